import { digestOfToken, newToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Link, type Subject } from '../../data/link/link.js';

/** What a link is about, and for how long it works. */
export interface IssueLink extends Subject {
  /** The decision to read; none when left out. */
  decisionId?: string;
  expiresAt: Date;
  /** When the customer is reminded while it is unused; null for no reminder. */
  remindAt: Date | null;
  policyVersion: number;
  now: Date;
}

/**
 * Issues a one-time link.
 * @returns its token, which is kept nowhere; it stands behind `#` in the address, where no server on the way sees it
 */
export async function issueLink(em: EntityManager, { now, decisionId, ...link }: IssueLink): Promise<string> {
  const token = newToken();
  const issued = { decisionId: decisionId ?? null, tokenDigest: digestOfToken(token), issuedAt: now, usedAt: null };
  await em.insert(Link, { id: uuidv7(), ...link, ...issued });
  return token;
}

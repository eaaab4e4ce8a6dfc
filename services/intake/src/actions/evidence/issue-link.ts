import { createHash, randomBytes } from 'node:crypto';
import { after } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { EvidenceLink } from '../../data/evidence/evidence-link.js';
import { LINK_FOR_MS, type LinkPurpose } from '../../domain/evidence/link.js';

const TOKEN_BYTES = 32;

/** What is kept of a token. */
export const digestOfFileToken = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes a one-time address of a file; its token is told once and not kept. Source: R4. */
export async function issueLink(
  em: EntityManager,
  asked: { evidenceId: string; purpose: LinkPurpose; madeForId: string; onBehalfOfId: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const { now, ...link } = asked;
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const expiresAt = after(now, LINK_FOR_MS);
  await em.insert(EvidenceLink, {
    id: uuidv7(),
    ...link,
    tokenDigest: digestOfFileToken(token),
    expiresAt,
    usedAt: null,
  });
  return { token, expiresAt };
}

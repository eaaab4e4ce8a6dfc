import { after, newId } from '@complaints/kit';
import { digestOfToken, newToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { FileLink } from '../../data/files/file-link.js';
import { LINK_FOR_MS } from '../../domain/files/link.js';

type AskedLink = Pick<FileLink, 'purpose' | 'subjectId' | 'madeForId' | 'onBehalfOfId'>;

/** Makes a one-time address; its token is told once and not kept. Source: R93. */
export async function issueLink(
  em: EntityManager,
  asked: AskedLink & { now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const { now, ...link } = asked;
  const token = newToken();
  const expiresAt = after(now, LINK_FOR_MS);
  await em.insert(FileLink, { id: newId(), ...link, tokenDigest: digestOfToken(token), expiresAt, usedAt: null });
  return { token, expiresAt };
}

import { after } from '@complaints/kit';
import { digestOfToken, newToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { EvidenceLink } from '../../data/evidence/evidence-link.js';
import { LINK_FOR_MS, type LinkPurpose } from '../../domain/evidence/link.js';

/** Makes a one-time address of a file; its token is told once and not kept. Source: R4. */
export async function issueLink(
  em: EntityManager,
  asked: { evidenceId: string; purpose: LinkPurpose; madeForId: string; onBehalfOfId: string | null; now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const { now, ...link } = asked;
  const token = newToken();
  const expiresAt = after(now, LINK_FOR_MS);
  await em.insert(EvidenceLink, {
    id: uuidv7(),
    ...link,
    tokenDigest: digestOfToken(token),
    expiresAt,
    usedAt: null,
  });
  return { token, expiresAt };
}

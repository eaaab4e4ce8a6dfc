import { digestOfToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { Evidence } from '../../data/evidence/evidence.js';
import { EvidenceLink, lockEvidenceLink } from '../../data/evidence/evidence-link.js';
import { isUsable } from '../../domain/evidence/link.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';
import { linkNotFound } from './begin-upload.js';

/**
 * Uses up an address for a download.
 * @throws RuleError LINK_NOT_FOUND for one that is unknown, ended, used, or of a file that is not there any more
 * Source: R4.
 */
export async function beginDownload(
  em: EntityManager,
  { token, now }: { token: string; now: Date },
): Promise<Evidence> {
  const link = await lockEvidenceLink(em, digestOfToken(token));
  const isOpen = link && isUsable(link, 'DOWNLOAD', now);
  const evidence = isOpen ? await em.findOneBy(Evidence, { id: link.evidenceId }) : null;
  if (!link || evidence?.state !== EvidenceState.STORED) throw linkNotFound();
  await em.update(EvidenceLink, link.id, { usedAt: now });
  return evidence;
}

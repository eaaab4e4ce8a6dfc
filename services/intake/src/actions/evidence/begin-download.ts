import { type ComeTo, useLink } from '@complaints/kit/files';
import { linkNotFound } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Evidence } from '../../data/evidence/evidence.js';
import { EvidenceLink } from '../../data/evidence/evidence-link.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';

/**
 * Uses up an address for a download.
 * @throws RuleError LINK_NOT_FOUND for one that is unknown, ended, used, or of a file that is not there any more
 * Source: R4.
 */
export async function beginDownload(em: EntityManager, { token, now }: ComeTo): Promise<Evidence> {
  const { evidenceId } = await useLink(em, EvidenceLink, { purpose: 'DOWNLOAD', token, now });
  const evidence = await em.findOneBy(Evidence, { id: evidenceId });
  if (evidence?.state !== EvidenceState.STORED) throw linkNotFound();
  return evidence;
}

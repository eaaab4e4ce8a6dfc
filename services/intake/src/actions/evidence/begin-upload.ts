import { RuleError } from '@complaints/contracts';
import { type ComeTo, useLink } from '@complaints/kit/files';
import { linkNotFound } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v4 as uuidv4 } from 'uuid';
import { Evidence, lockEvidence } from '../../data/evidence/evidence.js';
import { EvidenceLink } from '../../data/evidence/evidence-link.js';
import { isUploading } from '../../domain/evidence/link.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';

/** An upload that has begun. */
export interface BegunUpload {
  /** As it is from now on, with places for this upload alone. */
  evidence: Evidence;
  /** For whom the address was made. */
  link: EvidenceLink;
  /** Where something may be left of an upload before, which came to nothing. */
  keysBefore: readonly string[];
}

/**
 * Uses up an address for an upload that begins now.
 * @throws RuleError LINK_NOT_FOUND for one that is unknown, ended, used, or of a file that is not awaited any more
 * @throws RuleError UPLOAD_UNDER_WAY while another upload of the same file goes on; the address stays usable
 * Source: R4.
 */
export async function beginUpload(em: EntityManager, { token, now }: ComeTo): Promise<BegunUpload> {
  const link = await useLink(em, EvidenceLink, { purpose: 'UPLOAD', token, now });
  const evidence = await lockEvidence(em, link.evidenceId);
  if (evidence?.state !== EvidenceState.AWAITED) throw linkNotFound();
  if (isUploading(evidence, now)) {
    throw new RuleError('UPLOAD_UNDER_WAY', 'This file is being sent already.');
  }
  const keysBefore = [evidence.originalKey, evidence.copyKey];
  const change = { originalKey: uuidv4(), copyKey: uuidv4(), uploadBeganAt: now, fault: null };
  await em.update(Evidence, evidence.id, change);
  return { evidence: Object.assign(evidence, change), link, keysBefore };
}

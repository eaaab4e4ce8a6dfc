import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import { digestOfToken } from '@complaints/kit/files';
import type { EntityManager } from 'typeorm';
import { v4 as uuidv4 } from 'uuid';
import { Evidence, lockEvidence } from '../../data/evidence/evidence.js';
import { EvidenceLink, lockEvidenceLink } from '../../data/evidence/evidence-link.js';
import { isUploading, isUsable } from '../../domain/evidence/link.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';

/** What somebody sends to an address. */
export interface BeginUpload {
  token: string;
  now: Date;
}

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
export async function beginUpload(em: EntityManager, { token, now }: BeginUpload): Promise<BegunUpload> {
  const link = await lockEvidenceLink(em, digestOfToken(token));
  const evidence = link && isUsable(link, 'UPLOAD', now) ? await lockEvidence(em, link.evidenceId) : null;
  if (!link || evidence?.state !== EvidenceState.AWAITED) throw linkNotFound();
  if (isUploading(evidence, now)) {
    throw new RuleError('UPLOAD_UNDER_WAY', 'This file is being sent already.');
  }
  const keysBefore = [evidence.originalKey, evidence.copyKey];
  const change = { originalKey: uuidv4(), copyKey: uuidv4(), uploadBeganAt: now, fault: null };
  attribute(em, { onBehalfOf: link.onBehalfOfId });
  await em.update(EvidenceLink, link.id, { usedAt: now });
  await em.update(Evidence, evidence.id, change);
  return { evidence: Object.assign(evidence, change), link, keysBefore };
}

/** One answer for every address that cannot be used, so that nobody learns which there are. */
export const linkNotFound = () => new RuleError('LINK_NOT_FOUND', 'There is no such address, or not any more.');

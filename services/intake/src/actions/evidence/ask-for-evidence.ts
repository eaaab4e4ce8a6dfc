import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Complaint } from '../../data/complaint.js';
import { EvidenceAccess } from '../../data/evidence/evidence-access.js';
import { findEvidence } from '../../data/evidence/find-evidence.js';
import { EvidenceState } from '../../domain/evidence/vocabulary.js';
import { complaintScope, evidenceScope, mayViewEvidence } from '../../domain/rights.js';

/** Somebody wants to have a file. */
export interface AskForEvidence {
  evidenceId: string;
  by: Actor;
  now: Date;
}

/**
 * Remembers who asked for a file.
 * @throws RuleError EVIDENCE_NOT_FOUND, EVIDENCE_NOT_STORED
 * Source: R4, R91.
 */
export async function askForEvidence(
  em: EntityManager,
  { evidenceId, by, now }: AskForEvidence,
): Promise<EvidenceAccess> {
  const evidence = await findEvidence(em, evidenceId, [complaintScope(by), evidenceScope(by)]);
  const path = ['evidenceId'];
  if (!evidence) throw new RuleError('EVIDENCE_NOT_FOUND', 'There is no such file that you can see.', path);
  if (evidence.state !== EvidenceState.STORED) {
    throw new RuleError('EVIDENCE_NOT_STORED', 'There is nothing to be had of this file.', path);
  }
  const complaint = await em.findOneByOrFail(Complaint, { id: evidence.complaintId });
  const access: EvidenceAccess = {
    id: uuidv7(),
    evidenceId: evidence.id,
    byId: by.id,
    onBehalfOfId: onBehalfOf(by, (one) => mayViewEvidence(one, complaint)),
    askedAt: now,
  };
  attribute(em, { onBehalfOf: access.onBehalfOfId });
  await em.insert(EvidenceAccess, access);
  return access;
}

import { evidenceKept, type Told } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Complaint } from '../../data/complaint.js';
import { Evidence, lockComplaintWithFiles, lockEvidence } from '../../data/evidence/evidence.js';
import { EvidenceFault, EvidenceState } from '../../domain/evidence/vocabulary.js';

/** What an upload came to. */
export type Outcome =
  | { kept: { sha256: string; copyBytes: number } }
  /** For good, unless it was no fault of the file's. */
  | { fault: EvidenceFault };

export interface EndUpload {
  evidence: Pick<Evidence, 'id' | 'complaintId'>;
  /** When it began, so that no other is ended. */
  beganAt: Date;
  outcome: Outcome;
  now: Date;
}

/** After these the file is awaited still, and another address may be asked for. */
const NO_FAULT_OF_THE_FILE: readonly EvidenceFault[] = [EvidenceFault.UPLOAD_BROKEN, EvidenceFault.STORAGE_AWAY];

/**
 * Writes down what an upload came to, and tells of a file that is kept: from then on it can be had.
 * @returns the evidence; null when it is not awaited any more or the upload took too long, so that nothing of it may stay
 * Source: R4.
 */
export async function endUpload(em: EntityManager, command: EndUpload): Promise<Evidence | null> {
  const { beganAt, outcome, now } = command;
  const complaint = await lockComplaintWithFiles(em, command.evidence.complaintId);
  const evidence = await lockEvidence(em, command.evidence.id);
  if (evidence?.state !== EvidenceState.AWAITED || evidence.uploadBeganAt?.getTime() !== beganAt.getTime()) return null;
  const change = changeBy(outcome, now);
  await em.update(Evidence, evidence.id, change);
  if ('kept' in outcome) record(em, now, [kept(complaint, evidence.id, now)]);
  return Object.assign(evidence, change);
}

/** What is told of a file that is kept. */
export function kept(
  { id: complaintId, storeId, regionId }: Pick<Complaint, 'id' | 'storeId' | 'regionId'>,
  evidenceId: string,
  keptAt: Date,
): Told {
  return evidenceKept.of({ complaintId, storeId, regionId, evidenceId, keptAt });
}

function changeBy(outcome: Outcome, now: Date): Partial<Evidence> {
  if ('kept' in outcome) return { state: EvidenceState.STORED, ...outcome.kept, storedAt: now, uploadBeganAt: null };
  const { fault } = outcome;
  if (NO_FAULT_OF_THE_FILE.includes(fault)) return { fault, uploadBeganAt: null };
  return { state: EvidenceState.REFUSED, fault, uploadBeganAt: null };
}

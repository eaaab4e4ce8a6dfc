import type { EntityManager } from 'typeorm';
import { Evidence, lockEvidence } from '../../data/evidence/evidence.js';
import { EvidenceFault, EvidenceState } from '../../domain/evidence/vocabulary.js';

/** What an upload came to. */
export type Outcome =
  | { kept: { sha256: string; copyBytes: number } }
  /** For good, unless it was no fault of the file's. */
  | { fault: EvidenceFault };

export interface EndUpload {
  evidenceId: string;
  /** When it began, so that no other is ended. */
  beganAt: Date;
  outcome: Outcome;
  now: Date;
}

/** After these the file is awaited still, and another address may be asked for. */
const NO_FAULT_OF_THE_FILE: readonly EvidenceFault[] = [EvidenceFault.UPLOAD_BROKEN, EvidenceFault.STORAGE_AWAY];

/**
 * Writes down what an upload came to.
 * @returns the evidence; null when it is not awaited any more or the upload took too long, so that nothing of it may stay
 * Source: R4.
 */
export async function endUpload(
  em: EntityManager,
  { evidenceId, beganAt, outcome, now }: EndUpload,
): Promise<Evidence | null> {
  const evidence = await lockEvidence(em, evidenceId);
  if (evidence?.state !== EvidenceState.AWAITED || evidence.uploadBeganAt?.getTime() !== beganAt.getTime()) return null;
  const change = changeBy(outcome, now);
  await em.update(Evidence, evidence.id, change);
  return Object.assign(evidence, change);
}

function changeBy(outcome: Outcome, now: Date): Partial<Evidence> {
  if ('kept' in outcome) return { state: EvidenceState.STORED, ...outcome.kept, storedAt: now, uploadBeganAt: null };
  const { fault } = outcome;
  if (NO_FAULT_OF_THE_FILE.includes(fault)) return { fault, uploadBeganAt: null };
  return { state: EvidenceState.REFUSED, fault, uploadBeganAt: null };
}

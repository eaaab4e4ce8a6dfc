import { LevelCause } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { withOutcome } from '../../domain/complaint-state.js';
import { relevel } from '../matter/relevel.js';

/**
 * Notes that a complaint has had an outcome without being closed by it; later repeats count by it.
 * @throws NotYetKnown
 * Source: R38.
 */
export async function noteOutcome(
  em: EntityManager,
  { complaintId, outcomeAt, now }: { complaintId: string; outcomeAt: Date; now: Date },
): Promise<void> {
  const complaint = await lockComplaint(em, complaintId);
  await em.update(Complaint, { id: complaint.id }, withOutcome(complaint, outcomeAt));
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.OUTCOME_LEARNED, now });
}

import { LevelCause } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import { lockComplaint } from '../data/find-complaints.js';
import { missPlan } from '../domain/complaint-state.js';
import { relevel } from './matter/relevel.js';

/**
 * Notes that a plan deadline passed without a decision, which is an unsatisfactory outcome.
 * @throws NotYetKnown
 * Source: R38.
 */
export async function noteMissedPlan(
  em: EntityManager,
  { complaintId, dueAt, now }: { complaintId: string; dueAt: Date; now: Date },
): Promise<void> {
  const complaint = await lockComplaint(em, complaintId);
  await em.update(Complaint, { id: complaint.id }, missPlan(complaint, dueAt));
  await relevel(em, { matterId: complaint.matterId, cause: LevelCause.OUTCOME_LEARNED, now });
}

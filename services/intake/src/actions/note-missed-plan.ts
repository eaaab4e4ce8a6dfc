import type { EntityManager } from 'typeorm';
import { Complaint } from '../data/complaint.js';
import { lockComplaint } from '../data/find-complaints.js';
import { missPlan } from '../domain/complaint-state.js';

/**
 * Notes that a plan deadline passed without a decision, which is an unsatisfactory outcome.
 * @throws NotYetKnown
 * Source: R38.
 */
export async function noteMissedPlan(em: EntityManager, command: { complaintId: string; dueAt: Date }): Promise<void> {
  const complaint = await lockComplaint(em, command.complaintId);
  await em.update(Complaint, { id: complaint.id }, missPlan(complaint, command.dueAt));
}

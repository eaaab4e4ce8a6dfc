import type { EntityManager } from 'typeorm';
import { lockComplaint } from '../../data/find-complaints.js';
import { withdrawPlanLinks } from '../../data/link/link.js';

/**
 * Notes that a plan was agreed on, by whatever proof: there is nothing more to answer.
 * @throws NotYetKnown
 * Source: R32.
 */
export async function settlePlan(
  em: EntityManager,
  { complaintId, now }: { complaintId: string; now: Date },
): Promise<void> {
  await lockComplaint(em, complaintId);
  await withdrawPlanLinks(em, complaintId, now);
}

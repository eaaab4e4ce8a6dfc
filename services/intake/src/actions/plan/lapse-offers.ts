import type { EntityManager } from 'typeorm';
import { Complaint } from '../../data/complaint.js';
import { lockComplaint } from '../../data/find-complaints.js';
import { withdrawPlanLinks } from '../../data/link/link.js';
import { laterOf } from '../../domain/plan/lapse.js';

/** Up to when what was offered stands no more. */
export interface LapseOffers {
  complaintId: string;
  until: Date;
  now: Date;
}

/**
 * Notes that no round of the plan that was proposed until then is to be answered any more: one was agreed on by whatever
 * proof, another owner begins anew, or the case ended. One that is heard of later is not offered.
 * @throws NotYetKnown
 * Source: R23, R32.
 */
export async function lapseOffers(em: EntityManager, { complaintId, until, now }: LapseOffers): Promise<void> {
  const complaint = await lockComplaint(em, complaintId);
  const offersLapsedAt = laterOf(complaint.offersLapsedAt, until);
  await em.update(Complaint, { id: complaintId }, { offersLapsedAt });
  await withdrawPlanLinks(em, { complaintId, proposedUntil: until, now });
}

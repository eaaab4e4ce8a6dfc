import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Complaint } from '../../data/complaint.js';
import { findOpinionOwner, OpinionFollowUp } from '../../data/opinion/opinion-follow-up.js';
import type { Rating } from '../../data/rating.js';
import { FollowUpState } from '../../domain/opinion/follow-up.js';

/** Has an opinion followed up by the store's manager, else, or where the store must not see it, by customer service. Source: R71. */
export async function openFollowUp(
  em: EntityManager,
  { complaint, rating, now }: { complaint: Complaint; rating: Rating; now: Date },
): Promise<void> {
  const { id: complaintId, storeId, confidentialTowardsStore } = complaint;
  await em.insert(OpinionFollowUp, {
    id: uuidv7(),
    ratingId: rating.id,
    complaintId,
    state: FollowUpState.OPEN,
    note: null,
    dueAt: null,
    ownerPostId: await findOpinionOwner(em, confidentialTowardsStore ? null : storeId),
    openedAt: now,
    changedAt: now,
  });
}

import type { EntityManager } from 'typeorm';
import { findLadderPosts } from '../../data/case-file.js';
import { keepNotices } from '../../data/notice/keep-notices.js';
import { approvalWaits, authorityExhausted, requestRejected } from '../../domain/notice/of-money.js';
import { findCaseToFollow } from '../lock-file-of.js';
import { type ToldOfDisbursement, takeUp } from './take-up.js';

interface OfComplaint extends ToldOfDisbursement {
  complaintId: string;
  now: Date;
}

/**
 * A request stands before a post, which is told that it waits; the post that it stood before waits for nothing any more.
 * @throws NotYetKnown while there is no case of the complaint that there will be
 * Source: R61, R65.
 */
export async function tellApprover(em: EntityManager, told: OfComplaint & { approverPostId: string }): Promise<void> {
  if (!(await takeUp(em, told))) return;
  const { disbursementId, approverPostId, now } = told;
  const found = await findCaseToFollow(em, told.complaintId);
  await keepNotices(em, now, [approvalWaits(approverPostId, { disbursementId, caseId: found?.id ?? null })]);
}

/**
 * Money that somebody asked for by hand was refused, which the owner of the case is told.
 * @throws NotYetKnown while there is no case of the complaint that there will be
 * Source: R65.
 */
export async function tellOfRejection(em: EntityManager, told: OfComplaint): Promise<void> {
  if (!(await takeUp(em, told))) return;
  const found = await findCaseToFollow(em, told.complaintId);
  await keepNotices(em, told.now, found ? [requestRejected(found, told.disbursementId)] : []);
}

/** A post has too little left to approve with. Source: R26, R62. */
export async function tellOfExhaustion(
  em: EntityManager,
  { postId, storeId, regionId, now }: { postId: string; storeId: string | null; regionId: string | null; now: Date },
): Promise<void> {
  const posts = await findLadderPosts(em, [{ storeId, regionId }]);
  await keepNotices(em, now, authorityExhausted(postId, posts));
}

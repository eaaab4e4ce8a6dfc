import type { LadderPost } from '../owner.js';
import { superiorOf } from '../post/superior.js';
import { type NoticeFacts, NoticeKind } from './notice.js';

/** What the fund tells of a disbursement, and the case of its complaint. */
interface AboutDisbursement {
  disbursementId: string;
  caseId: string | null;
}

/** A request for money waits for a post to approve it. Source: R61, R65. */
export const approvalWaits = (approverPostId: string, { disbursementId, caseId }: AboutDisbursement): NoticeFacts => ({
  ...{ toId: approverPostId, kind: NoticeKind.APPROVAL_WAITING, caseId, deadlineKind: null, subject: disbursementId },
});

/** Money that somebody asked for by hand was refused, which the owner of the case goes on without. Source: R65. */
export const requestRejected = (
  { id: caseId, ownerPostId }: { id: string; ownerPostId: string },
  disbursementId: string,
): NoticeFacts => ({
  ...{ toId: ownerPostId, kind: NoticeKind.DISBURSEMENT_REJECTED, caseId, deadlineKind: null, subject: disbursementId },
});

/**
 * A post has too little left to approve with: told to itself and to the post above it.
 * @param posts those of its place
 * Source: R26, R62.
 */
export function authorityExhausted(postId: string, posts: readonly LadderPost[]): NoticeFacts[] {
  const post = posts.find((found) => found.postId === postId);
  const above = post && superiorOf(post, posts);
  return [postId, ...(above ? [above.postId] : [])].map((toId) => ({
    ...{ toId, kind: NoticeKind.AUTHORITY_EXHAUSTED, caseId: null, deadlineKind: null, subject: postId },
  }));
}

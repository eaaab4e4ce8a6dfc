import { z } from 'zod';
import { defineEvent, instant } from '../event.js';
import { CancellationCause, Level, PostKind, Purpose, RejectionReason, RouteObstacle } from '../vocabulary.js';

/** As it was told while every request came from a plan. */
const ofDisbursementV1 = {
  disbursementId: z.uuid(),
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  planId: z.uuid(),
  amountFen: z.int().positive(),
  purpose: z.enum(Purpose),
};
const ofDisbursement = {
  ...ofDisbursementV1,
  /** The plan that asks for the money; null where somebody asked by hand. */
  planId: z.uuid().nullable(),
  level: z.enum(Level),
  /** The version of the fund's policy that it keeps. */
  policyVersion: z.int().positive(),
};
const aggregate = ['disbursement', 'disbursementId'] as const;
/** The post that it stands before. */
const approver = { approverPostId: z.uuid(), approverKind: z.enum(PostKind) };

/** Told until requests were made by hand too. */
export const disbursementRequestedV1 = defineEvent('fund.disbursement.requested.v1', aggregate, {
  ...ofDisbursementV1,
  approverPostId: z.uuid(),
  /** `2026-11` or `2026-Q4`. */
  periodKey: z.string(),
  requestedAt: instant,
});

/** Money was asked for and stands before the post that may grant it. Source: R61, R65. */
export const disbursementRequested = defineEvent('fund.disbursement.requested.v2', aggregate, {
  ...ofDisbursement,
  ...approver,
  /** `2026-11` or `2026-Q4`. */
  periodKey: z.string(),
  requestedAt: instant,
});

/** A request stands before a higher post: the one it stood before may grant it no longer. Source: R61. */
export const disbursementClimbed = defineEvent('fund.disbursement.climbed.v1', aggregate, {
  ...ofDisbursement,
  fromPostId: z.uuid(),
  ...approver,
  /** Why the post before may not. */
  obstacle: z.enum(RouteObstacle),
  periodKey: z.string(),
  climbedAt: instant,
});

/** Told until requests were made by hand too. */
export const disbursementApprovedV1 = defineEvent('fund.disbursement.approved.v1', aggregate, {
  ...ofDisbursementV1,
  approverPostId: z.uuid(),
  approvedAt: instant,
});

/** Source: R61, R65. */
export const disbursementApproved = defineEvent('fund.disbursement.approved.v2', aggregate, {
  ...ofDisbursement,
  ...approver,
  approvedAt: instant,
});

/** Told until requests were made by hand too. */
export const disbursementRejectedV1 = defineEvent('fund.disbursement.rejected.v1', aggregate, {
  ...ofDisbursementV1,
  reason: z.enum(RejectionReason).exclude(['EXPIRED']),
  rejectedAt: instant,
});

/** Source: R65. */
export const disbursementRejected = defineEvent('fund.disbursement.rejected.v2', aggregate, {
  ...ofDisbursement,
  reason: z.enum(RejectionReason),
  rejectedAt: instant,
});

/** Told until requests were made by hand too. */
export const disbursementPaidV1 = defineEvent('fund.disbursement.paid.v1', aggregate, {
  ...ofDisbursementV1,
  paidAt: instant,
});

/** Source: R65. */
export const disbursementPaid = defineEvent('fund.disbursement.paid.v2', aggregate, {
  ...ofDisbursement,
  paidAt: instant,
});

/** A request, or a grant that was not paid, is carried out no further. Source: R65. */
export const disbursementCancelled = defineEvent('fund.disbursement.cancelled.v1', aggregate, {
  ...ofDisbursement,
  cause: z.enum(CancellationCause),
  cancelledAt: instant,
});

/** A payment was wrong and is taken back by an entry against it. Source: R64, R65. */
export const disbursementReversed = defineEvent('fund.disbursement.reversed.v1', aggregate, {
  ...ofDisbursement,
  paidAt: instant,
  reversedAt: instant,
});

/** A post has too little left of a period for what it was asked; told once per post and period. Source: R62. */
export const authorityExhausted = defineEvent('fund.authority.exhausted.v1', ['authority', 'postId'], {
  postId: z.uuid(),
  kind: z.enum(PostKind),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  /** `2026-11` or `2026-Q4`. */
  periodKey: z.string(),
  limitFen: z.int().nonnegative(),
  /** What was left when it was asked for more. */
  leftFen: z.int().nonnegative(),
  exhaustedAt: instant,
});

/** A version of the fund's policy was published; until it takes effect the one before it is in force. */
export const fundPolicyPublished = defineEvent('fund.policy.published.v1', ['policy', 'policyId'], {
  /** The same for every version. */
  policyId: z.uuid(),
  version: z.int().positive(),
  effectiveAt: instant,
});

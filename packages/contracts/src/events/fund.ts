import { z } from 'zod';
import { defineEvent, instant } from '../event.js';
import { Purpose, RejectionReason } from '../vocabulary.js';

const ofDisbursement = {
  disbursementId: z.uuid(),
  complaintId: z.uuid(),
  storeId: z.uuid().nullable(),
  regionId: z.uuid().nullable(),
  planId: z.uuid(),
  amountFen: z.int().positive(),
  purpose: z.enum(Purpose),
};
const aggregate = ['disbursement', 'disbursementId'] as const;

/** Money was asked for and stands before the post that may grant it. Source: R61, R65. */
export const disbursementRequested = defineEvent('fund.disbursement.requested.v1', aggregate, {
  ...ofDisbursement,
  approverPostId: z.uuid(),
  /** `2026-11` or `2026-Q4`. */
  periodKey: z.string(),
  requestedAt: instant,
});

/** Source: R61, R65. */
export const disbursementApproved = defineEvent('fund.disbursement.approved.v1', aggregate, {
  ...ofDisbursement,
  approverPostId: z.uuid(),
  approvedAt: instant,
});

/** Source: R65. */
export const disbursementRejected = defineEvent('fund.disbursement.rejected.v1', aggregate, {
  ...ofDisbursement,
  reason: z.enum(RejectionReason),
  rejectedAt: instant,
});

/** Source: R65. */
export const disbursementPaid = defineEvent('fund.disbursement.paid.v1', aggregate, {
  ...ofDisbursement,
  paidAt: instant,
});

import type { Level, Purpose, RejectionReason, Tier } from '@complaints/contracts';
import type { ApproverKind, DisbursementState, PaymentChannel } from './vocabulary.js';

/** One use of the reserve fund, from the request to the payment. Source: R65. */
export interface DisbursementFacts {
  id: string;
  /** The accepted plan it follows from; one plan asks once. */
  planId: string;
  complaintId: string;
  storeId: string | null;
  regionId: string | null;
  level: Level;
  ownerTier: Tier;
  proposerId: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  purpose: Purpose;
  state: DisbursementState;
  /** The post it stands before, with the period its hold counts in; null when no post could take it. */
  approverPostId: string | null;
  approverKind: ApproverKind | null;
  periodKey: string | null;
  /** Whether an allowance counts it; not where the authority has no limit. */
  counted: boolean;
  /** The fund's policy of the hold; kept whatever comes later. */
  policyVersion: number;
  requestedAt: Date;
  decidedAt: Date | null;
  decidedBy: string | null;
  decidedOnBehalfOf: string | null;
  rejectionReason: RejectionReason | null;
  note: string | null;
  paidAt: Date | null;
  paidBy: string | null;
  paymentChannel: PaymentChannel | null;
  paymentReference: string | null;
}

/** What every event of a disbursement says. */
export const toldOf = (disbursement: DisbursementFacts) => ({
  disbursementId: disbursement.id,
  complaintId: disbursement.complaintId,
  storeId: disbursement.storeId,
  regionId: disbursement.regionId,
  planId: disbursement.planId,
  amountFen: disbursement.amountFen,
  purpose: disbursement.purpose,
});

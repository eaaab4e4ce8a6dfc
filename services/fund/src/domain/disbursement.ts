import {
  type CancellationCause,
  disbursementRejected,
  type Level,
  type Purpose,
  type RejectionReason,
  type RouteObstacle,
  type Tier,
  type Told,
} from '@complaints/contracts';
import type { ApproverKind, DisbursementState, PaymentChannel } from './vocabulary.js';

/** How one post looked at a request: what kept it from taking it, or nothing where it stood or stands before it. Source: R61. */
export interface RouteStep {
  kind: ApproverKind;
  /** Null where there is no such post for the complaint. */
  postId: string | null;
  obstacle: RouteObstacle | null;
  /** Whole fen left of the period before the request, where the post's period was looked at and has a limit. */
  leftFen: number | null;
}

/** One use of the reserve fund, from the request to the payment. Source: R65. */
export interface DisbursementFacts {
  id: string;
  /** The accepted plan it follows from; one plan asks once. Null where somebody asked by hand. */
  planId: string | null;
  /** The reversed one that is paid again by it. */
  replacesId: string | null;
  complaintId: string;
  storeId: string | null;
  regionId: string | null;
  level: Level;
  ownerTier: Tier;
  proposerId: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  purpose: Purpose;
  /** Why, in the words of who asked by hand. */
  reason: string | null;
  /** Files of the complaint that show it. */
  evidenceIds: readonly string[];
  /** Who gets the money: an account or a name, as the payer needs it. */
  payeeReference: string | null;
  state: DisbursementState;
  /** The post it stands before, with the period its hold counts in; null when no post could take it. */
  approverPostId: string | null;
  approverKind: ApproverKind | null;
  periodKey: string | null;
  /** Counts the posts it has been held by, from 1. */
  holdNumber: number;
  /** When the hold ends if nobody decides. */
  holdUntil: Date;
  /** How it came to stand where it stands, from the lowest post. */
  steps: readonly RouteStep[];
  /** The fund's policy of the hold; kept whatever comes later. */
  policyVersion: number;
  requestedAt: Date;
  decidedAt: Date | null;
  decidedById: string | null;
  decidedOnBehalfOf: string | null;
  rejectionReason: RejectionReason | null;
  note: string | null;
  paidAt: Date | null;
  paidById: string | null;
  paymentChannel: PaymentChannel | null;
  paymentReference: string | null;
  /** When the money changed hands, by the proof. */
  paymentMadeAt: Date | null;
  /** The file that proves it. */
  paymentEvidenceId: string | null;
  /** When it was cancelled or reversed, by whom and why. */
  endedAt: Date | null;
  endedById: string | null;
  endingNote: string | null;
  cancellationCause: CancellationCause | null;
}

/** Changes of a disbursement, with what is told of them. */
export interface Decided {
  state: Partial<DisbursementFacts>;
  events: Told[];
}

/** What every event of a disbursement says. */
export const toldOf = (disbursement: DisbursementFacts) => ({
  disbursementId: disbursement.id,
  complaintId: disbursement.complaintId,
  storeId: disbursement.storeId,
  regionId: disbursement.regionId,
  planId: disbursement.planId,
  level: disbursement.level,
  amountFen: disbursement.amountFen,
  purpose: disbursement.purpose,
  policyVersion: disbursement.policyVersion,
});

/** The post a disbursement stands before; there is one while it is not rejected. */
export function approverOf(disbursement: DisbursementFacts) {
  const { approverPostId, approverKind, periodKey } = disbursement;
  if (approverPostId === null || approverKind === null || periodKey === null)
    throw new Error(`the disbursement ${disbursement.id} stands before no post`);
  return { approverPostId, approverKind, periodKey };
}

/** A request that is refused without anybody's decision. Source: R65. */
export const refused = (disbursement: DisbursementFacts, reason: RejectionReason, now: Date): Decided => ({
  state: { state: 'REJECTED', rejectionReason: reason, decidedAt: now },
  events: [disbursementRejected.of({ ...toldOf(disbursement), reason, rejectedAt: now })],
});

import { disbursementRejected, disbursementRequested, type RejectionReason, type Told } from '@complaints/contracts';
import { approved } from './decide.js';
import { type DisbursementFacts, toldOf } from './disbursement.js';
import type { Candidate } from './route.js';
import { DisbursementState } from './vocabulary.js';

/** What an accepted plan asks for. */
export type Asked = Pick<
  DisbursementFacts,
  | 'id'
  | 'planId'
  | 'complaintId'
  | 'storeId'
  | 'regionId'
  | 'level'
  | 'ownerTier'
  | 'proposerId'
  | 'amountFen'
  | 'purpose'
> & { policyVersion: number; requestedAt: Date };

/** The post that took a request up, and who holds it. */
export interface Taker {
  postId: string;
  holderId: string;
  candidate: Candidate;
}

/**
 * A request that a post took up: it waits for that post's decision, or is approved at once where the proposer holds
 * the post. To deputise is not to hold.
 * Source: R61, R65.
 */
export function takenUp(asked: Asked, { postId, holderId, candidate }: Taker): Outcome {
  const waiting: DisbursementFacts = {
    ...undecided(asked),
    approverPostId: postId,
    approverKind: candidate.kind,
    periodKey: candidate.period.key,
    counted: candidate.limit.kind !== 'NONE',
  };
  const requested = disbursementRequested.of({
    ...toldOf(waiting),
    approverPostId: postId,
    periodKey: candidate.period.key,
    requestedAt: asked.requestedAt,
  });
  if (holderId !== asked.proposerId) return { disbursement: waiting, events: [requested] };
  const { state, events } = approved(waiting, { byId: holderId, onBehalfOf: null, note: null, now: asked.requestedAt });
  return { disbursement: { ...waiting, ...state }, events: [requested, ...events] };
}

/** A request that no post could take up. Source: R60, R65. */
export function turnedDown(asked: Asked, reason: RejectionReason): Outcome {
  const disbursement: DisbursementFacts = {
    ...undecided(asked),
    state: DisbursementState.REJECTED,
    rejectionReason: reason,
    decidedAt: asked.requestedAt,
  };
  const rejected = disbursementRejected.of({ ...toldOf(disbursement), reason, rejectedAt: asked.requestedAt });
  return { disbursement, events: [rejected] };
}

export interface Outcome {
  disbursement: DisbursementFacts;
  events: Told[];
}

const undecided = (asked: Asked): DisbursementFacts => ({
  ...asked,
  state: DisbursementState.REQUESTED,
  approverPostId: null,
  approverKind: null,
  periodKey: null,
  counted: false,
  decidedAt: null,
  decidedBy: null,
  decidedOnBehalfOf: null,
  rejectionReason: null,
  note: null,
  paidAt: null,
  paidBy: null,
  paymentChannel: null,
  paymentReference: null,
});

import { disbursementApproved, disbursementRejected, RejectionReason, RuleError } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { approverOf, type Decided, type DisbursementFacts, toldOf } from './disbursement.js';
import { withMoney } from './rights.js';
import { DisbursementState } from './vocabulary.js';

/** Somebody's decision on a request. */
export interface Decision {
  by: Actor;
  note: string | null;
  now: Date;
}

const path = ['disbursementId'];

/**
 * Grants a request with the authority of the post it stands before.
 * @throws RuleError NOT_PENDING, NOT_APPROVER, OWN_REQUEST, REQUEST_OF_DEPUTISED
 * Source: R61, R65.
 */
export function approve(disbursement: DisbursementFacts, { by, note, now }: Decision): Decided {
  const seat = seatOfApprover(disbursement, by);
  checkOthersRequest(disbursement, by, seat);
  return approved(disbursement, { byId: by.id, onBehalfOf: seat.onBehalfOf, note, now });
}

/**
 * Refuses a request; the authority it held goes back to the period it came from.
 * @throws RuleError NOT_PENDING, NOT_APPROVER
 * Source: R65.
 */
export function reject(disbursement: DisbursementFacts, { by, note, now }: Decision): Decided {
  const seat = seatOfApprover(disbursement, by);
  const reason = RejectionReason.DECIDED;
  return {
    state: {
      state: DisbursementState.REJECTED,
      rejectionReason: reason,
      note,
      decidedAt: now,
      decidedById: by.id,
      decidedOnBehalfOf: seat.onBehalfOf,
    },
    events: [disbursementRejected.of({ ...toldOf(disbursement), reason, rejectedAt: now })],
  };
}

/** The approval itself, once it is clear that it may be given. */
export function approved(
  disbursement: DisbursementFacts,
  decision: { byId: string; onBehalfOf: string | null; note: string | null; now: Date },
): Decided {
  const { byId, onBehalfOf, note, now } = decision;
  const { approverPostId, approverKind } = approverOf(disbursement);
  return {
    state: {
      state: DisbursementState.APPROVED,
      note,
      decidedAt: now,
      decidedById: byId,
      decidedOnBehalfOf: onBehalfOf,
    },
    events: [disbursementApproved.of({ ...toldOf(disbursement), approverPostId, approverKind, approvedAt: now })],
  };
}

/** The seat from which the actor decides: held rather than deputised, and deputised in approvals. Source: R26. */
function seatOfApprover({ state, approverPostId, approverKind }: DisbursementFacts, by: Actor): Seat {
  if (state !== DisbursementState.REQUESTED) {
    throw new RuleError('NOT_PENDING', `This request is ${state} already.`, path);
  }
  const seats = withMoney(by).seats.filter((seat) => seat.postId === approverPostId);
  const seat = seats.find(({ onBehalfOf }) => onBehalfOf === null) ?? seats[0];
  if (!seat) {
    const sentence = `Only the ${approverKind} before whom this request stands, or a deputy in approvals, decides on it.`;
    throw new RuleError('NOT_APPROVER', sentence, path);
  }
  return seat;
}

function checkOthersRequest({ proposerId }: DisbursementFacts, by: Actor, { onBehalfOf }: Seat): void {
  if (onBehalfOf === null) return;
  if (proposerId === by.id) {
    throw new RuleError('OWN_REQUEST', 'A deputy does not approve a request of their own.', path);
  }
  if (proposerId === onBehalfOf) {
    throw new RuleError(
      'REQUEST_OF_DEPUTISED',
      'A deputy does not approve a request of the person they act for.',
      path,
    );
  }
}

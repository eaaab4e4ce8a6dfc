import {
  CancellationCause,
  disbursementCancelled,
  disbursementReversed,
  RejectionReason,
  RuleError,
} from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { onBehalfOf } from '@complaints/kit/pure';
import { type Decided, type DisbursementFacts, refused, toldOf } from './disbursement.js';
import { mayPay, withMoney } from './rights.js';
import { DisbursementState } from './vocabulary.js';

/** Somebody ends a disbursement, and says why. */
export interface Ending {
  by: Actor;
  note: string;
  now: Date;
}

/** What an ending changes, and for whom it was done. */
export interface Ended extends Decided {
  onBehalfOf: string | null;
}

const path = ['disbursementId'];

/**
 * Calls off what is not paid yet: a request by who asked for it or by the post it stands before, a grant by that post or a
 * cashier. What it holds or has used of a period goes back to that period.
 * @throws RuleError NOT_CANCELLABLE, NOT_CANCELLER
 * Source: R65.
 */
export function cancel(disbursement: DisbursementFacts, { by, note, now }: Ending): Ended {
  if (!isUnpaid(disbursement)) {
    const sentence = `What is ${disbursement.state} is not cancelled; a payment that was wrong is reversed.`;
    throw new RuleError('NOT_CANCELLABLE', sentence, path);
  }
  const isAsker = disbursement.proposerId === by.id;
  if (!isAsker && !mayEnd(disbursement, by)) {
    const sentence = 'Who asked for it, the post it stands before, or, once it is granted, a cashier calls it off.';
    throw new RuleError('NOT_CANCELLER', sentence, path);
  }
  return {
    ...cancelled(disbursement, CancellationCause.BY_HAND, { byId: by.id, note, now }),
    onBehalfOf: isAsker ? null : onBehalfOf(by, (one) => mayEnd(disbursement, one)),
  };
}

/** What was asked for by a plan that is no longer in force; null where it is decided against, paid or ended. Source: R23, R65. */
export const withdraw = (disbursement: DisbursementFacts, now: Date): Decided | null =>
  isUnpaid(disbursement)
    ? cancelled(disbursement, CancellationCause.PLAN_WITHDRAWN, { byId: null, note: null, now })
    : null;

/** A request that nobody decided on while its hold lasted; null before its end, and of any other. Source: R65. */
export const expire = (disbursement: DisbursementFacts, now: Date): Decided | null =>
  disbursement.state === DisbursementState.REQUESTED && disbursement.holdUntil <= now
    ? refused(disbursement, RejectionReason.EXPIRED, now)
    : null;

/**
 * Takes a payment back that was wrong, by an entry against it, once the money is with the chain again: by a cashier of the
 * region or the post that granted it, never by who paid. What it used goes back to its period.
 * @throws RuleError NOT_REVERSIBLE, REVERSER_IS_PAYER, NOT_REVERSER
 * Source: R64, R65, R67.
 */
export function reverse(disbursement: DisbursementFacts, { by, note, now }: Ending): Ended {
  const { state, paidAt, paidById } = disbursement;
  if (state !== DisbursementState.PAID || paidAt === null) {
    throw new RuleError('NOT_REVERSIBLE', `Only a payment is reversed, once; this is ${state}.`, path);
  }
  if (!mayEnd(disbursement, by)) {
    throw new RuleError(
      'NOT_REVERSER',
      'A cashier of the region or the post that granted it reverses a payment.',
      path,
    );
  }
  if (paidById === by.id) {
    throw new RuleError('REVERSER_IS_PAYER', 'Who paid does not take the payment back alone.', path);
  }
  return {
    state: { state: DisbursementState.REVERSED, endedAt: now, endedById: by.id, endingNote: note },
    events: [disbursementReversed.of({ ...toldOf(disbursement), paidAt, reversedAt: now })],
    onBehalfOf: onBehalfOf(by, (one) => mayEnd(disbursement, one)),
  };
}

const isUnpaid = ({ state }: DisbursementFacts): boolean =>
  state === DisbursementState.REQUESTED || state === DisbursementState.APPROVED;

/** Whether the actor has the post it stands before, or pays where it is granted. */
const mayEnd = (disbursement: DisbursementFacts, by: Actor): boolean =>
  withMoney(by).seats.some(({ postId }) => postId === disbursement.approverPostId) ||
  (disbursement.state !== DisbursementState.REQUESTED && mayPay(by, disbursement));

function cancelled(
  disbursement: DisbursementFacts,
  cause: CancellationCause,
  { byId, note, now }: { byId: string | null; note: string | null; now: Date },
): Decided {
  return {
    state: {
      state: DisbursementState.CANCELLED,
      cancellationCause: cause,
      endedAt: now,
      endedById: byId,
      endingNote: note,
    },
    events: [disbursementCancelled.of({ ...toldOf(disbursement), cause, cancelledAt: now })],
  };
}

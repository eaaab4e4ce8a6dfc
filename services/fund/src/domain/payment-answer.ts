import type { Decided, DisbursementFacts } from './disbursement.js';
import { paid } from './pay.js';
import type { PaymentOrderFacts } from './payment-order.js';
import { DisbursementState, PaymentOrderState } from './vocabulary.js';

/** What the gateway says of an order. */
export type PaymentAnswer =
  | { kind: 'PAID'; reference: string; madeAt: Date }
  | { kind: 'REFUSED'; code: string }
  | { kind: 'PENDING' };

/** What came of an attempt: an answer, or none. */
export type Attempted = PaymentAnswer | { kind: 'AWAY'; code: string };

/** How long one attempt may take, in milliseconds. */
export const ATTEMPT_MS = 5_000;
/** For how long an order belongs to whoever sends it: well above what attempt and record take, in milliseconds. */
export const LEASE_MS = 30_000;
/** How long after each attempt the next one is due; later ones are as far apart as the last two. */
const WAITS_MS = [1_000, 5_000, 30_000, 120_000, 600_000] as const;

/** When an order is sent again that was not answered for good. @param attempts how many there were with this one, from 1 */
export function sentAgainAt(attempts: number, attemptAt: Date): Date {
  const waitMs = WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? WAITS_MS[0];
  return new Date(attemptAt.getTime() + waitMs);
}

/** An order of which nobody knows yet whether it was paid: it is sent again, for as long as it takes. Source: R65. */
export const unanswered = (
  attempts: number,
  attempted: Extract<Attempted, { kind: 'PENDING' | 'AWAY' }>,
  attemptAt: Date,
): Pick<PaymentOrderFacts, 'nextAt' | 'lastErrorCode'> => ({
  nextAt: sentAgainAt(attempts, attemptAt),
  lastErrorCode: attempted.kind === 'AWAY' ? attempted.code : null,
});

/** How an order ended. */
export type OrderEnd = Pick<PaymentOrderFacts, 'state' | 'lastErrorCode' | 'reference' | 'madeAt'> & { endedAt: Date };

/** An order that the gateway does not carry out; the disbursement may be paid in another way. Source: R65. */
export const refusedOrder = (code: string, now: Date): OrderEnd => ({
  ...{ state: PaymentOrderState.REFUSED, lastErrorCode: code, reference: null, madeAt: null, endedAt: now },
});

/** What an order that was paid changes: itself, and the disbursement as a payment by hand does. */
export interface OrderPaid extends Decided {
  end: OrderEnd;
}

/**
 * Pays a disbursement by what the gateway says of its order, in the name of who asked for it.
 * @param attemptAt when the attempt began that brought the answer
 * Source: R64, R65, R67.
 */
export function paidByOrder(
  disbursement: DisbursementFacts,
  order: PaymentOrderFacts,
  { reference, madeAt, attemptAt }: { reference: string; madeAt: Date; attemptAt: Date },
): OrderPaid {
  if (disbursement.state !== DisbursementState.APPROVED)
    throw new Error(`the order ${order.id} was paid, and ${disbursement.id} is ${disbursement.state}`);
  const { channel, askedById: byId, askedAt } = order;
  const payment = { channel, reference, madeAt: within(madeAt, askedAt, attemptAt), evidenceId: null };
  return {
    ...paid(disbursement, payment, { byId, now: attemptAt }),
    end: { state: PaymentOrderState.PAID, lastErrorCode: null, reference, madeAt, endedAt: attemptAt },
  };
}

/** The gateway's clock is another: what it puts before the order, or after its own answer, is put at that end. */
function within(madeAt: Date, askedAt: Date, attemptAt: Date): Date {
  const latestMs = attemptAt.getTime() + ATTEMPT_MS;
  return new Date(Math.min(Math.max(madeAt.getTime(), askedAt.getTime()), latestMs));
}

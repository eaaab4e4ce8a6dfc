import { Purpose, RuleError } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import type { DisbursementFacts } from './disbursement.js';
import { checkPayer, type Payment } from './pay.js';
import { checkedText, ERASED, MOST_REFERENCE } from './text.js';
import { type PaymentChannel, PaymentOrderState } from './vocabulary.js';

/** That the gateway is to pay a disbursement, once. Source: R65. */
export interface PaymentOrderFacts {
  /** What the gateway knows it by: what is asked again under the same id is paid once. */
  id: string;
  disbursementId: string;
  /** Counts the orders of a disbursement, from 1. */
  number: number;
  channel: PaymentChannel;
  /** Who gets the money; kept until the order ends, so that it says the same however often it is sent. */
  payeeReference: string | null;
  state: PaymentOrderState;
  /** Who pays, and the cashier they deputised for. */
  askedById: string;
  askedOnBehalfOf: string | null;
  askedAt: Date;
  /** How often it was sent. */
  attempts: number;
  /** When it is sent next; null once it has ended. */
  nextAt: Date | null;
  /** What the last attempt ran into, or why it was refused. */
  lastErrorCode: string | null;
  reference: string | null;
  /** When the money changed hands, by the gateway's clock. */
  madeAt: Date | null;
  endedAt: Date | null;
  /** When its plan was withdrawn while it was under way: what is not paid after all then ends. */
  planWithdrawnAt: Date | null;
}

/** What the gateway is handed of an order. */
export interface OrderToSend {
  id: string;
  /** Whole fen, more than 0. */
  amountFen: number;
  currency: 'CNY';
  channel: PaymentChannel;
  payeeReference: string;
  /** What the payee may read beside the money. */
  description: string;
}

/** What somebody typed of a payment; without a reference, that it is to be made. */
export type GivenPayment = Pick<Payment, 'channel' | 'evidenceId'> & { reference: string | null; madeAt: Date | null };

/**
 * The proof that somebody typed, made now where nothing else is said; null where the gateway is to pay.
 * @param paidByItself the channels that the gateway pays by itself
 * @throws RuleError REFERENCE_MISSING, and as {@link checkedText}
 * Source: R65.
 */
export function proofOf(given: GivenPayment, paidByItself: readonly PaymentChannel[], now: Date): Payment | null {
  const { channel, madeAt, evidenceId } = given;
  const path = ['payment', 'reference'];
  if (given.reference !== null) {
    const reference = checkedText(given.reference, MOST_REFERENCE, path);
    return { channel, reference, madeAt: madeAt ?? now, evidenceId };
  }
  const isMade = madeAt !== null || evidenceId !== null;
  if (isMade || !paidByItself.includes(channel)) {
    const sentence = `What was paid by hand is found under a number; ${channel} needs the one of its receipt or transaction.`;
    throw new RuleError('REFERENCE_MISSING', sentence, path);
  }
  return null;
}

/**
 * Has the gateway pay an approved disbursement, in the name of whoever may pay it.
 * @param earlier how many orders there were of it
 * @throws RuleError as {@link checkPayer}, PAYEE_MISSING
 * Source: R65, R67.
 */
export function orderPayment(
  disbursement: DisbursementFacts,
  { id, channel, earlier }: { id: string; channel: PaymentChannel; earlier: number },
  { by, now }: { by: Actor; now: Date },
): PaymentOrderFacts {
  const askedOnBehalfOf = checkPayer(disbursement, by);
  const { payeeReference } = disbursement;
  if (payeeReference === null || payeeReference === ERASED) {
    const sentence = `The request does not say who gets the money, without which nothing is paid by ${channel}.`;
    throw new RuleError('PAYEE_MISSING', sentence, ['disbursementId']);
  }
  return {
    ...{ id, disbursementId: disbursement.id, number: earlier + 1, channel, payeeReference },
    ...{ state: PaymentOrderState.SENDING, askedById: by.id, askedOnBehalfOf, askedAt: now, attempts: 0, nextAt: now },
    ...{ lastErrorCode: null, reference: null, madeAt: null, endedAt: null, planWithdrawnAt: null },
  };
}

/**
 * Checks that no order is under way, of which nobody knows yet whether it was paid.
 * @throws RuleError PAYMENT_UNDER_WAY
 * Source: R65.
 */
export function checkNotUnderWay(open: Pick<PaymentOrderFacts, 'channel' | 'askedAt'> | null): void {
  if (open === null) return;
  const sentence = `A payment by ${open.channel} has been under way since ${open.askedAt.toISOString()}; its answer is waited for.`;
  throw new RuleError('PAYMENT_UNDER_WAY', sentence, ['disbursementId']);
}

/** What customers read beside money that came to them. Source: R95. */
const DESCRIPTIONS: Record<Purpose, string> = {
  [Purpose.RETURN]: '退货退款 · Refund',
  [Purpose.EXCHANGE]: '换货差价 · Exchange',
  [Purpose.COMPENSATION]: '投诉补偿 · Compensation',
};

/** An order as it is sent, the same each time. */
export const orderToSend = (
  { id, channel, payeeReference }: Pick<PaymentOrderFacts, 'id' | 'channel'> & { payeeReference: string },
  { amountFen, purpose }: Pick<DisbursementFacts, 'amountFen' | 'purpose'>,
): OrderToSend => ({ id, amountFen, currency: 'CNY', channel, payeeReference, description: DESCRIPTIONS[purpose] });

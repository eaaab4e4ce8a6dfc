import { attribute } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { lockDisbursementOfOrder } from '../data/find-disbursements.js';
import { endOrder, lockOpenOrder, type OrderInHand, sendAgain } from '../data/find-payment-orders.js';
import { type Attempted, paidByOrder, refusedOrder, unanswered } from '../domain/payment-answer.js';
import { callOffWithPlan } from './end-disbursement.js';
import { settlePayment } from './settle-payment.js';

/** An order that was sent, what came of it, and when the attempt began. */
export interface RecordAttempt {
  order: Pick<OrderInHand, 'disbursementId' | 'attempts'> & { id: string };
  attempted: Attempted;
  attemptAt: Date;
}

/**
 * Records what came of sending an order: paid, the disbursement is paid and booked as by hand; refused, it may be paid in
 * another way, unless its plan was withdrawn meanwhile; anything else, it is sent again. An answer that comes a second time, or
 * for an order that has ended, changes nothing.
 * Source: R64, R65.
 */
export async function recordAttempt(em: EntityManager, { order: sent, attempted, attemptAt }: RecordAttempt) {
  if (attempted.kind === 'PENDING' || attempted.kind === 'AWAY') {
    await sendAgain(em, sent, unanswered(sent.attempts, attempted, attemptAt));
    return;
  }
  const disbursement = await lockDisbursementOfOrder(em, sent.disbursementId);
  const order = await lockOpenOrder(em, sent.id);
  if (!order) return;
  if (attempted.kind === 'PAID') {
    const { end, ...decided } = paidByOrder(disbursement, order, { ...attempted, attemptAt });
    attribute(em, { onBehalfOf: order.askedOnBehalfOf });
    await settlePayment(em, disbursement, { decided, now: attemptAt });
    await endOrder(em, order.id, end);
    return;
  }
  await endOrder(em, order.id, refusedOrder(attempted.code, attemptAt));
  if (order.planWithdrawnAt) await callOffWithPlan(em, disbursement, attemptAt);
}

import type { EntityManager } from 'typeorm';
import type { DisbursementFacts } from '../domain/disbursement.js';
import { LEASE_MS, type OrderEnd } from '../domain/payment-answer.js';
import { type OrderToSend, orderToSend, type PaymentOrderFacts } from '../domain/payment-order.js';
import { PaymentOrderState } from '../domain/vocabulary.js';
import { PaymentOrder } from './payment-order.js';

/** The newest order of each disbursement that has one. */
export const findLatestOrders = (em: EntityManager, disbursementIds: readonly string[]): Promise<PaymentOrder[]> =>
  em
    .createQueryBuilder(PaymentOrder, 'latest')
    .distinctOn(['latest.disbursement_id'])
    .where('latest.disbursementId = any(:ids)', { ids: disbursementIds })
    .orderBy({ 'latest.disbursement_id': 'ASC', 'latest.number': 'DESC' })
    .getMany();

/** What a disbursement, which is locked, was ordered before: how many orders there are, and the one under way. */
export async function ordersOf(em: EntityManager, disbursementId: string) {
  const [latest] = await findLatestOrders(em, [disbursementId]);
  const isOpen = latest?.state === PaymentOrderState.SENDING;
  return { earlier: latest?.number ?? 0, open: isOpen ? latest : null };
}

/** Writes a new order. */
export async function insertOrder(em: EntityManager, order: PaymentOrderFacts): Promise<void> {
  await em.insert(PaymentOrder, order);
}

/** Notes that the plan of an order under way is no longer in force. */
export async function notePlanWithdrawnMeanwhile(em: EntityManager, id: string, planWithdrawnAt: Date): Promise<void> {
  await em.update(PaymentOrder, id, { planWithdrawnAt });
}

/** Locks an order that is under way; null once it has ended. Its disbursement is locked before. */
export const lockOpenOrder = (em: EntityManager, id: string): Promise<PaymentOrder | null> =>
  em
    .createQueryBuilder(PaymentOrder, 'payment_order')
    .where('payment_order.id = :id and payment_order.state = :state', { id, state: PaymentOrderState.SENDING })
    .setLock('pessimistic_write')
    .getOne();

/**
 * Ends an order, and forgets who was to get the money. The salt of the row goes with that, as it does when words are erased.
 * Source: R8.
 */
export async function endOrder(em: EntityManager, id: string, end: OrderEnd): Promise<void> {
  await em.query(
    `update payment_order set state = $2, last_error_code = $3, reference = $4, made_at = $5, ended_at = $6,
       next_at = null, payee_reference = null, audit_salt = gen_random_uuid()
     where id = $1`,
    [id, end.state, end.lastErrorCode, end.reference, end.madeAt, end.endedAt],
  );
}

/** Notes when an order is sent again, unless it has ended or somebody else has sent it since. */
export async function sendAgain(
  em: EntityManager,
  { id, attempts }: Pick<PaymentOrderFacts, 'id' | 'attempts'>,
  changes: Pick<PaymentOrderFacts, 'nextAt' | 'lastErrorCode'>,
): Promise<void> {
  await em.update(PaymentOrder, { id, attempts, state: PaymentOrderState.SENDING }, changes);
}

/** An order in hand: what is sent of it, and which attempt that is. */
export interface OrderInHand {
  toSend: OrderToSend;
  disbursementId: string;
  attempts: number;
}

/**
 * Takes up orders that are due, those first that were due first, so that nobody else sends them while the lease lasts. The
 * attempt is counted before it is made: a process that dies while sending leaves the order to be sent again.
 */
export async function takeUpOrders(em: EntityManager, now: Date, most: number): Promise<OrderInHand[]> {
  const [rows]: [Taken[], number] = await em.query(
    `with due as (
       select id from payment_order where state = 'SENDING' and next_at <= $1
       order by next_at, id limit $2 for update skip locked
     )
     update payment_order taken set attempts = attempts + 1, next_at = $3
     from due, disbursement paid
     where taken.id = due.id and paid.id = taken.disbursement_id
     returning taken.id, taken.disbursement_id as "disbursementId", taken.attempts, taken.channel,
       taken.payee_reference as "payeeReference", paid.amount_fen::text as "amountFen", paid.purpose`,
    [now, most, new Date(now.getTime() + LEASE_MS)],
  );
  return rows.map(({ disbursementId, attempts, amountFen, purpose, ...order }) => ({
    ...{ disbursementId, attempts },
    toSend: orderToSend(order, { amountFen: Number(amountFen), purpose }),
  }));
}

type Taken = Pick<PaymentOrderFacts, 'id' | 'disbursementId' | 'attempts' | 'channel'> &
  Pick<DisbursementFacts, 'purpose'> & { payeeReference: string; amountFen: string };

import { ofItself, type Timer, transact } from '@complaints/kit';
import type { DataSource } from 'typeorm';
import { recordAttempt } from '../actions/record-attempt.js';
import { type OrderInHand, takeUpOrders } from '../data/find-payment-orders.js';
import { ATTEMPT_MS, type Attempted } from '../domain/payment-answer.js';
import type { OrderToSend } from '../domain/payment-order.js';
import type { Handed } from '../outside/handed.js';
import { GatewayAway, type PaymentGateway } from '../outside/payment/gateway.js';

/** Fewer than the connections of the pool, which people share. */
const MOST_AT_ONCE = 5;
const NAME = 'send-payments';

/**
 * Has the gateway pay what was ordered, and records its answers, each by itself. No transaction is open while the gateway
 * answers: what a process that died had sent is sent again under the same id, and paid once.
 * Source: R65.
 */
export const sendPaymentsTimer = (outside: () => Handed): Timer => ({
  name: NAME,
  async pass(dataSource, now) {
    const due = await transact(dataSource, ofItself(NAME), (em) => takeUpOrders(em, now, MOST_AT_ONCE));
    const sent = await Promise.allSettled(due.map((order) => send(order, { dataSource, outside, now })));
    const faults = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    if (faults.length > 0) throw new AggregateError(faults, `answers that could not be recorded: ${faults.length}`);
    return due.length;
  },
});

async function send(
  { toSend, ...order }: OrderInHand,
  { dataSource, outside, now }: { dataSource: DataSource; outside: () => Handed; now: Date },
): Promise<void> {
  const attempted = await attempt(outside().gateway, toSend);
  const attempts = { order: { ...order, id: toSend.id }, attempted, attemptAt: now };
  await transact(dataSource, ofItself(NAME), (em) => recordAttempt(em, attempts));
}

/** What went wrong is known to the gateway, which also logs it; here only that there was no answer. */
async function attempt(gateway: PaymentGateway, order: OrderToSend): Promise<Attempted> {
  try {
    return await gateway.send(order, AbortSignal.timeout(ATTEMPT_MS));
  } catch (error) {
    if (error instanceof GatewayAway) return { kind: 'AWAY', code: error.code };
    throw error;
  }
}

import { createLog } from '@complaints/kit';
import { eventually, startTestService, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { LEASE_MS } from '../src/domain/payment-answer.js';
import type { Handed } from '../src/outside/handed.js';
import { fundWith, openGateway } from '../src/service.js';
import { sendPaymentsTimer } from '../src/timers/send-payments.js';
import { bookedOf, openHeadquarters } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';
import { type PaymentService, startPaymentService } from './payment-service.js';
import { expectBooksInOrder, gatewayTo, granted, order, orderOnce } from './payouts.js';

let payments: PaymentService;
beforeAll(async () => {
  payments = await startPaymentService();
});
beforeEach(() => {
  payments.payments = [];
});
afterAll(() => payments?.stop());

const start = (handed: Handed, beside?: TestService) =>
  startTestService(
    fundWith(() => handed),
    beside && { beside },
  );
const PAID = ['HOLD', 'GRANT', 'PAYMENT'];

/** Something granted of which the payment is ordered of a process. */
async function orderedOf(service: TestService): Promise<string> {
  payments.clock = service.clock;
  await openHeadquarters(service);
  const payouts = { payments, service, ask: mutationsOf(service), stop: service.stop };
  const { id, cashier } = await granted(payouts);
  expect(codesOf(await order(payouts, cashier, id))).toEqual([]);
  return id;
}

/** A gateway that does something else before it asks or before it answers, however long that takes. */
function slowly({ gateway }: Handed, { before, after }: { before?: Promise<void>; after?: Promise<void> }): Handed {
  const send: typeof gateway.send = async (sent) => {
    await before;
    const answer = await gateway.send(sent, new AbortController().signal);
    await after;
    return answer;
  };
  return { gateway: { ...gateway, send } };
}

test('R65: a process dies after the money went out: another asks again, and it is paid and booked once', async () => {
  const back = Promise.withResolvers<void>();
  // What this process hears reaches nobody for as long as it is gone.
  const dying = await start(slowly(gatewayTo(payments), { after: back.promise }));
  const id = await orderedOf(dying);
  await eventually(() => (payments.payments.length === 1 ? true : undefined));
  const other = await start(gatewayTo(payments), dying);
  dying.clock.moveBy(LEASE_MS - 1);
  const { pass } = sendPaymentsTimer(() => gatewayTo(payments));
  expect(await pass(other.dataSource, other.clock.now())).toBe(0);
  dying.clock.moveBy(1);
  await orderOnce(other, id, { state: 'PAID', attempts: 2 });
  // It comes back late, with an answer that is known by now.
  back.resolve();
  await dying.stop();
  expect(payments.payments).toHaveLength(1);
  expect(await bookedOf(other, id)).toEqual(PAID);
  expect(await other.told('fund.disbursement.paid.v2')).toHaveLength(1);
  await expectBooksInOrder(other);
  await other.stop();
});

test('R65: who comes late without an answer does not put off what another has in hand', async () => {
  const [late, held] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const first = await start(slowly(gatewayTo(payments), { before: late.promise }));
  const id = await orderedOf(first);
  await orderOnce(first, id, { attempts: 1 });
  const second = await start(slowly(gatewayTo(payments), { before: held.promise }), first);
  first.clock.moveBy(LEASE_MS);
  const { next_at: lease } = await orderOnce(second, id, { attempts: 2 });
  payments.does.push('AWAY');
  late.resolve();
  await first.stop();
  await orderOnce(second, id, { state: 'SENDING', attempts: 2, next_at: lease, last_error_code: null });
  held.resolve();
  await orderOnce(second, id, { state: 'PAID', attempts: 2 });
  expect(payments.payments).toHaveLength(1);
  await second.stop();
});

test('R65: a wrong secret pays nothing, and is no refusal: with the right one after a restart it is paid', async () => {
  const wrong = await start(gatewayTo({ ...payments, key: 'A'.repeat(43) }));
  const id = await orderedOf(wrong);
  await orderOnce(wrong, id, { state: 'SENDING', last_error_code: 'STATUS_401' });
  expect(payments).toMatchObject({ forged: 1, payments: [] });
  await wrong.stop();
  const right = await start(gatewayTo(payments), wrong);
  right.clock.moveBy(1_000);
  await orderOnce(right, id, { state: 'PAID', attempts: 2 });
  expect(await bookedOf(right, id)).toEqual(PAID);
  await right.stop();
});

test('R65: without a payment service a person pays everything, and what is under way waits for one', async () => {
  payments.does.push('PEND');
  const before = await start(gatewayTo(payments));
  const id = await orderedOf(before);
  await orderOnce(before, id, { state: 'SENDING', attempts: 1, last_error_code: null });
  await before.stop();
  const without = await start({ gateway: openGateway({}, createLog('fund', 'silent')) }, before);
  without.clock.moveBy(1_000);
  await orderOnce(without, id, { state: 'SENDING', attempts: 2, last_error_code: 'NO_GATEWAY' });
  const payouts = { payments, service: without, ask: mutationsOf(without), stop: without.stop };
  const another = await granted(payouts);
  expect(codesOf(await order(payouts, another.cashier, another.id))).toEqual(['REFERENCE_MISSING']);
  expect(codesOf(await payouts.ask.pay(another.cashier, another.id))).toEqual([]);
  await without.stop();
  const again = await start(gatewayTo(payments), without);
  again.clock.moveBy(5_000);
  await orderOnce(again, id, { state: 'PAID', attempts: 3 });
  await expectBooksInOrder(again);
  await again.stop();
});

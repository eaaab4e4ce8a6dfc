import { planAccepted } from '@complaints/contracts';
import { tablesOf } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bookedOf,
  counterOf,
  disbursementOfPlan,
  erased,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  withdrawn,
} from './chain.js';
import { codesOf } from './mutations.js';
import {
  expectBooksInOrder,
  granted,
  order,
  ordered,
  orderOnce,
  PAYEE,
  type Payouts,
  startPayouts,
} from './payouts.js';

let payouts: Payouts;
beforeAll(async () => {
  payouts = await startPayouts();
  await openHeadquarters(payouts.service);
});
afterAll(async () => {
  await expectBooksInOrder(payouts.service);
  await payouts?.stop();
});

const PENDING = { state: 'SENDING', attempts: 1, last_error_code: null };

/** Something whose payment is under way. */
async function underWay() {
  payouts.payments.does.push('PEND');
  const something = await ordered(payouts);
  await orderOnce(payouts.service, something.id, PENDING);
  return something;
}
const answers = () => payouts.service.clock.moveBy(1_000);
const stateOf = async (id: string) => {
  const [row] = await payouts.service.dataSource.query('select * from disbursement where id = $1', [id]);
  return row;
};

describe('R65: what is under way', () => {
  test('is neither called off nor paid otherwise, and says since when; then it is paid', async () => {
    const { id, place, cashier } = await underWay();
    const since = payouts.service.clock.now().toISOString();
    const tries = [
      () => payouts.ask.cancel(place.manager.holder, id),
      () => payouts.ask.cancel(cashier, id),
      () => payouts.ask.pay(cashier, id),
      () => order(payouts, cashier, id, { channel: 'ALIPAY' }),
    ];
    for (const tried of tries) {
      expect(await tried()).toMatchObject({
        disbursement: null,
        errors: [{ code: 'PAYMENT_UNDER_WAY', path: ['disbursementId'], message: expect.stringContaining(since) }],
      });
    }
    expect(codesOf(await payouts.ask.reverse(cashier, id))).toEqual(['NOT_REVERSIBLE']);
    expect(codesOf(await payouts.ask.cancel(place.director.holder, id))).toEqual(['NOT_CANCELLER']);
    answers();
    await orderOnce(payouts.service, id, { state: 'PAID', number: 1 });
    expect(codesOf(await payouts.ask.cancel(cashier, id))).toEqual(['NOT_CANCELLABLE']);
  });

  test('is called off once it is refused; what was granted goes back to its period', async () => {
    payouts.payments.does.push('PEND', { refuse: 'PAYEE_UNKNOWN' });
    const { id, place } = await ordered(payouts);
    await orderOnce(payouts.service, id, PENDING);
    answers();
    await orderOnce(payouts.service, id, { state: 'REFUSED' });
    expect(codesOf(await payouts.ask.cancel(place.manager.holder, id))).toEqual([]);
    expect(await bookedOf(payouts.service, id)).toEqual(['HOLD', 'GRANT', 'RETURN']);
    expect(await counterOf(payouts.service, place.manager.postId)).toMatchObject({ held: 0, spent: 0 });
  });

  test('is one of two that are ordered at once', async () => {
    payouts.payments.does.push('PEND');
    const { id, place, cashier } = await granted(payouts);
    const both = [order(payouts, cashier, id), order(payouts, place.manager.holder, id, { channel: 'ALIPAY' })];
    expect((await Promise.all(both)).flatMap(codesOf)).toEqual(['PAYMENT_UNDER_WAY']);
    await orderOnce(payouts.service, id, { ...PENDING, number: 1 });
    answers();
    await orderOnce(payouts.service, id, { state: 'PAID', number: 1 });
  });

  test('is one of several things done at once, of which one takes effect', async () => {
    for (let round = 0; round < 3; round += 1) {
      payouts.payments.does = ['PEND'];
      const { id, place, cashier } = await granted(payouts);
      const all = [
        payouts.ask.pay(cashier, id),
        order(payouts, cashier, id),
        payouts.ask.cancel(place.manager.holder, id),
      ];
      const codes = (await Promise.all(all)).flatMap(codesOf);
      expect(codes).toHaveLength(2);
      const { state } = await stateOf(id);
      if (state !== 'APPROVED') continue;
      expect(codes).toEqual(['PAYMENT_UNDER_WAY', 'PAYMENT_UNDER_WAY']);
      await orderOnce(payouts.service, id, PENDING);
      answers();
      await orderOnce(payouts.service, id, { state: 'PAID' });
    }
    payouts.payments.does = [];
  });

  test('is never beside another of the same disbursement, by the database itself', async () => {
    const { id } = await underWay();
    const another = `insert into payment_order (id, disbursement_id, number, channel, payee_reference, state, asked_by, asked_at, next_at)
      select $2, disbursement_id, 2, channel, payee_reference, state, asked_by, asked_at, next_at
      from payment_order where disbursement_id = $1`;
    await expect(payouts.service.dataSource.query(another, [id, uuidv7()])).rejects.toThrow('payment_order_open');
    answers();
    await orderOnce(payouts.service, id, { state: 'PAID' });
  });
});

test('R65: for how long an answer has been owed shows in the measures, until it is there', async () => {
  const owed = async () => {
    const text = await (await fetch(`${payouts.service.url}/metrics`)).text();
    return Number(/^payment_orders_oldest_seconds (.*)$/m.exec(text)?.[1]);
  };
  expect(await owed()).toBe(0);
  const { id } = await underWay();
  answers();
  await orderOnce(payouts.service, id, { state: 'PAID' });
  expect(await owed()).toBe(0);
  payouts.payments.does.push('PEND', 'PEND');
  const { id: pending } = await ordered(payouts);
  await orderOnce(payouts.service, pending, PENDING);
  answers();
  await orderOnce(payouts.service, pending, { state: 'SENDING', attempts: 2 });
  expect(await owed()).toBe(1);
  payouts.service.clock.moveBy(5_000);
  await orderOnce(payouts.service, pending, { state: 'PAID' });
});

describe('R23, R65: a plan that is withdrawn while its compensation is under way', () => {
  /** What a plan asked for, paid wrongly, taken back and granted to a payee again. */
  async function ofPlan(place: Place) {
    const plan = await openComplaint(payouts.service, place);
    await payouts.service.hear(planAccepted.of(plan));
    const first = (await disbursementOfPlan(payouts.service, plan.planId)).id;
    await payouts.ask.approve(place.manager.holder, first);
    await payouts.ask.pay(place.cashier.holder, first);
    expect(codesOf(await payouts.ask.reverse(place.manager.holder, first))).toEqual([]);
    const again = { payeeReference: PAYEE, replacesId: first };
    const { disbursement } = await payouts.ask.request(place.manager.holder, plan.complaintId, again);
    expect(disbursement.state).toBe('APPROVED');
    payouts.payments.does.push('PEND');
    expect(codesOf(await order(payouts, place.cashier.holder, disbursement.id))).toEqual([]);
    await orderOnce(payouts.service, disbursement.id, PENDING);
    return { plan, id: disbursement.id as string };
  }

  test('is called off when it turns out not to be paid', async () => {
    const { plan, id } = await ofPlan(await openPlace(payouts.service));
    payouts.payments.does.push({ refuse: 'PAYEE_UNKNOWN' });
    expect(await payouts.service.hear(withdrawn(plan))).toEqual({ kind: 'HANDLED' });
    expect(await stateOf(id)).toMatchObject({ state: 'APPROVED' });
    answers();
    await orderOnce(payouts.service, id, { state: 'REFUSED' });
    expect(await stateOf(id)).toMatchObject({ state: 'CANCELLED', cancellation_cause: 'PLAN_WITHDRAWN' });
    const told = await payouts.service.told('fund.disbursement.cancelled.v1');
    expect(told.at(-1)).toMatchObject({ payload: { disbursementId: id, cause: 'PLAN_WITHDRAWN' } });
    expect(await bookedOf(payouts.service, id)).toEqual(['HOLD', 'GRANT', 'RETURN']);
  });

  test('stays paid when it turns out to be', async () => {
    const { plan, id } = await ofPlan(await openPlace(payouts.service));
    await payouts.service.hear(withdrawn(plan));
    answers();
    await orderOnce(payouts.service, id, { state: 'PAID' });
    expect(await stateOf(id)).toMatchObject({ state: 'PAID' });
  });
});

test('R8: who is erased while money is under way still gets it; then the payee stands nowhere', async () => {
  const everything = async () => {
    const tables = (await tablesOf(payouts.service)).map(
      ({ name }) => `select '${name}' as name, to_jsonb(held)::text as row from ${name} held`,
    );
    const rows: { name: string; row: string }[] = await payouts.service.dataSource.query(tables.join(' union all '));
    return rows.filter(({ row }) => row.includes('赵敏')).map(({ name }) => name);
  };
  payouts.payments.does.push('PEND');
  const { id, plan, cashier } = await granted(payouts, '6222 赵敏');
  await order(payouts, cashier, id);
  const { id: orderId, audit_salt: salt } = await orderOnce(payouts.service, id, PENDING);
  expect(await everything()).toEqual(['disbursement', 'payment_order']);
  expect(await payouts.service.hear(erased(plan))).toEqual({ kind: 'HANDLED' });
  expect(await everything()).toEqual(['payment_order']);
  answers();
  const ended = await orderOnce(payouts.service, id, { state: 'PAID', payee_reference: null });
  expect(await everything()).toEqual([]);
  expect(ended.audit_salt).not.toBe(salt);
  const sent = payouts.payments.asked.filter((one) => one.id === orderId);
  expect(sent.map(({ payeeReference }) => payeeReference)).toEqual(['6222 赵敏', '6222 赵敏']);
  expect(await payouts.service.hear(erased(plan))).toEqual({ kind: 'HANDLED' });
  await orderOnce(payouts.service, id, { reference: '[erased]' });
});

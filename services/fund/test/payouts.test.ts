import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookedOf, deputise, openComplaint, openHeadquarters } from './chain.js';
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

const now = () => payouts.service.clock.now();
const later = (ms: number) => new Date(now().getTime() + ms);
const PAID = ['HOLD', 'GRANT', 'PAYMENT'];
const toldPaid = async (id: string) =>
  (await payouts.service.told('fund.disbursement.paid.v2')).filter(({ payload }) => payload.disbursementId === id);
const sentFor = (orderId: string) => payouts.payments.asked.filter(({ id }) => id === orderId);
const paidFor = (orderId: string) => payouts.payments.payments.filter((payment) => payment.order.id === orderId);

/** The disbursement as its cashier sees it. */
async function seen(by: { sub: string }, id: string) {
  const query = `{ disbursement(id: "${id}") {
    state payment { channel reference madeAt } paidAt paidBy { id }
    paymentOrder { id number state channel attempts lastErrorCode askedAt endedAt askedBy { id } }
  } }`;
  return (await payouts.service.ask({ sub: by.sub, role: 'STAFF' }, query)).data.disbursement;
}

describe('R65: what the payment service pays by itself', () => {
  test('is asked for once, and paid and booked as by hand in the name of who asked', async () => {
    const { id, cashier } = await ordered(payouts);
    const { id: orderId } = await orderOnce(payouts.service, id, { state: 'PAID' });
    expect(sentFor(orderId)).toEqual([
      {
        ...{ id: orderId, amountFen: 80_00, currency: 'CNY', channel: 'WECHAT_PAY', payeeReference: PAYEE },
        description: '投诉补偿 · Compensation',
      },
    ]);
    const at = now().toISOString();
    expect(await seen(cashier, id)).toEqual({
      ...{ state: 'PAID', paidAt: at, paidBy: { id: cashier.sub } },
      payment: { channel: 'WECHAT_PAY', reference: paidFor(orderId)[0]?.reference, madeAt: at },
      paymentOrder: {
        ...{ id: orderId, number: 1, state: 'PAID', channel: 'WECHAT_PAY', attempts: 1, lastErrorCode: null },
        ...{ askedAt: at, endedAt: at, askedBy: { id: cashier.sub } },
      },
    });
    expect(await bookedOf(payouts.service, id)).toEqual(PAID);
    expect(await toldPaid(id)).toMatchObject([{ payload: { amountFen: 80_00 } }]);
  });

  test('is pending for a while, and asked for again until it is paid', async () => {
    payouts.payments.does.push('PEND', 'PEND');
    const { id, cashier } = await ordered(payouts);
    const waits = { state: 'SENDING', last_error_code: null };
    await orderOnce(payouts.service, id, { ...waits, attempts: 1, next_at: later(1_000) });
    expect(await seen(cashier, id)).toMatchObject({
      ...{ state: 'APPROVED', payment: null, paymentOrder: { state: 'SENDING', attempts: 1, lastErrorCode: null } },
    });
    payouts.service.clock.moveBy(1_000);
    await orderOnce(payouts.service, id, { ...waits, attempts: 2, next_at: later(5_000) });
    payouts.service.clock.moveBy(5_000);
    const { id: orderId } = await orderOnce(payouts.service, id, { state: 'PAID', attempts: 3 });
    expect(paidFor(orderId)).toHaveLength(1);
    expect(await seen(cashier, id)).toMatchObject({ state: 'PAID', paidAt: now().toISOString() });
  });

  test('is refused with a reason, and paid again by another channel, or by hand', async () => {
    payouts.payments.does.push({ refuse: 'ACCOUNT_CLOSED' }, { refuse: 'LIMIT_REACHED' });
    const { id, cashier } = await ordered(payouts);
    const refused = { state: 'REFUSED', last_error_code: 'ACCOUNT_CLOSED', next_at: null, payee_reference: null };
    await orderOnce(payouts.service, id, { ...refused, number: 1 });
    expect(await seen(cashier, id)).toMatchObject({
      ...{ state: 'APPROVED', paymentOrder: { state: 'REFUSED', lastErrorCode: 'ACCOUNT_CLOSED' } },
    });
    expect(codesOf(await order(payouts, cashier, id, { channel: 'ALIPAY' }))).toEqual([]);
    await orderOnce(payouts.service, id, { state: 'REFUSED', number: 2, channel: 'ALIPAY' });
    const { disbursement } = await payouts.ask.pay(cashier, id, crypto.randomUUID(), {
      channel: 'CASH',
      reference: 'R-7',
    });
    expect(disbursement).toMatchObject({ state: 'PAID', payment: { channel: 'CASH', reference: 'R-7' } });
    expect(await bookedOf(payouts.service, id)).toEqual(PAID);
    expect(await toldPaid(id)).toHaveLength(1);
  });

  test('waits while the service is away, ever longer up to ten minutes, and says why', async () => {
    payouts.payments.does.push('AWAY', 'AWAY', 'AWAY', 'AWAY', 'AWAY', 'AWAY');
    const { id } = await ordered(payouts);
    for (const [index, waitMs] of [1_000, 5_000, 30_000, 120_000, 600_000, 600_000].entries()) {
      const looks = { attempts: index + 1, next_at: later(waitMs), last_error_code: 'STATUS_503' };
      await orderOnce(payouts.service, id, { state: 'SENDING', ...looks });
      payouts.service.clock.moveBy(waitMs);
    }
    await orderOnce(payouts.service, id, { state: 'PAID', attempts: 7, last_error_code: null });
  });

  test('was paid although the answer was lost: asked again it says so, and money went out once', async () => {
    payouts.payments.does.push('LOSE');
    const { id } = await ordered(payouts);
    const lost = { state: 'SENDING', attempts: 1, last_error_code: 'UNREACHABLE' };
    const { id: orderId } = await orderOnce(payouts.service, id, lost);
    expect(paidFor(orderId)).toHaveLength(1);
    const paidAt = now();
    payouts.service.clock.moveBy(1_000);
    await orderOnce(payouts.service, id, { state: 'PAID', attempts: 2, made_at: paidAt });
    expect(sentFor(orderId)).toHaveLength(2);
    expect(paidFor(orderId)).toHaveLength(1);
    expect(await bookedOf(payouts.service, id)).toEqual(PAID);
  });

  test('is not known by an answer that speaks of something else', async () => {
    const something = crypto.randomUUID();
    payouts.payments.does.push(
      { say: JSON.stringify({ kind: 'REFUSED', id: something, code: 'NO' }) },
      { say: '<html>' },
    );
    const { id } = await ordered(payouts);
    const unreadable = { state: 'SENDING', last_error_code: 'ANSWER_UNREADABLE' };
    await orderOnce(payouts.service, id, { ...unreadable, attempts: 1 });
    payouts.service.clock.moveBy(1_000);
    await orderOnce(payouts.service, id, { ...unreadable, attempts: 2 });
    payouts.service.clock.moveBy(5_000);
    await orderOnce(payouts.service, id, { state: 'PAID' });
  });

  test('the same key orders one payment', async () => {
    const { id, cashier } = await granted(payouts);
    const again = () => payouts.ask.pay(cashier, id, 'order-once-only', { reference: undefined });
    const first = await again();
    await orderOnce(payouts.service, id, { state: 'PAID', number: 1 });
    expect(codesOf(first)).toEqual([]);
    expect(await again()).toMatchObject({ disbursement: { id, state: 'PAID' }, errors: [] });
  });
});

describe('who orders a payment', () => {
  test('R67: never who approved it, nor who is no cashier; a store manager of own authority does', async () => {
    const { id, place } = await granted(payouts);
    expect(codesOf(await order(payouts, place.director.holder, id))).toEqual(['NOT_PAYER']);
    expect(codesOf(await order(payouts, place.manager.holder, id))).toEqual([]);
    await orderOnce(payouts.service, id, { state: 'PAID', asked_by: place.manager.holder.sub });
    expect(codesOf(await order(payouts, place.cashier.holder, id))).toEqual(['NOT_PAYABLE']);
    const { complaintId } = await openComplaint(payouts.service, place, { ownerTier: 2 });
    const director = place.director.holder;
    const { disbursement } = await payouts.ask.request(director, complaintId, { payeeReference: PAYEE });
    expect(codesOf(await order(payouts, director, disbursement.id))).toEqual(['PAYER_IS_APPROVER']);
  });

  test('R26, R67: a deputy of the cashier, on the cashier’s behalf; the payment is then the deputy’s', async () => {
    const { id, place } = await granted(payouts);
    const deputy = await deputise(payouts.service, place.cashier);
    expect(codesOf(await order(payouts, deputy, id))).toEqual([]);
    const onBehalfOf = place.cashier.holder.sub;
    await orderOnce(payouts.service, id, { state: 'PAID', asked_by: deputy.sub, asked_on_behalf_of: onBehalfOf });
    expect(codesOf(await payouts.ask.reverse(deputy, id))).toEqual(['REVERSER_IS_PAYER']);
    expect(await seen(deputy, id)).toMatchObject({ paidBy: { id: deputy.sub } });
  });

  test('R65: says what was paid by hand, or of whom the payee is known', async () => {
    const { id, cashier } = await granted(payouts, null);
    expect(codesOf(await order(payouts, cashier, id))).toEqual(['PAYEE_MISSING']);
    expect(await order(payouts, cashier, id, { channel: 'CASH' })).toMatchObject({
      errors: [{ code: 'REFERENCE_MISSING', path: ['payment', 'reference'] }],
    });
    const madeAt = now().toISOString();
    expect(codesOf(await order(payouts, cashier, id, { madeAt }))).toEqual(['REFERENCE_MISSING']);
    expect(codesOf(await payouts.ask.pay(cashier, id))).toEqual([]);
  });

  test('R65: says who gets what a plan asked for, since no plan names a payee, and nobody else than a request names', async () => {
    const { id, cashier } = await granted(payouts, null);
    expect(codesOf(await order(payouts, cashier, id, { payeeReference: PAYEE }))).toEqual([]);
    await orderOnce(payouts.service, id, { state: 'PAID' });
    const other = await granted(payouts);
    expect(codesOf(await order(payouts, other.cashier, other.id, { payeeReference: 'wechat:another' }))).toEqual([
      'PAYEE_OTHER',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import { disbursementOf } from '../../test/disbursement-sample.js';
import type { DisbursementFacts } from './disbursement.js';
import { checkNotUnderWay, type GivenPayment, orderPayment, orderToSend, proofOf } from './payment-order.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const earlier = new Date('2026-11-23T01:00:00.000Z');
const refused = (code: string) => expect.objectContaining({ code });

describe('R65: the proof of a payment', () => {
  const nothing: GivenPayment = { channel: 'WECHAT_PAY', reference: null, madeAt: null, evidenceId: null };
  const proof = (given: Partial<GivenPayment>, paidByItself = ['WECHAT_PAY'] as const) =>
    proofOf({ ...nothing, ...given }, paidByItself, now);

  test('is what was typed, made now where nothing else is said, also of a channel that the gateway pays', () => {
    const typed = { channel: 'WECHAT_PAY', reference: 'WX-1', evidenceId: null };
    expect(proof({ reference: ' WX-1 ' })).toEqual({ ...typed, madeAt: now });
    expect(proof({ reference: 'WX-1', madeAt: earlier })).toEqual({ ...typed, madeAt: earlier });
    expect(proof({ reference: 'WX-1', evidenceId: 'file' })).toMatchObject({ evidenceId: 'file' });
    expect(() => proof({ reference: '补'.repeat(201) })).toThrow(refused('TEXT_TOO_LONG'));
    expect(() => proof({ reference: ' ' })).toThrow(refused('TEXT_EMPTY'));
  });

  test('is left out whole, and only of a channel that the gateway pays by itself', () => {
    expect(proof({})).toBeNull();
    expect(() => proof({ channel: 'CASH' })).toThrow(refused('REFERENCE_MISSING'));
    expect(() => proof({ madeAt: earlier })).toThrow(refused('REFERENCE_MISSING'));
    expect(() => proof({ evidenceId: 'file' })).toThrow(refused('REFERENCE_MISSING'));
    expect(() => proofOf(nothing, [], now)).toThrow(refused('REFERENCE_MISSING'));
  });
});

describe('an order to pay', () => {
  const cashier = seatOf('CASHIER', { postId: 'cash' });
  const approved = (changes: Partial<DisbursementFacts> = {}) =>
    disbursementOf({
      ...{ state: 'APPROVED', approverKind: 'REGIONAL_DIRECTOR', decidedById: 'director', decidedAt: now },
      ...{ payeeReference: '6222 0200 1234', ...changes },
    });
  const order = (disbursement: DisbursementFacts, by = actorOf('cashier', cashier), before = 0) =>
    orderPayment(disbursement, { id: 'order', channel: 'BANK_TRANSFER', earlier: before }, { by, now });

  test('R65: is sent at once, keeps the payer and the payee, and counts after earlier ones', () => {
    expect(order(approved())).toEqual({
      ...{ id: 'order', disbursementId: 'disbursement', number: 1, channel: 'BANK_TRANSFER' },
      ...{ payeeReference: '6222 0200 1234', state: 'SENDING', askedById: 'cashier', askedOnBehalfOf: null },
      ...{ askedAt: now, attempts: 0, nextAt: now, lastErrorCode: null, reference: null, madeAt: null },
      ...{ endedAt: null, planWithdrawnAt: null },
    });
    expect(order(approved(), actorOf('cashier', cashier), 2).number).toBe(3);
  });

  test('R26, R67: is made by whoever may pay, a deputy on behalf of the cashier, and never by the approver', () => {
    const deputy = actorOf('deputy', { ...cashier, onBehalfOf: 'cashier' });
    expect(order(approved(), deputy)).toMatchObject({ askedById: 'deputy', askedOnBehalfOf: 'cashier' });
    const director = actorOf('director', cashier, seatOf('REGIONAL_DIRECTOR'));
    expect(() => order(approved(), director)).toThrow(refused('PAYER_IS_APPROVER'));
    expect(() => order(approved(), actorOf('clerk', seatOf('CLERK')))).toThrow(refused('NOT_PAYER'));
    const manager = actorOf('manager', seatOf('STORE_MANAGER'));
    const own = approved({ approverKind: 'STORE_MANAGER', decidedById: 'manager' });
    expect(order(own, manager)).toMatchObject({ askedById: 'manager', askedOnBehalfOf: null });
  });

  test('R65: pays only what is approved', () => {
    expect(() => order(approved({ state: 'REQUESTED' }))).toThrow(refused('NOT_PAYABLE'));
    expect(() => order(approved({ state: 'PAID' }))).toThrow(refused('NOT_PAYABLE'));
  });

  test('R8, R65: needs a payee: none, or one that was erased, is none', () => {
    expect(() => order(approved({ payeeReference: null }))).toThrow(refused('PAYEE_MISSING'));
    expect(() => order(approved({ payeeReference: '[erased]' }))).toThrow(refused('PAYEE_MISSING'));
  });

  test('R65: stands in the way of another while it is under way, and says since when', () => {
    expect(() => checkNotUnderWay(null)).not.toThrow();
    expect(() => checkNotUnderWay({ channel: 'ALIPAY', askedAt: now })).toThrow(
      expect.objectContaining({
        code: 'PAYMENT_UNDER_WAY',
        message: expect.stringContaining('ALIPAY has been under way since 2026-11-23T01:30:00.000Z'),
      }),
    );
  });

  test.each([
    ['RETURN', '退货退款 · Refund'],
    ['EXCHANGE', '换货差价 · Exchange'],
    ['COMPENSATION', '投诉补偿 · Compensation'],
  ] as const)('R63, R95: says whole fen to whom, and for %s that it is %s', (purpose, description) => {
    const ordered = { id: 'order', channel: 'ALIPAY', payeeReference: 'wang' } as const;
    expect(orderToSend(ordered, { amountFen: 80_01, purpose })).toEqual({
      ...{ ...ordered, amountFen: 80_01, currency: 'CNY', description },
    });
  });
});

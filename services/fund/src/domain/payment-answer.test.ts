import { describe, expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { ATTEMPT_MS, LEASE_MS, paidByOrder, refusedOrder, sentAgainAt, unanswered } from './payment-answer.js';
import type { PaymentOrderFacts } from './payment-order.js';

const askedAt = new Date('2026-11-23T01:30:00.000Z');
const after = (ms: number) => new Date(askedAt.getTime() + ms);
const order: PaymentOrderFacts = {
  ...{ id: 'order', disbursementId: 'disbursement', number: 1, channel: 'ALIPAY', payeeReference: 'wang' },
  ...{ state: 'SENDING', askedById: 'cashier', askedOnBehalfOf: null, askedAt, attempts: 1, nextAt: askedAt },
  ...{ lastErrorCode: 'TIMED_OUT', reference: null, madeAt: null, endedAt: null, planWithdrawnAt: null },
};

describe('R65: an order that was not answered for good', () => {
  test('is sent again after 1 s, 5 s, 30 s, 2 min and then every 10 min', () => {
    const waits = [1, 2, 3, 4, 5, 6, 1_000].map(
      (attempts) => sentAgainAt(attempts, askedAt).getTime() - askedAt.getTime(),
    );
    expect(waits).toEqual([1_000, 5_000, 30_000, 120_000, 600_000, 600_000, 600_000]);
  });

  test('shows what it ran into, and nothing while it is only pending', () => {
    expect(unanswered(2, { kind: 'AWAY', code: 'STATUS_503' }, askedAt)).toEqual({
      ...{ nextAt: after(5_000), lastErrorCode: 'STATUS_503' },
    });
    expect(unanswered(1, { kind: 'PENDING' }, askedAt)).toEqual({ nextAt: after(1_000), lastErrorCode: null });
  });

  test('belongs to whoever sends it for longer than an attempt and two statements take', () => {
    expect(LEASE_MS).toBeGreaterThan(ATTEMPT_MS + 2 * 3_000);
  });
});

test('R65: an order that was refused says why, and when that was known', () => {
  expect(refusedOrder('ACCOUNT_CLOSED', after(10))).toEqual({
    ...{ state: 'REFUSED', lastErrorCode: 'ACCOUNT_CLOSED', reference: null, madeAt: null, endedAt: after(10) },
  });
});

describe('an order that was paid', () => {
  const approved = disbursementOf({ state: 'APPROVED', decidedAt: askedAt });
  const paid = (madeAt: Date, attemptAt = after(60_000)) =>
    paidByOrder(approved, order, { reference: 'P-1', madeAt, attemptAt });

  test('R64, R67: pays the disbursement as by hand, in the name of who asked, with the gateway’s proof', () => {
    const { state, events, end } = paid(after(59_000));
    expect(state).toEqual({
      ...{
        state: 'PAID',
        paidAt: after(60_000),
        paidById: 'cashier',
        paymentChannel: 'ALIPAY',
        paymentReference: 'P-1',
      },
      ...{ paymentMadeAt: after(59_000), paymentEvidenceId: null },
    });
    expect(events).toMatchObject([{ payload: { disbursementId: 'disbursement', paidAt: after(60_000) } }]);
    expect(end).toEqual({
      ...{ state: 'PAID', lastErrorCode: null, reference: 'P-1', madeAt: after(59_000), endedAt: after(60_000) },
    });
  });

  test('R65: was made no earlier than it was asked for and no later than its answer came, whatever its clock says', () => {
    const madeAt = (said: Date) => paid(said).state.paymentMadeAt;
    expect(madeAt(after(-1))).toEqual(askedAt);
    expect(madeAt(askedAt)).toEqual(askedAt);
    expect(madeAt(after(60_000 + ATTEMPT_MS))).toEqual(after(60_000 + ATTEMPT_MS));
    expect(madeAt(after(60_001 + ATTEMPT_MS))).toEqual(after(60_000 + ATTEMPT_MS));
    expect(paid(after(-1)).end.madeAt).toEqual(after(-1));
  });

  test('R65: of what is not approved is a fault, since nothing else happens to it while it is under way', () => {
    const cancelled = disbursementOf({ state: 'CANCELLED' });
    expect(() => paidByOrder(cancelled, order, { reference: 'P-1', madeAt: askedAt, attemptAt: askedAt })).toThrow(
      'the order order was paid, and disbursement is CANCELLED',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { authorityTransfer, budgetTransferOf, moneyTransfer } from './ledger.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const of = { id: 'd', storeId: 'store', regionId: 'region', amountFen: 80_00, holdNumber: 2 };
const common = { disbursementId: 'd', holdNumber: 2, regionId: 'region', amountFen: 80_00, bookedAt: now };
const period = { postId: 'post', periodKey: '2026-11' };

describe('R64: every movement takes from one account what it gives to another', () => {
  test.each([
    ['HOLD', 'held', 'authority'],
    ['RELEASE', 'authority', 'held'],
    ['GRANT', 'granted', 'held'],
    ['RETURN', 'authority', 'granted'],
  ] as const)('%s gives to what is %s from %s, within a post’s period', (kind, debit, credit) => {
    expect(authorityTransfer(kind, { ...of, ...period }, now)).toEqual({
      ...{ ...common, kind, debitAccount: `${debit}:post:2026-11`, creditAccount: `${credit}:post:2026-11` },
    });
  });

  test('a payment goes from the region’s reserve to the store’s compensations, a reversal back', () => {
    const payment = { ...common, debitAccount: 'compensation:store', creditAccount: 'reserve:region' };
    expect(moneyTransfer('PAYMENT', of, now)).toEqual({ ...payment, kind: 'PAYMENT' });
    expect(moneyTransfer('REVERSAL', of, now)).toEqual({
      ...{ ...common, kind: 'REVERSAL', debitAccount: 'reserve:region', creditAccount: 'compensation:store' },
    });
  });

  test('what belongs to no store or region has accounts of its own', () => {
    expect(moneyTransfer('PAYMENT', { ...of, storeId: null, regionId: null }, now)).toMatchObject({
      ...{ debitAccount: 'compensation:none', creditAccount: 'reserve:none' },
    });
  });
});

test('R60, R64: a budget is booked by what it changes, up or down; what is as before is not', () => {
  const budget = { regionId: 'region', quarter: '2026-Q4', limitFen: 500_00 };
  const account = 'budget:region:2026-Q4';
  expect(budgetTransferOf(budget, 200_00, now)).toMatchObject({
    ...{ kind: 'BUDGET', amountFen: 300_00, debitAccount: account, creditAccount: 'funding', disbursementId: null },
  });
  expect(budgetTransferOf(budget, 700_00, now)).toMatchObject({
    ...{ amountFen: 200_00, debitAccount: 'funding', creditAccount: account },
  });
  expect(budgetTransferOf(budget, 500_00, now)).toBeNull();
});

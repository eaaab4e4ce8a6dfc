import type { Actor } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import {
  type BudgetTransferFacts,
  checkBudgetTransfer,
  checkGives,
  decideOnBudget,
  entryOfBudget,
} from './budget-transfer.js';

const now = new Date('2026-11-24T01:30:00.000Z');
const refused = (code: string) => expect.objectContaining({ code });
const transfer: BudgetTransferFacts = {
  ...{ id: 'move', fromRegionId: 'region', toRegionId: 'other', quarter: '2026-Q4', amountFen: 500_00, reason: 'fire' },
  ...{ state: 'REQUESTED', requestedById: 'asker', requestedAt: now },
  ...{ decidedById: null, decidedOnBehalfOf: null, decidedAt: null, note: null },
};
const president = actorOf('asker', seatOf('REGIONAL_PRESIDENT'));

describe('R60: asking that budget moves', () => {
  const ask = (changes: Partial<BudgetTransferFacts>, by: Actor = president) =>
    checkBudgetTransfer({ ...transfer, ...changes }, by);

  test('is for the president of either region, of the chain, and administrators', () => {
    const elsewhere = actorOf('far', seatOf('REGIONAL_PRESIDENT', { regionId: 'elsewhere' }));
    const getting = actorOf('other', seatOf('REGIONAL_PRESIDENT', { regionId: 'other' }));
    for (const by of [
      president,
      getting,
      actorOf('a', seatOf('ADMINISTRATOR')),
      actorOf('e', seatOf('EXECUTIVE_PRESIDENT')),
    ])
      expect(() => ask({}, by)).not.toThrow();
    for (const by of [elsewhere, actorOf('d', seatOf('REGIONAL_DIRECTOR'))])
      expect(() => ask({}, by)).toThrow(refused('NOT_REQUESTER'));
  });

  test.each([
    [{ toRegionId: 'region' }, 'SAME_REGION'],
    [{ quarter: '2026-Q5' }, 'QUARTER_INVALID'],
    [{ amountFen: 0 }, 'AMOUNT_NOT_POSITIVE'],
  ])('refuses %j: %s', (changes, code) => {
    expect(() => ask(changes)).toThrow(refused(code));
  });
});

describe('R60: deciding on it', () => {
  const executive = seatOf('EXECUTIVE_PRESIDENT', { regionId: null });
  const decideBy = (
    by: Actor,
    state: 'APPROVED' | 'REJECTED' = 'APPROVED',
    changes: Partial<BudgetTransferFacts> = {},
  ) => decideOnBudget({ ...transfer, ...changes }, state, { by, note: null, now });

  test('is for the executive president, who may have asked for it too', () => {
    expect(decideBy(actorOf('asker', executive))).toEqual({
      ...{ state: 'APPROVED', note: null, decidedById: 'asker', decidedOnBehalfOf: null, decidedAt: now },
    });
    expect(() => decideBy(president)).toThrow(refused('NOT_DECIDER'));
  });

  test('R61: a deputy approves neither an own request nor one of the person they act for, and may reject both', () => {
    const deputy = (id: string) => actorOf(id, { ...executive, onBehalfOf: 'holder' });
    expect(decideBy(deputy('deputy')).decidedOnBehalfOf).toBe('holder');
    expect(() => decideBy(deputy('asker'))).toThrow(refused('OWN_REQUEST'));
    expect(() => decideBy(deputy('deputy'), 'APPROVED', { requestedById: 'holder' })).toThrow(refused('OWN_REQUEST'));
    expect(decideBy(deputy('asker'), 'REJECTED').state).toBe('REJECTED');
  });

  test('happens once', () => {
    expect(() => decideBy(actorOf('e', executive), 'REJECTED', { state: 'APPROVED' })).toThrow(refused('NOT_PENDING'));
  });
});

test('R62: a region gives what is left of its budget, and no fen more', () => {
  expect(() => checkGives(500_00, 500_00)).not.toThrow();
  expect(() => checkGives(499_99, 500_00)).toThrow(refused('BUDGET_BELOW_USED'));
  expect(() => checkGives(null, 1)).toThrow(refused('BUDGET_NOT_SET'));
});

test('R64: budget moves from one account to the other', () => {
  expect(entryOfBudget(transfer, now)).toMatchObject({
    ...{ kind: 'BUDGET_TRANSFER', amountFen: 500_00, disbursementId: null },
    ...{ debitAccount: 'budget:other:2026-Q4', creditAccount: 'budget:region:2026-Q4' },
  });
});

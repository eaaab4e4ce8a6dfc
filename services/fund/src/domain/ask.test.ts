import { describe, expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import { type ComplaintKnown, checkAmount, checkAsked, checkReplaces, refusalOf } from './ask.js';

const refused = (code: string) => expect.objectContaining({ code });
const known: ComplaintKnown = {
  ...{ storeId: 'store', regionId: 'region', level: 'SECOND', tier: 2, isOpen: true, intoId: null },
};

describe('who asks for what', () => {
  const by = actorOf('clerk', seatOf('CLERK', { storeId: 'store' }));

  test('R61: those of the store, above it and in customer service ask, nobody elsewhere', () => {
    const asking =
      (...seats: Parameters<typeof seatOf>) =>
      () =>
        checkAsked(known, actorOf('one', seatOf(...seats)));
    const places = { storeId: 'store' };
    expect(checkAsked(known, by)).toEqual({ level: 'SECOND', ownerTier: 2 });
    for (const kind of ['REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT', 'EXECUTIVE_PRESIDENT', 'CUSTOMER_SERVICE'] as const)
      expect(asking(kind)()).toEqual({ level: 'SECOND', ownerTier: 2 });
    expect(asking('STORE_MANAGER', { storeId: 'elsewhere' })).toThrow(refused('NOT_REQUESTER'));
    for (const kind of ['CASHIER', 'REGIONAL_HR', 'ADMINISTRATOR'] as const)
      expect(asking(kind, places)).toThrow(refused('NOT_REQUESTER'));
  });

  test('R26: a deputy in approvals alone asks for nothing', () => {
    const deputy = actorOf('deputy', seatOf('STORE_MANAGER', { storeId: 'store', scopes: ['APPROVALS'] }));
    expect(() => checkAsked(known, deputy)).toThrow(refused('NOT_REQUESTER'));
  });

  test.each([
    [{ intoId: 'other' }, 'COMPLAINT_MERGED'],
    [{ isOpen: false }, 'COMPLAINT_CLOSED'],
    [{ level: null }, 'COMPLAINT_NOT_READY'],
    [{ tier: null, isOpen: null }, 'COMPLAINT_NOT_READY'],
  ] as const)('R61: a complaint that is %j is refused: %s', (changes, code) => {
    expect(() => checkAsked({ ...known, ...changes }, by)).toThrow(refused(code));
  });
});

test('R63: an amount is one fen at least and a hundred million yuan at most', () => {
  for (const amountFen of [1, 10_000_000_000]) expect(() => checkAmount(amountFen)).not.toThrow();
  for (const amountFen of [0, -1]) expect(() => checkAmount(amountFen)).toThrow(refused('AMOUNT_NOT_POSITIVE'));
  expect(() => checkAmount(10_000_000_001)).toThrow(refused('AMOUNT_OUT_OF_RANGE'));
});

describe('R64: what was reversed', () => {
  const reversed = {
    state: 'REVERSED',
    complaintId: 'complaint',
    amountFen: 80_00,
    planId: 'plan',
    isReplaced: false,
  } as const;
  const asked = { complaintId: 'complaint', amountFen: 80_00 };

  test('is paid again for its plan, by no fen more', () => {
    expect(checkReplaces(reversed, asked)).toBe('plan');
    expect(() => checkReplaces(reversed, { ...asked, amountFen: 80_01 })).toThrow(refused('MORE_THAN_REPLACED'));
    expect(() => checkReplaces({ ...reversed, isReplaced: true }, asked)).toThrow(refused('REPLACED_ALREADY'));
  });

  test('is paid again for its own complaint, and nothing else is', () => {
    expect(() => checkReplaces(reversed, { ...asked, complaintId: 'other' })).toThrow(refused('OTHER_COMPLAINT'));
    expect(() => checkReplaces({ ...reversed, state: 'PAID' }, asked)).toThrow(refused('NOT_REVERSED'));
  });
});

test('R62: a refusal says what was asked, what is left on the way and why nobody may', () => {
  const asked = { amountFen: 350_00, earlierFen: 10_00, purpose: 'RETURN' } as const;
  const steps = [
    { kind: 'STORE_MANAGER', postId: 'm', obstacle: 'PERIOD_EXHAUSTED', leftFen: 25_50 },
    { kind: 'REGIONAL_PRESIDENT', postId: 'p', obstacle: 'BUDGET_NOT_SET', leftFen: null },
  ] as const;
  expect(refusalOf('BUDGET_NOT_SET', asked, steps)).toMatchObject({
    code: 'BUDGET_NOT_SET',
    message:
      '¥350.00 for RETURN is asked besides ¥10.00 for the complaint already; STORE_MANAGER: PERIOD_EXHAUSTED, ¥25.50 left; REGIONAL_PRESIDENT: BUDGET_NOT_SET.',
    path: ['amount'],
  });
  expect(refusalOf('BUDGET_NOT_SET', { ...asked, earlierFen: 0 }, steps).message).toMatch(
    /^¥350.00 for RETURN is asked;/,
  );
});

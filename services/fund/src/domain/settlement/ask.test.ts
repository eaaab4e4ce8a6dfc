import type { RuleError } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { actorOf, seatOf } from '../../../test/actors.js';
import { checkSeesBooks, checkSpan, seesBooks, seesSomeBooks } from './ask.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const refusalOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    const { code, path } = error as RuleError;
    return [code, ...path];
  }
};

test('R93: a time ends a millisecond after it begins, or later', () => {
  expect(refusalOf(() => checkSpan({ from: now, until: after(now, 1) }))).toBeNull();
  expect(refusalOf(() => checkSpan({ from: now, until: now }))).toEqual(['SPAN_INVALID', 'until']);
});

test('R91, R93: who sees the books of a region asks for that region alone, who sees all asks for any or the chain', () => {
  const cashier = actorOf('cashier', seatOf('CASHIER'));
  const executive = actorOf('executive', seatOf('EXECUTIVE_PRESIDENT', { regionId: null }));
  const manager = actorOf('manager', seatOf('STORE_MANAGER', { storeId: 'store' }));
  const asks = (by: typeof cashier, regionId: string | null) => refusalOf(() => checkSeesBooks(by, regionId));
  expect([asks(cashier, 'region'), asks(cashier, null)]).toEqual([null, null]);
  expect(asks(cashier, 'elsewhere')).toEqual(['NOT_FOUND', 'regionId']);
  expect([asks(executive, 'elsewhere'), asks(executive, null)]).toEqual([null, null]);
  expect([asks(manager, 'region'), asks(manager, null)]).toEqual([['FORBIDDEN'], ['FORBIDDEN']]);
  expect([cashier, executive, manager].map(seesSomeBooks)).toEqual([true, true, false]);
  expect([cashier, executive, manager].map((by) => seesBooks(by, null))).toEqual([false, true, false]);
  expect([cashier, executive, manager].map((by) => seesBooks(by, 'region'))).toEqual([true, true, false]);
});

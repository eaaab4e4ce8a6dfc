import type { RuleError } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import {
  awaitStatement,
  beginReading,
  endReading,
  type GivenReconciliation,
  giveUp,
  isUploading,
  UPLOAD_OVER_AFTER_MS,
} from './reconciliation.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const given: GivenReconciliation = {
  ...{ channel: 'ALIPAY', regionId: null, fileName: ' 11.csv ', paidIsNegative: null },
  columns: { reference: ' 单号 ', amount: null, income: null, direction: null, madeAt: null },
  ...{ from: now, until: after(now, DAY_MS) },
};
const asked = (changes: Partial<GivenReconciliation> = {}) => awaitStatement({ ...given, ...changes }, now);
const refusalOf = (act: () => unknown) => {
  try {
    act();
    return null;
  } catch (error) {
    const { code, path } = error as RuleError;
    return [code, ...path];
  }
};

test('R65: a statement is awaited for a day, with what was said of it', () => {
  expect(asked()).toEqual({
    ...{ ...given, fileName: '11.csv', columns: { ...given.columns, reference: '单号' } },
    ...{ state: 'AWAITED', fault: null, attempt: 0, uploadBeganAt: null, awaitedUntil: after(now, DAY_MS) },
  });
});

test('R65: a span that ends before it begins, empty and long names are refused with their field', () => {
  expect(refusalOf(() => asked({ until: now }))).toEqual(['SPAN_INVALID', 'until']);
  expect(refusalOf(() => asked({ fileName: 'x'.repeat(256) }))).toEqual(['TEXT_TOO_LONG', 'fileName']);
  const columns = { ...given.columns, amount: ' ' };
  expect(refusalOf(() => asked({ columns }))).toEqual(['TEXT_EMPTY', 'columns', 'amount']);
});

test('R65: one upload goes on at a time, until its time is over', () => {
  const reading = { ...asked(), ...beginReading(asked(), now) };
  expect(reading).toMatchObject({ state: 'READING', attempt: 1, uploadBeganAt: now });
  const last = after(now, UPLOAD_OVER_AFTER_MS - 1);
  expect(isUploading(reading, last)).toBe(true);
  expect(refusalOf(() => beginReading(reading, last))).toEqual(['UPLOAD_UNDER_WAY']);
  expect(beginReading(reading, after(last, 1))).toMatchObject({ attempt: 2 });
  expect(isUploading({ ...reading, uploadBeganAt: null }, now)).toBe(false);
});

test('R65: what was read is matched; a broken upload may be sent again, any other fault is final', () => {
  const read = { lines: 3, sha256: 'digest' };
  expect(endReading({ read }, now)).toEqual({
    ...{ state: 'MATCHING', lineCount: 3, sha256: 'digest', readAt: now, uploadBeganAt: null },
  });
  expect(endReading({ fault: 'UPLOAD_BROKEN' }, now)).toMatchObject({ state: 'AWAITED', fault: 'UPLOAD_BROKEN' });
  expect(endReading({ fault: 'COLUMNS_MISSING' }, now)).toMatchObject({ state: 'REFUSED', fault: 'COLUMNS_MISSING' });
  for (const state of ['MATCHING', 'DONE', 'REFUSED'] as const)
    expect(refusalOf(() => beginReading({ ...asked(), state }, now))).toEqual(['LINK_NOT_FOUND']);
});

test('R65: a statement that never came is given up at the end of its day, not while it comes', () => {
  const end = asked().awaitedUntil;
  expect(giveUp(asked(), after(end, -1))).toBeNull();
  expect(giveUp(asked(), end)).toMatchObject({ state: 'REFUSED', fault: 'NEVER_CAME' });
  expect(giveUp({ ...asked(), state: 'READING', uploadBeganAt: end }, end)).toBeNull();
  expect(giveUp({ ...asked(), state: 'DONE' }, end)).toBeNull();
});

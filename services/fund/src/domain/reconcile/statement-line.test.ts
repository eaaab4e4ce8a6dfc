import { after, DAY_MS, readInstant } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import type { Layout } from './layout.js';
import { readLine } from './statement-line.js';

const timeZone = 'Asia/Shanghai';
const at = (text: string) => readInstant(text, { field: 'at', timeZone });
const span = { from: at('2026-11-01'), until: at('2026-12-01') };

type Columns = Partial<Layout['columns']>;
const layoutOf = (columns: Columns = {}, paidIsNegative = false): Layout => ({
  columns: { reference: 0, amount: 1, madeAt: 2, income: null, direction: null, ...columns },
  paidIsNegative,
});
const read = (row: string[], layout = layoutOf()) => readLine(row, { layout, span, timeZone });
const amountOf = (amount: string, layout?: Layout, more: string[] = []) => {
  const { amountFen, fault } = read(['WX-1', amount, '2026-11-23', ...more], layout);
  return fault ?? amountFen;
};

test('R65: a line is a reference, whole fen and an instant of the chain’s zone', () => {
  expect(read(['WX-1', '80.00', '2026-11-23 09:30:00'])).toEqual({
    ...{ reference: 'WX-1', amountFen: 80_00, madeAt: new Date('2026-11-23T01:30:00Z'), fault: null },
  });
});

test('R65: signs that keep spreadsheets from reading numbers are no part of what is read', () => {
  expect(read(['`4200002611\t', '`80.00', '`2026-11-23 09:30:00'])).toMatchObject({
    ...{ reference: '4200002611', amountFen: 80_00, fault: null },
  });
});

test.each([
  ['80', 80_00],
  ['80.5', 80_50],
  ['0.01', 1],
  ['1,234.50', 1_234_50],
  ['¥80.00', 80_00],
  ['￥ 80.00', 80_00],
  ['80.00元', 80_00],
  ['CNY 80.00', 80_00],
  ['８０．００', 80_00],
  ['80.0000', 80_00],
  ['+80.00', 80_00],
  ['-80.00', -80_00],
  ['¥-80.00', -80_00],
  ['-¥80.00', -80_00],
  ['', 'AMOUNT_MISSING'],
  ['--', 'AMOUNT_MISSING'],
  ['0.00', 'AMOUNT_MISSING'],
  ['80.001', 'AMOUNT_UNREADABLE'],
  ['1,23.00', 'AMOUNT_UNREADABLE'],
  ['-¥-80.00', 'AMOUNT_UNREADABLE'],
  ['eighty', 'AMOUNT_UNREADABLE'],
  ['99999999999.00', 'AMOUNT_UNREADABLE'],
  ['$80.00', 'AMOUNT_UNREADABLE'],
])('R63, R65: the amount %j is %j', (text, is) => expect(amountOf(text)).toBe(is));

test('R65: what went out is above zero, however the statement writes it', () => {
  expect(amountOf('-80.00', layoutOf({}, true))).toBe(80_00);
  expect(amountOf('80.00', layoutOf({}, true))).toBe(-80_00);
  const twoColumns = layoutOf({ income: 3 });
  expect(amountOf('80.00', twoColumns, ['0.00'])).toBe(80_00);
  expect(amountOf('', twoColumns, ['80.00'])).toBe(-80_00);
  expect(amountOf('-80.00', layoutOf({ income: 3 }, true), ['--'])).toBe(80_00);
  expect(amountOf('1.00', twoColumns, ['80.00'])).toBe('AMOUNT_UNREADABLE');
  expect(amountOf('', twoColumns, [''])).toBe('AMOUNT_MISSING');
});

test('R65: a column that says which way money went is believed, whatever the sign', () => {
  const layout = layoutOf({ direction: 3 });
  for (const word of ['支出', '支', '借', '借方', 'Debit', 'out'])
    expect(amountOf('-80.00', layout, [word])).toBe(80_00);
  for (const word of ['收入', '贷', '贷方', 'credit', 'IN']) expect(amountOf('80.00', layout, [word])).toBe(-80_00);
  expect(amountOf('', layoutOf({ direction: 3, income: 4 }), ['收入', '80.00'])).toBe(-80_00);
  for (const word of ['/', '', '不计收支']) expect(amountOf('80.00', layout, [word])).toBe('DIRECTION_UNREADABLE');
});

test('R65: each fault of a line is named, the first of several, and the rest of it kept', () => {
  const faultOf = (row: string[]) => read(row).fault;
  expect(faultOf(['', '80.00', '2026-11-23'])).toBe('REFERENCE_MISSING');
  expect(faultOf([' `\t', '80.00', '2026-11-23'])).toBe('REFERENCE_MISSING');
  expect(faultOf(['x'.repeat(201), '80.00', '2026-11-23'])).toBe('REFERENCE_UNREADABLE');
  expect(faultOf(['WX\uFFFD1', '80.00', '2026-11-23'])).toBe('REFERENCE_UNREADABLE');
  expect(faultOf(['WX-1', '80.00', ''])).toBe('INSTANT_MISSING');
  expect(faultOf(['WX-1', '80.00', 'soon'])).toBe('INSTANT_UNREADABLE');
  expect(faultOf(['WX-1'])).toBe('AMOUNT_MISSING');
  expect(read(['', 'x', ''])).toEqual({ reference: null, amountFen: null, madeAt: null, fault: 'REFERENCE_MISSING' });
  expect(read(['WX-1', 'x', '2026-11-23'])).toMatchObject({ reference: 'WX-1', fault: 'AMOUNT_UNREADABLE' });
});

test('R65: a line is of the span up to a day outside it', () => {
  const faultAt = (instant: Date) => read(['WX-1', '80.00', instant.toISOString()]).fault;
  expect(faultAt(after(span.from, -DAY_MS))).toBeNull();
  expect(faultAt(after(span.from, -DAY_MS - 1))).toBe('OUT_OF_SPAN');
  expect(faultAt(after(span.until, DAY_MS - 1))).toBeNull();
  expect(faultAt(after(span.until, DAY_MS))).toBe('OUT_OF_SPAN');
});

test('R65: what is no fault of the line is none', () => {
  const elsewhere = { layout: layoutOf(), span, timeZone: 'Nowhere/Land' };
  expect(() => readLine(['WX-1', '80.00', '2026-11-23'], elsewhere)).toThrow(RangeError);
});

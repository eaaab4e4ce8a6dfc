import { expect, test } from 'vitest';
import { checkQuarter, holdEnd, isPeriodKey, nextQuarter, periodEnd, periodOf } from './period.js';

const SHANGHAI = 'Asia/Shanghai';
const lastOfMonth = new Date('2026-11-30T15:59:59.999Z');
const firstOfNext = new Date('2026-11-30T16:00:00.000Z');

test('R63: the last millisecond of a month in Shanghai belongs to it, the next to the next', () => {
  expect(periodOf(lastOfMonth, 'MONTH', SHANGHAI)).toEqual({ key: '2026-11', endsAt: firstOfNext });
  expect(periodOf(firstOfNext, 'MONTH', SHANGHAI).key).toBe('2026-12');
});

test('R63: the last millisecond of a quarter in Shanghai belongs to it, the next to the next', () => {
  const endsAt = new Date('2026-12-31T16:00:00.000Z');
  expect(periodOf(new Date(endsAt.getTime() - 1), 'QUARTER', SHANGHAI)).toEqual({ key: '2026-Q4', endsAt });
  expect(periodOf(endsAt, 'QUARTER', SHANGHAI)).toEqual({
    key: '2027-Q1',
    endsAt: new Date('2027-03-31T16:00:00.000Z'),
  });
});

test('R63: a zone that changes its clocks ends its months at its own midnight', () => {
  expect(periodEnd('2026-03', 'Europe/Berlin')).toEqual(new Date('2026-03-31T22:00:00.000Z'));
  expect(periodEnd('2026-10', 'Europe/Berlin')).toEqual(new Date('2026-10-31T23:00:00.000Z'));
  expect(periodEnd('2026-11', 'America/New_York')).toEqual(new Date('2026-12-01T05:00:00.000Z'));
});

test('the quarter after the fourth is the first of the next year', () => {
  expect(nextQuarter('2026-Q3')).toBe('2026-Q4');
  expect(nextQuarter('2026-Q4')).toBe('2027-Q1');
});

test.each(['2026-Q0', '2026-Q5', '2026-11', 'Q4', '2026-Q4 ', ''])('%j is no quarter', (text) => {
  expect(() => checkQuarter(text)).toThrow(expect.objectContaining({ code: 'QUARTER_INVALID' }));
});
test('a period is a month or a quarter', () => {
  expect(['2026-01', '2026-12', '2026-Q4'].map(isPeriodKey)).toEqual([true, true, true]);
  expect(['2026-00', '2026-13', '2026-Q5', '1999-01', '2026-1'].map(isPeriodKey)).toEqual(Array(5).fill(false));
});

test('R65: a hold lasts as many hours as the policy says', () => {
  expect(holdEnd(lastOfMonth, { holdHours: 72 })).toEqual(new Date('2026-12-03T15:59:59.999Z'));
});

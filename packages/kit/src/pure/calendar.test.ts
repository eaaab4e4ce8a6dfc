import { expect, test } from 'vitest';
import { dayOf, monthOf, quarterOf } from './calendar.js';

const zone = 'Asia/Shanghai';
const lastOfNovember = new Date('2026-11-30T15:59:59.999Z');
const firstOfDecember = new Date('2026-11-30T16:00:00.000Z');

test('R63: a day ends at midnight in Shanghai, to the millisecond', () => {
  expect(dayOf(lastOfNovember, zone)).toBe('2026-11-30');
  expect(dayOf(firstOfDecember, zone)).toBe('2026-12-01');
});

test('R63: a month ends at midnight in Shanghai, to the millisecond', () => {
  expect(monthOf(lastOfNovember, zone)).toBe('2026-11');
  expect(monthOf(firstOfDecember, zone)).toBe('2026-12');
});

test.each([
  ['2026-03-31T15:59:59.999Z', '2026-Q1'],
  ['2026-03-31T16:00:00.000Z', '2026-Q2'],
  ['2026-12-31T15:59:59.999Z', '2026-Q4'],
  ['2026-12-31T16:00:00.000Z', '2027-Q1'],
])('R63: the quarter of %s is %s', (instant, quarter) => {
  expect(quarterOf(new Date(instant), zone)).toBe(quarter);
});

import { expect, test } from 'vitest';
import { defaultPolicy } from './policy.js';
import { checkRange } from './range.js';

const refusal = expect.objectContaining({ code: 'RANGE_INVALID' });
const check = (from: string, to: string) => () => checkRange({ from, to }, defaultPolicy);

test('R80: one day is a span', () => {
  expect(check('2026-11-23', '2026-11-23')).not.toThrow();
});

test('R80: a whole leap year is a span, one day more is refused', () => {
  expect(check('2028-01-01', '2028-12-31')).not.toThrow();
  expect(check('2028-01-01', '2029-01-01')).toThrow(refusal);
});

test('R80: a span that ends before it begins is refused', () => {
  expect(check('2026-11-23', '2026-11-22')).toThrow(refusal);
});

test('R80: the year 0 is refused, the first day of the year 1 is not', () => {
  expect(check('0000-12-31', '0001-01-01')).toThrow(refusal);
  expect(check('0001-01-01', '0001-01-01')).not.toThrow();
});

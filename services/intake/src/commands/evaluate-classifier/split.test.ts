import { expect, test } from 'vitest';
import { splitByCustomer } from './split.js';

const rows = Array.from({ length: 100 }, (_, id) => ({ id, customer: `customer ${id % 30}` }));

test('R17: four fifths are learned, and no customer stands in both parts', () => {
  const { learned, asked } = splitByCustomer(rows, 1);
  expect(learned.length).toBeGreaterThanOrEqual(80);
  expect(learned.length).toBeLessThan(84);
  expect([...learned, ...asked].map(({ id }) => id).sort((a, b) => a - b)).toEqual(rows.map(({ id }) => id));
  const customers = new Set(learned.map(({ customer }) => customer));
  expect(asked.filter(({ customer }) => customers.has(customer))).toEqual([]);
});

test('the same seed splits alike, another one otherwise', () => {
  expect(splitByCustomer(rows, 2)).toEqual(splitByCustomer(rows, 2));
  expect(splitByCustomer(rows, 2)).not.toEqual(splitByCustomer(rows, 3));
});

import { validate, version } from 'uuid';
import { expect, test } from 'vitest';
import { newId } from '../src/index.js';

test('ids are of version 7, each another, and sort in the order in which they were made', () => {
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(Math.abs(Number.parseInt(ids.at(-1)?.replace('-', '').slice(0, 12) ?? '', 16) - Date.now())).toBeLessThan(
    5_000,
  );
});

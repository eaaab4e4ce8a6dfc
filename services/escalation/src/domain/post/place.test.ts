import { PostKind } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { SEATING, Seating } from './place.js';

test('R26: every kind of post has its place, and those of headquarters have no other', () => {
  const at = (seating: Seating) => Object.values(PostKind).filter((kind) => SEATING[kind] === seating);
  expect(at(Seating.STORE)).toEqual(['CLERK', 'STORE_MANAGER']);
  expect(at(Seating.DEPARTMENT)).toEqual(['DEPARTMENT_HEAD']);
  expect(at(Seating.HEADQUARTERS)).toEqual([
    'EXECUTIVE_PRESIDENT',
    'STORE_HEADQUARTERS',
    'CUSTOMER_SERVICE',
    'ADMINISTRATOR',
  ]);
  expect(at(Seating.REGION)).toHaveLength(5);
});

import { expect, test } from 'vitest';
import { readTextOf } from './text-read.js';

test('R17: what is read of a complaint is what was said, what is asked and what it is about', () => {
  expect(readTextOf({ content: '坏了', demand: '退货', product: '冰箱' })).toBe('坏了\n退货\n冰箱');
  expect(readTextOf({ content: '坏了', demand: null, product: null })).toBe('坏了');
});

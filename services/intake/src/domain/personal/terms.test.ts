import { expect, test } from 'vitest';
import { wordsOf } from './terms.js';

test('R94: the words of a text are found once each, without what says nothing', () => {
  expect(wordsOf('我们买的冰箱不制冷，冰箱噪音很大。The Fridge is noisy, FRIDGE!', [])).toEqual([
    '冰箱',
    '制冷',
    '噪音',
    '很大',
    'fridge',
    'noisy',
  ]);
});

test('R94: no number, no address and nothing of the person is a word', () => {
  expect(wordsOf('电话13912345678，邮箱zhang.san@example.com，订单JD2026，型号BCD-501', [])).toEqual([
    '电话',
    '邮箱',
    '订单',
    '型号',
    'bcd',
  ]);
  expect(wordsOf('欧阳娜娜投诉空调', ['欧阳娜娜']).join(' ')).not.toMatch(/欧阳|娜娜/);
  expect(wordsOf('Wang Fang: air conditioner', ['Wang Fang'])).toEqual(['air', 'conditioner']);
  expect(wordsOf('a'.repeat(21), [])).toEqual([]);
});

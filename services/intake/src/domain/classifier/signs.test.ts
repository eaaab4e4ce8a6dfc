import { expect, test } from 'vitest';
import { BUCKETS, bucketIn, countIn, featuresOf, readable, signsOf } from './signs.js';

const words = (text: string) => signsOf(text).map(({ from, to }) => text.slice(from, to));

test('R17: signs are single characters of Chinese and two in a row, and words of other scripts', () => {
  expect(words('退货难')).toEqual(['退', '货', '退货', '难', '货难']);
  expect(words('iphone 坏了 très lent')).toEqual(['iphone', '坏', '了', '坏了', 'très', 'lent']);
  expect(words('𠮷野家')).toEqual(['𠮷', '野', '𠮷野', '家', '野家']);
  expect(words('')).toEqual([]);
});

test('R17, R91: digits, single letters and marks are no signs, so no number of a person is learned', () => {
  expect(words('13912345678，订单A-7 a@b.c')).toEqual(['订', '单', '订单']);
  expect(featuresOf('139 1234 5678!?')).toEqual([]);
});

test('R17: wide and small letters are the same', () => {
  expect(readable('ＡＢｃ１')).toBe('abc1');
  expect(featuresOf('ＲＥＦＵＮＤ')).toEqual(featuresOf('refund'));
});

test('R17: features are sorted, count up to 255, and hold nothing of the order of the words', () => {
  const [feature = 0, ...others] = featuresOf('了 '.repeat(300));
  expect(others).toEqual([]);
  expect(countIn(feature)).toBe(255);
  expect(bucketIn(feature)).toBe(signsOf('了')[0]?.bucket);
  expect(featuresOf('退货 price')).toEqual(featuresOf('price 退货'));
  for (const one of featuresOf('冰箱不制冷，服务态度差')) {
    expect(one).toBeLessThan(2 ** 31);
    expect(bucketIn(one)).toBeLessThan(BUCKETS);
    expect(countIn(one)).toBe(1);
  }
});

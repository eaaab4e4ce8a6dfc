import { describe, expect, test } from 'vitest';
import { plainText, SIMILAR_FROM, similarity } from './similarity.js';

const alike = (a: string, b: string) => similarity(plainText(a), plainText(b));

describe('texts are compared by pairs of neighbouring characters', () => {
  test('the same text, whatever its spaces, punctuation, width and case', () => {
    expect(alike('退换货 太慢!!', '【退换货】太慢')).toBe(1);
    expect(alike('ＡＢＣ店 late', 'abc店,LATE')).toBe(1);
  });

  test('nothing in common', () => {
    expect(alike('退换货太慢', '停车场收费')).toBe(0);
  });

  test('by how much: two of three and three pairs in common', () => {
    // 退货|货太|太慢 and 退货|货太|太久
    expect(alike('退货太慢', '退货太久')).toBeCloseTo(4 / 6);
  });

  test('exactly half is similar, less is not', () => {
    // 一二|二三 and 一二|二四, then one pair more on one side.
    expect(alike('一二三', '一二四')).toBe(0.5);
    expect(alike('一二三', '一二四')).toBeGreaterThanOrEqual(SIMILAR_FROM);
    expect(alike('一二三', '一二四五')).toBeLessThan(SIMILAR_FROM);
  });

  test('a pair counts as often as both have it', () => {
    expect(alike('哈哈哈哈', '哈哈')).toBe((2 * 1) / 4);
  });

  test('it is the same either way round', () => {
    expect(alike('送货迟了三天', '送货又迟了')).toBe(alike('送货又迟了', '送货迟了三天'));
  });

  test('a character outside the basic plane is one character', () => {
    expect(alike('𠮷野家', '𠮷野屋')).toBe(0.5);
  });

  test('what has no letters is like nothing, and a single letter like itself alone', () => {
    expect(alike('', '')).toBe(0);
    expect(alike('！！', '！！')).toBe(0);
    expect(alike('退', '退')).toBe(1);
    expect(alike('退', '货')).toBe(0);
  });
});

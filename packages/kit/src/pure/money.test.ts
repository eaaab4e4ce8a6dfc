import { describe, expect, test } from 'vitest';
import { fenFromYuan, MOST_FEN, yuanFromFen } from './money.js';

describe('R63: money is whole fen inside and exact text outside', () => {
  test.each([
    ['0', 0],
    ['0.01', 1],
    ['0.1', 10],
    ['80.00', 8_000],
    ['-80', -8_000],
    ['10000000000.00', MOST_FEN],
  ])('reads %s', (text, fen) => {
    expect(fenFromYuan(text)).toBe(fen);
  });

  test.each(['', '.5', '5.', '0.001', '1e30', '1,000', '¥5', ' 5', '5 ', '--5', 'NaN', '٣'])('refuses %j', (text) => {
    expect(() => fenFromYuan(text, ['amount'])).toThrow(
      expect.objectContaining({ code: 'AMOUNT_NOT_MONEY', path: ['amount'] }),
    );
  });

  test('refuses one fen more than can be handled', () => {
    expect(() => fenFromYuan('10000000000.01')).toThrow(expect.objectContaining({ code: 'AMOUNT_OUT_OF_RANGE' }));
  });

  test.each([0, 1, 10, 99, 100, 8_000, -1, -12_345, MOST_FEN])('writes %i and reads it back', (fen) => {
    expect(fenFromYuan(yuanFromFen(fen))).toBe(fen);
  });
});

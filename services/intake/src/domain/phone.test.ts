import { describe, expect, test } from 'vitest';
import { readPhones } from './phone.js';

const numbers = (text: string) => readPhones(text).map(({ number }) => number);

describe('R5: a customer is recognised by normalised phone', () => {
  test.each([
    ['13812345678', '+8613812345678'],
    [' 138-1234 5678 ', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['0086 13812345678', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['(0571) 8765-4321', '+8657187654321'],
    ['010 6554 3210', '+861065543210'],
    ['+44 20 7946 0958', '+442079460958'],
    ['0571-87654321-802', '+8657187654321;ext=802'],
    ['0571 87654321 转 802', '+8657187654321;ext=802'],
    ['0571-87654321分机802', '+8657187654321;ext=802'],
    ['+44 20 7946 0958 ext. 12', '+442079460958;ext=12'],
  ])('%j is %s', (typed, number) => expect(readPhones(typed)).toEqual([{ number, isShared: false }]));

  test.each([
    ['400-810-1234', '+864008101234'],
    ['95588', '95588'],
    ['12315', '12315'],
    ['10086', '10086'],
  ])('behind %j stand many people', (typed, number) => expect(readPhones(typed)).toEqual([{ number, isShared: true }]));

  test.each([
    '13812345678，13912345678',
    '13812345678 / 13912345678',
    '13812345678或13912345678',
    '13812345678 13912345678',
    '13812345678；13912345678；138 1234 5678',
  ])('%j is two numbers', (typed) => expect(numbers(typed)).toEqual(['+8613812345678', '+8613912345678']));

  test.each([
    ...['12812345678', '1381234567', '138123456789', '110', '+0123456789', '+123456', '+1234567890123456', 'call me'],
    ...['', ' , ', '13812345678, call me', '13812345678 1', '138,1234,5678'],
    Array.from({ length: 6 }, (_, n) => `1381234567${n}`).join(','),
  ])('%j is refused', (typed) =>
    expect(() => readPhones(typed)).toThrow(
      expect.objectContaining({ code: 'CONTACT_INVALID', path: ['customer', 'phone'] }),
    ),
  );

  test('five numbers are taken', () => {
    expect(numbers(Array.from({ length: 5 }, (_, n) => `1381234567${n}`).join(','))).toHaveLength(5);
  });
});

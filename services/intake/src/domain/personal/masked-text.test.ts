import { expect, test } from 'vitest';
import { complaintNumber, NUMBER_BYTES } from '../complaint-number.js';
import { maskedText } from './masked-text.js';

test.each([
  ['手机13912345678', '手机139****5678'],
  ['call 139 1234 5678.', 'call 139****5678.'],
  ['139-1234-5678', '139****5678'],
  ['139.1234.5678', '139****5678'],
  ['1391234 5678', '139****5678'],
  ['1391-2345-678', '139****5678'],
  ['1 3 9 1 2 3 4 5 6 7 8', '139****5678'],
  ['１３９１２３４５６７８', '139****5678'],
  ['１３９　１２３４　５６７８', '139****5678'],
  ['139​1234​5678', '139****5678'],
  ['+86 139 1234 5678', '139****5678'],
  ['＋8613912345678', '139****5678'],
  ['008613912345678', '139****5678'],
  ['86-13912345678', '139****5678'],
  ['Tel13912345678', 'Tel139****5678'],
  ['VX13912345678', 'VX139****5678'],
  ['幺三九一二三四五六七八', '139****5678'],
  ['一三九一二三四五六七〇', '139****5670'],
  ['13912345678、13812345679', '139****5678、138****5679'],
  ['13912345678 13812345679', '139****5678 138****5679'],
  ['0571-87654321', '057****4321'],
  ['(0571) 8765 4321', '(057****4321'],
  ['02165432100转8001', '021****2100转8001'],
  ['+86 0571 87654321', '057****4321'],
  ['+1 (415) 555-2671', '141****2671'],
  ['+852 9123 4567', '852****4567'],
  ['电话：87654321', '电话：****21'],
  ['座机 8765 4321', '座机 ****21'],
])('R91: a phone is masked: %s', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});

test.each([
  ['身份证11010519491231002X', '身份证**************002X'],
  ['11010519491231002x', '**************002X'],
  ['110105 19491231 002X', '**************002X'],
  ['440524188001010014', '**************0014'],
  ['１１０１０５１９４９１２３１００２Ｘ', '**************002X'],
  ['130503670401001', '***********1001'],
])('R91: an identity card is masked: %s', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});

test.each([
  ['卡号6222021234567890128', `卡号${'*'.repeat(15)}0128`],
  ['4111 1111 1111 1111', '************1111'],
  ['5555-5555-5555-4444', '************4444'],
  ['2223003122003222', '************3222'],
])('R91: a bank card is masked: %s', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});

test.each([
  ['我的邮箱是zhang.san@example.com，谢谢', '我的邮箱是z***@example.com，谢谢'],
  ['13912345678＠qq.com', '1***@qq.com'],
])('R91: an e-mail address is masked: %s', (text, masked) => {
  expect(maskedText(text)).toBe(masked);
});

test.each([
  ['a price', '付了 1,399.00 元，标价 ¥12345.67，共 2 件'],
  ['prices in a row', '1399 2999 199，6999.00 5999.00 3999.00'],
  ['a date', '2026-11-25 18:30 至 2026年11月25日，20261125，2026.11.25'],
  ['a size', '1500 2000 800 mm'],
  ['an order', '订单 202611250001，JD13912345678，SO-2026-11-25-0001'],
  ['an order as long as a card that is none', '订单 1234567890123456789，6222021234567890123'],
  ['an order as long as an identity card that is none', '110105194912310021 和 990105194912310020'],
  ['a service number', '400-820-8820，95588，12315'],
  ['eight digits that nobody calls a phone', '会员 87654321'],
  ['a serial number', 'SN 8G7K-20261125-X'],
  ['one digit too few or too many', '1391234567 和 139123456789'],
  ['Chinese numerals', '一千三百九十九元，第一二三四五六七八九一二次'],
  ['an at-sign', '@店长 a@b，¥5 @ 3'],
  ['nothing', ''],
])('R91: %s stays readable', (_, text) => {
  expect(maskedText(text)).toBe(text);
});

test('R3, R91: the number of a complaint stays readable, whatever its signs', () => {
  const numbers = Array.from({ length: 2_000 }, (_, seed) =>
    complaintNumber(Uint8Array.from({ length: NUMBER_BYTES }, (__, place) => (seed * 31 + place * place * 7) % 251)),
  );
  expect(maskedText('1391-2345-678X')).toBe('1391-2345-678X');
  expect(numbers.map((number) => maskedText(`编号${number}。`))).toEqual(numbers.map((number) => `编号${number}。`));
});

test('R91: masking takes time in proportion to the text, whatever is written', () => {
  const hostile = ['1', '1 ', '1-', '+1', 'a', 'a.', 'a@', 'a@a.', '1@', '(', '一', '0086', 'A1-', '１　'];
  for (const part of hostile) {
    const text = part.repeat(50_000 / part.length);
    const begun = performance.now();
    maskedText(text);
    expect({ part, isFast: performance.now() - begun < 10_000 }).toEqual({ part, isFast: true });
  }
}, 60_000);

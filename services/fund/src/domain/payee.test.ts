import { expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { payeeAfter, payeeFor } from './payee.js';

const account = '工商银行 6222020200112233';
const disbursement = disbursementOf({ payeeReference: account });
const masked = `${'*'.repeat([...account].length - 4)}2233`;

test('R91: who asked, decides or pays reads to whom money goes; others its end alone', () => {
  const readers = [
    actorOf('proposer'),
    actorOf('manager', seatOf('STORE_MANAGER', { storeId: 'store' })),
    actorOf('cashier', seatOf('CASHIER', { postId: 'cash' })),
  ];
  expect(readers.map((by) => payeeFor(by, disbursement))).toEqual([account, account, account]);
  const director = actorOf('director', seatOf('REGIONAL_DIRECTOR', { postId: 'other' }));
  expect(payeeFor(director, disbursement)).toBe(masked);
});

test('R91: what is short is masked whole; what is not known is nothing', () => {
  const by = actorOf('director');
  expect(payeeFor(by, disbursementOf({ payeeReference: '赵敏' }))).toBe('**');
  expect(payeeFor(by, disbursementOf({ payeeReference: '12345678' }))).toBe('********');
  expect(payeeFor(by, disbursementOf({ payeeReference: '123456789' }))).toBe('*****6789');
  expect(payeeFor(by, disbursementOf())).toBeNull();
});

test('R65: the payer says who gets the money where the request does not, and nobody else than it says', () => {
  expect(payeeAfter(null, ' alipay:zhaomin ')).toBe('alipay:zhaomin');
  expect([payeeAfter('a', null), payeeAfter(null, null), payeeAfter('a', 'a')]).toEqual(['a', null, 'a']);
  expect(() => payeeAfter('a', 'b')).toThrow(expect.objectContaining({ code: 'PAYEE_OTHER' }));
  expect(() => payeeAfter(null, ' ')).toThrow(expect.objectContaining({ code: 'TEXT_EMPTY' }));
});

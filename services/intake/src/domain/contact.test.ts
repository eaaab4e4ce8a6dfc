import { describe, expect, test } from 'vitest';
import {
  addressOf,
  type ContactItem,
  isReachable,
  normalisedEmail,
  orderKeyOf,
  readContact,
  whatIsNew,
} from './contact.js';
import { maskedEmail, maskedName, maskedPhone } from './mask.js';

describe('R5: a customer is recognised by normalised contact', () => {
  test('an e-mail address is trimmed and in small letters', () => {
    expect(normalisedEmail('  Zhang.San@Example.COM ')).toBe('zhang.san@example.com');
    expect(normalisedEmail('张三@例子.中国')).toBe('张三@例子.中国');
  });

  test.each(['zhang', 'zhang@', '@example.com', 'a@b', 'a b@example.com', 'a@@example.com', 'a@example..com'])(
    'the e-mail address %j is refused',
    (typed) =>
      expect(() => normalisedEmail(typed)).toThrow(
        expect.objectContaining({ code: 'CONTACT_INVALID', path: ['customer', 'email'] }),
      ),
  );

  test('without phone, e-mail and member number the complaint is anonymous', () => {
    expect(readContact(undefined)).toBeNull();
    expect(readContact({ name: '王芳', phone: ' ', email: '' })).toBeNull();
    expect(readContact({ memberNumber: ' M１００ ' })).toEqual({
      items: [{ kind: 'MEMBER_NUMBER', value: 'M100' }],
      language: null,
    });
  });

  test('everything that was said of a person is kept, a number of a company as one that many share', () => {
    const contact = readContact({ name: ' 王芳 ', phone: '138 1234 5678 / 95588', email: 'W@example.com' });
    expect(contact?.items).toEqual([
      { kind: 'NAME', value: '王芳' },
      { kind: 'PHONE', value: '+8613812345678' },
      { kind: 'SHARED_PHONE', value: '95588' },
      { kind: 'EMAIL', value: 'w@example.com' },
    ]);
  });

  test.each([
    ['订单 2026-1123-0042', '订单202611230042'],
    [' jd１２３４５ ', 'JD12345'],
    ['12345', null],
    ['没有订单号', null],
    [null, null],
  ])('the order %j is compared as %j', (typed, key) => expect(orderKeyOf(typed)).toBe(key));

  test('what is new of a person is added; a name that is known stays, and what is somebody else’s is left', () => {
    const name: ContactItem = { kind: 'NAME', value: '王芳' };
    const phone: ContactItem = { kind: 'PHONE', value: '+8613812345678' };
    const second: ContactItem = { kind: 'PHONE', value: '+8613912345678' };
    const email: ContactItem = { kind: 'EMAIL', value: 'w@example.com' };
    const nobodys = () => false;
    expect(whatIsNew([phone], [name, phone, second, email], nobodys)).toEqual([name, second, email]);
    expect(whatIsNew([name], [{ kind: 'NAME', value: '王' }], nobodys)).toEqual([]);
    expect(whatIsNew([phone], [second, email], ({ kind }) => kind === 'EMAIL')).toEqual([second]);
  });
});

test('a language that nobody said is not made up', () => {
  expect(readContact({ email: 'z@example.com', language: 'EN' })?.language).toBe('EN');
  expect(readContact({ email: 'z@example.com' })?.language).toBeNull();
});

describe('where a customer can be written to', () => {
  const phone = (value: string): ContactItem => ({ kind: 'PHONE', value });
  const email: ContactItem = { kind: 'EMAIL', value: 'z@example.com' };

  test('a mobile takes text messages, and so may a foreign phone', () => {
    expect(addressOf([phone('+8613812345678'), email])).toEqual({ channel: 'SMS', to: '+8613812345678' });
    expect(addressOf([phone('+447700900123')])).toEqual({ channel: 'SMS', to: '+447700900123' });
    expect(addressOf([phone('+8657187654321'), phone('+8613812345678')])).toMatchObject({ to: '+8613812345678' });
  });

  test('a Chinese landline, an extension and a number that many share do not: an e-mail, else nothing', () => {
    expect(addressOf([phone('+8657187654321'), email])).toEqual({ channel: 'EMAIL', to: 'z@example.com' });
    expect(addressOf([phone('+8657187654321')])).toBeNull();
    expect(addressOf([phone('+442079460958;ext=12'), { kind: 'SHARED_PHONE', value: '95588' }])).toBeNull();
  });
});

test('R35: whoever left a phone, shared or not, an e-mail address or a membership can be reached, a name alone reaches nobody', () => {
  for (const kind of ['PHONE', 'SHARED_PHONE', 'EMAIL', 'MEMBER_NUMBER'] as const)
    expect(isReachable([{ kind, value: '95588' }])).toBe(true);
  expect(isReachable([{ kind: 'NAME', value: '王芳' }])).toBe(false);
  expect(isReachable([])).toBe(false);
});

describe('R91: contact is masked', () => {
  test('names', () => {
    expect(maskedName('王芳')).toBe('王*');
    expect(maskedName('𠮷野')).toBe('𠮷*');
    expect(maskedName('')).toBe('*');
  });

  test('phones', () => {
    expect(maskedPhone('+8613812345678')).toBe('138****5678');
    expect(maskedPhone('+447700900123')).toBe('+44****0123');
    expect(maskedPhone('+1234567')).toBe('****67');
    expect(maskedPhone('+8657187654321;ext=802')).toBe('571****4321');
  });

  test('e-mail addresses', () => {
    expect(maskedEmail('zhang.san@example.com')).toBe('z***@example.com');
    expect(maskedEmail('@example.com')).toBe('***@example.com');
  });
});

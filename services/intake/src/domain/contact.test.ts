import { describe, expect, test } from 'vitest';
import { addressOf, normalisedEmail, normalisedPhone, readContact } from './contact.js';
import { maskedEmail, maskedName, maskedPhone } from './mask.js';

describe('R5: a customer is recognised by normalised contact', () => {
  test.each([
    ['13812345678', '+8613812345678'],
    [' 138-1234 5678 ', '+8613812345678'],
    ['+86 138 1234 5678', '+8613812345678'],
    ['0086 13812345678', '+8613812345678'],
    ['１３８１２３４５６７８', '+8613812345678'],
    ['(0571) 8765-4321', '+8657187654321'],
    ['010 6554 3210', '+861065543210'],
    ['+44 20 7946 0958', '+442079460958'],
  ])('the phone %j is %s', (typed, phone) => expect(normalisedPhone(typed)).toBe(phone));

  test.each([
    '12812345678',
    '1381234567',
    '138123456789',
    '110',
    '+0123456789',
    '+123456',
    '+1234567890123456',
    'call me',
  ])('the phone %j is refused', (typed) =>
    expect(() => normalisedPhone(typed)).toThrow(
      expect.objectContaining({ code: 'CONTACT_INVALID', path: ['customer', 'phone'] }),
    ),
  );

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
      name: null,
      phone: null,
      email: null,
      memberNumber: 'M100',
      language: null,
    });
  });
});

test('a language that nobody said is not made up', () => {
  expect(readContact({ email: 'z@example.com', language: 'EN' })?.language).toBe('EN');
  expect(readContact({ email: 'z@example.com' })?.language).toBeNull();
});

describe('where a customer can be written to', () => {
  test('a mobile takes text messages, and so may a foreign phone', () => {
    expect(addressOf({ phone: '+8613812345678', email: 'z@example.com' })).toEqual({
      channel: 'SMS',
      to: '+8613812345678',
    });
    expect(addressOf({ phone: '+447700900123', email: null })).toEqual({ channel: 'SMS', to: '+447700900123' });
  });

  test('a Chinese landline does not: an e-mail, else nothing', () => {
    expect(addressOf({ phone: '+8657187654321', email: 'z@example.com' })).toEqual({
      channel: 'EMAIL',
      to: 'z@example.com',
    });
    expect(addressOf({ phone: '+8657187654321', email: null })).toBeNull();
  });
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
  });

  test('e-mail addresses', () => {
    expect(maskedEmail('zhang.san@example.com')).toBe('z***@example.com');
    expect(maskedEmail('@example.com')).toBe('***@example.com');
  });
});

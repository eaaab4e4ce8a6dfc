import { expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { emailOf, nameOf } from './person.js';

test('a name is readable and has 1 to 100 characters', () => {
  expect(nameOf(' 王芳 ')).toBe('王芳');
  expect(codeOf(() => nameOf('  '))).toBe('NAME_EMPTY');
  expect(nameOf('芳'.repeat(100))).toHaveLength(100);
  expect(codeOf(() => nameOf('芳'.repeat(101)))).toBe('NAME_TOO_LONG');
  for (const text of ['a\0b', 'a\ud800b']) expect(codeOf(() => nameOf(text))).toBe('TEXT_NOT_READABLE');
});

test('an e-mail address may be left out, and is one', () => {
  expect([emailOf(null), emailOf('  '), emailOf(' fang.wang@example.com ')]).toEqual([
    null,
    null,
    'fang.wang@example.com',
  ]);
  const long = `${'a'.repeat(242)}@example.com`;
  expect(emailOf(long)).toHaveLength(254);
  for (const text of [
    'fang',
    'fang@',
    '@example.com',
    'fang@example',
    'a b@example.com',
    'a@b@example.com',
    `a${long}`,
  ]) {
    expect(codeOf(() => emailOf(text))).toBe('EMAIL_INVALID');
  }
  for (const text of ['a\0@example.com', '\ud800@example.com'])
    expect(codeOf(() => emailOf(text))).toBe('EMAIL_INVALID');
});

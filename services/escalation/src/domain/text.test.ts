import { expect, test } from 'vitest';
import { codeOf } from '../../test/case-files.js';
import { titled, written, writtenOrNot } from './text.js';

test('a text may be exactly as long as fits, blanks around it aside, not one character longer', () => {
  expect(written(` ${'补'.repeat(2_000)}\n`, [])).toBe('补'.repeat(2_000));
  expect(codeOf(() => written('补'.repeat(2_001), []))).toBe('TEXT_TOO_LONG');
});

test('a title may be exactly as long as fits, not one character longer', () => {
  expect(titled(` ${'题'.repeat(200)} `, [])).toBe('题'.repeat(200));
  expect(codeOf(() => titled('题'.repeat(201), []))).toBe('TEXT_TOO_LONG');
});

test.each([
  ['', 'TEXT_EMPTY'],
  [' \t\n　', 'TEXT_EMPTY'],
  ['NUL \0 inside', 'TEXT_NOT_READABLE'],
  ['half a pair \ud83d', 'TEXT_NOT_READABLE'],
])('%j is refused: %s', (text, code) => {
  expect(codeOf(() => written(text, []))).toBe(code);
});

test('a fault names the field that it stands in', () => {
  expect(() => written('', ['reason'])).toThrow(expect.objectContaining({ path: ['reason'] }));
});

test('where nothing may be written, blanks are nothing; what is written is checked all the same', () => {
  expect([null, undefined, '', ' \n'].map((text) => writtenOrNot(text, []))).toEqual([null, null, null, null]);
  expect(writtenOrNot(' said ', [])).toBe('said');
  expect(codeOf(() => writtenOrNot('a\0b', []))).toBe('TEXT_NOT_READABLE');
});

import { expect, test } from 'vitest';
import { readPlace } from './place.js';

const place = { code: 'EAST-01', nameZh: '湖滨店', nameEn: 'Lakeside' };
const refusal = (changes: Partial<typeof place>) => {
  try {
    return readPlace({ ...place, ...changes });
  } catch (error) {
    const { code, path } = error as { code: string; path: string[] };
    return `${code} ${path}`;
  }
};

test('a place has a code of 1 to 32 capital letters, digits and hyphens', () => {
  for (const code of ['A', '7', `A${'-'.repeat(31)}`]) expect(readPlace({ ...place, code }).code).toBe(code);
  for (const code of ['', 'east-01', '-A', 'A B', 'A'.repeat(33), 'A\n', '湖']) {
    expect(refusal({ code })).toBe('CODE_INVALID code');
  }
});

test('a place has a name in both languages, without blanks around it', () => {
  expect(readPlace({ ...place, nameZh: ' 湖滨店 ' })).toEqual(place);
  expect(refusal({ nameZh: ' ' })).toBe('NAME_EMPTY nameZh');
  expect(refusal({ nameEn: '' })).toBe('NAME_EMPTY nameEn');
  expect(readPlace({ ...place, nameEn: 'x'.repeat(100) }).nameEn).toHaveLength(100);
  expect(refusal({ nameEn: 'x'.repeat(101) })).toBe('TEXT_TOO_LONG nameEn');
  expect(refusal({ nameEn: 'a\ud800' })).toBe('TEXT_NOT_UNICODE nameEn');
});

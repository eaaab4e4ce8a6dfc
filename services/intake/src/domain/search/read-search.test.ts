import { describe, expect, test } from 'vitest';
import { readSearch } from './read-search.js';

const partsOf = (text: string) => readSearch(text).terms.map(({ parts }) => parts);
const kindsOf = (text: string, kind: string) =>
  readSearch(text)
    .terms.flatMap(({ items }) => items)
    .filter((item) => item.kind === kind)
    .map(({ value }) => value);

describe('R90: what somebody typed is read as words that all must stand there', () => {
  test('words are parted by spaces of any kind, and by signs into parts', () => {
    expect(partsOf('冰箱　不制冷\t维修')).toEqual([['冰箱'], ['不制冷'], ['维修']]);
    expect(partsOf('DD-2026/00417，退款')).toEqual([['DD', '2026', '00417', '退款']]);
    expect(partsOf('ＡＢＣ，冰箱')).toEqual([['ABC', '冰箱']]);
  });

  test('marks belong to their letter', () => {
    expect(partsOf('हिन्दी')).toEqual([['हिन्दी']]);
  });

  test('two hundred characters and ten words are read, one more of either is refused', () => {
    expect(partsOf('冰'.repeat(200))).toHaveLength(1);
    expect(partsOf('冰箱 '.repeat(10))).toHaveLength(10);
    expect(() => readSearch('冰'.repeat(201))).toThrow(expect.objectContaining({ code: 'TEXT_TOO_LONG' }));
    expect(() => readSearch('冰箱 '.repeat(11))).toThrow(expect.objectContaining({ code: 'SEARCH_TOO_MANY_WORDS' }));
  });

  test('two signs side by side are looked for, one is not', () => {
    expect(partsOf('5g')).toEqual([['5g']]);
    expect(partsOf('冰 箱子')).toEqual([['冰'], ['箱子']]);
    for (const text of ['', ' ', '冰', '冰 箱', '冰-箱', '?!', '𠮷']) {
      expect(() => readSearch(text)).toThrow(expect.objectContaining({ code: 'SEARCH_TOO_SHORT', path: ['text'] }));
    }
  });

  test('what is no Unicode is refused', () => {
    expect(() => readSearch('冰箱\0')).toThrow(expect.objectContaining({ code: 'TEXT_NOT_UNICODE' }));
  });
});

describe('R5, R90: a word may be what a customer is known by', () => {
  test('a phone in any form, also a service number', () => {
    expect(kindsOf('13912345678', 'PHONE')).toEqual(['+8613912345678']);
    expect(kindsOf('139-1234-5678', 'PHONE')).toEqual(['+8613912345678']);
    expect(kindsOf('4008001234', 'SHARED_PHONE')).toEqual(['+864008001234']);
    expect(kindsOf('冰箱', 'PHONE')).toEqual([]);
  });

  test('an e-mail address, a name, a member number', () => {
    expect(kindsOf('Wang@Example.com', 'EMAIL')).toEqual(['wang@example.com']);
    expect(kindsOf('王芳', 'NAME')).toEqual(['王芳']);
    expect(kindsOf('Ｍ０００42', 'MEMBER_NUMBER')).toEqual(['M00042']);
  });

  test('several words may be one name or one phone', () => {
    expect(readSearch('John Smith').whole).toContainEqual({ kind: 'NAME', value: 'John Smith' });
    expect(readSearch('139 1234 5678').whole).toContainEqual({ kind: 'PHONE', value: '+8613912345678' });
    expect(readSearch('王芳').whole).toEqual([]);
  });
});

describe('R3: everything typed may be the number of a complaint', () => {
  test('with mistakes of reading it out', () => {
    expect(readSearch(' k7qm 2f9d xw3t').number).toBeNull();
    expect(readSearch('0000-0000-oooo').number).toBe('0000-0000-0000');
    expect(readSearch('冰箱').number).toBeNull();
  });
});

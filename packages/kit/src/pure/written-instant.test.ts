import type { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { plainHeading } from './heading.js';
import { readInstant } from './written-instant.js';

const read = (text: string, { ends = false, timeZone = 'Asia/Shanghai' } = {}) =>
  readInstant(text, { field: 'closedAt', timeZone, ends }).toISOString();
const refusalOf = (text: string) => {
  try {
    return read(text);
  } catch (error) {
    const { code, path } = error as RuleError;
    return [code, ...path];
  }
};

test('R9: instants are read as systems, banks and spreadsheets write them', () => {
  for (const text of [
    '2024-03-05T14:20:00+08:00',
    '2024-03-05T06:20:00Z',
    '2024-03-05t06:20:00z',
    '2024/3/5 14:20',
    '2024-3-5 14:20:00',
    '2024.03.05 14:20',
    '2024年3月5日 14时20分',
    ' ２０２４-03-05T14:20 ',
    '2024-03-05 14:20:00.000+0800',
    '20240305142000',
    '20240305 14:20:00',
  ])
    expect(read(text)).toBe('2024-03-05T06:20:00.000Z');
  expect(read('2024-02-29 23:59:59.999')).toBe('2024-02-29T15:59:59.999Z');
});

test('R9: a day alone is its first moment, or its last one where something ended', () => {
  for (const text of ['2024-3-5', '20240305', '2024年3月5日']) expect(read(text)).toBe('2024-03-04T16:00:00.000Z');
  expect(read('2024/3/5', { ends: true })).toBe('2024-03-05T15:59:59.999Z');
});

test('R9, R63: what names no zone is of the zone that is said', () => {
  expect(read('2024-07-05 14:20', { timeZone: 'Europe/Berlin' })).toBe('2024-07-05T12:20:00.000Z');
  expect(read('2024-07-05 14:20+08:00', { timeZone: 'Europe/Berlin' })).toBe('2024-07-05T06:20:00.000Z');
});

test('R9: what is no day or time is refused, and so is nothing', () => {
  for (const text of [
    '2023-02-29',
    '2024-13-01',
    '20241301',
    '2024-3-5 24:00',
    '2024-3-5 14:60',
    '2024-3-5 14:20:60',
    '1899-1-1',
    '45356',
    'soon',
    '3/5/2024',
    '2024-3-5 14:20+99:00',
  ])
    expect(refusalOf(text)).toEqual(['INSTANT_UNREADABLE', 'closedAt']);
  expect(refusalOf(' ')).toEqual(['INSTANT_MISSING', 'closedAt']);
});

test('R9: headings are the same whatever their width, capitals, blanks, dashes and underlines', () => {
  for (const heading of ['Closed_At', ' closed at ', 'ＣＬＯＳＥＤ－ＡＴ'])
    expect(plainHeading(heading)).toBe('closedat');
  expect(plainHeading('支出金额（-元）')).toBe('支出金额(元)');
});

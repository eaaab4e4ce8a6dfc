import { DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { readContact } from '../contact.js';
import { defaultPolicy } from '../policy.js';
import { checkStrangersKey, countedFilings, tooManyFilings } from './filing.js';
import { processOfHandling } from './process.js';

const limits = { ...defaultPolicy, filingsPerContactPerDay: 5, anonymousFilingsPerStorePerHour: 30 };
const daily = { most: 5, withinMs: DAY_MS };
const of = (
  given: Parameters<typeof readContact>[0],
  filerId: string | null = null,
  storeId: string | null = 'store',
) => countedFilings({ contact: readContact(given), filerId, storeId }, limits);

describe('R2, R3: what a filing of the public counts against', () => {
  test('every contact that was given, and never a name', () => {
    expect(of({ name: '王芳', phone: '13812345678 / 95588', email: 'w@example.com' })).toEqual([
      { ...daily, of: ['FILINGS_BY_PHONE', '+8613812345678'], path: ['customer'] },
      { ...daily, of: ['FILINGS_BY_SHARED_PHONE', '95588'], path: ['customer'] },
      { ...daily, of: ['FILINGS_BY_EMAIL', 'w@example.com'], path: ['customer'] },
    ]);
  });

  test('the person with a token, whatever contact is given', () => {
    expect(of({ phone: '13812345678' }, 'person')).toEqual([
      { ...daily, of: ['FILINGS_BY_PERSON', 'person'], path: [] },
    ]);
  });

  test('without a contact the store, or all about no store together', () => {
    const hourly = { most: 30, withinMs: HOUR_MS, path: ['customer'] };
    expect(of(null)).toEqual([{ ...hourly, of: ['ANONYMOUS_FILINGS_ABOUT', 'store'] }]);
    expect(of(null, null, null)).toEqual([{ ...hourly, of: ['ANONYMOUS_FILINGS_ABOUT', ''] }]);
  });

  test('a refusal says from when on', () => {
    expect(tooManyFilings(new Date('2026-11-23T01:30:00.000Z'), ['customer'])).toMatchObject({
      code: 'TOO_MANY_FILINGS',
      message: 'So many complaints were filed lately; file again from 2026-11-23T01:30:00.000Z on.',
      path: ['customer'],
    });
  });
});

test('R3: a key of somebody without a name is long enough to be nobody else’s', () => {
  expect(() => checkStrangersKey('k'.repeat(22))).not.toThrow();
  expect(() => checkStrangersKey('k'.repeat(21))).toThrow(
    expect.objectContaining({ code: 'IDEMPOTENCY_KEY_INVALID', path: ['idempotencyKey'] }),
  );
});

test('R3, R95: the process is told in both languages', () => {
  expect(processOfHandling.ZH).toContain('商定处理方案');
  expect(processOfHandling.EN).toContain('agrees on a solution');
});

import { expect, test } from 'vitest';
import { DAY_MS } from './calendar.js';
import { type GivenVersion, versionFaults } from './versions.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const latestEffectiveAt = new Date('2026-01-01T00:00:00.000Z');

const found = (given: Partial<GivenVersion>, standing = { now, latestEffectiveAt }) =>
  versionFaults({ documentNumber: 'KS-2026-01', effectiveAt: now, ...given }, standing).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );

test('a version takes effect now or later, never in the past', () => {
  expect(found({ effectiveAt: now })).toEqual([]);
  expect(found({ effectiveAt: new Date(now.getTime() - 1) })).toEqual(['EFFECTIVE_IN_PAST effectiveAt']);
  const tenYears = now.getTime() + 3_650 * DAY_MS;
  expect(found({ effectiveAt: new Date(tenYears) })).toEqual([]);
  expect(found({ effectiveAt: new Date(tenYears + 1) })).toEqual(['EFFECTIVE_TOO_FAR effectiveAt']);
});

test('a version may replace one that is announced only, from the same instant on, never from before it', () => {
  const announced = new Date(now.getTime() + DAY_MS);
  const standing = { now, latestEffectiveAt: announced };
  expect(found({ effectiveAt: announced }, standing)).toEqual([]);
  expect(found({ effectiveAt: new Date(announced.getTime() - 1) }, standing)).toEqual([
    'EFFECTIVE_BEFORE_LATEST effectiveAt',
  ]);
  expect(found({ effectiveAt: new Date(now.getTime() - 1) }, standing)).toEqual([
    'EFFECTIVE_IN_PAST effectiveAt',
    'EFFECTIVE_BEFORE_LATEST effectiveAt',
  ]);
});

test('a document number is plain text of 1 to 64 characters', () => {
  const invalid = ['DOCUMENT_NUMBER_INVALID documentNumber'];
  expect(found({ documentNumber: '客服〔2026〕1号' })).toEqual([]);
  expect(found({ documentNumber: 'x'.repeat(64) })).toEqual([]);
  for (const documentNumber of [' ', 'x'.repeat(65), 'a\0b', 'a\ud800']) {
    expect(found({ documentNumber })).toEqual(invalid);
  }
});

import { Source } from '@complaints/contracts';
import { DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { defaultPolicy, type PolicyDocument } from '../policy.js';
import { contradictionsOf, type GivenPolicy } from './contradictions.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const latestEffectiveAt = new Date('2026-01-01T00:00:00.000Z');
const { version: _, ...document } = defaultPolicy;

const found = (given: Partial<GivenPolicy>, standing = { now, latestEffectiveAt }) =>
  contradictionsOf({ document, documentNumber: 'KS-2026-01', effectiveAt: now, ...given }, standing).map(
    ({ code, path }) => `${code} ${path.join('.')}`,
  );
const foundIn = (changes: Partial<PolicyDocument>) => found({ document: { ...document, ...changes } });
const foundInLevels = (changes: Partial<PolicyDocument['levels']>) =>
  foundIn({ levels: { ...document.levels, ...changes } });

test('the default policy contradicts nothing', () => {
  expect(found({})).toEqual([]);
});

test('R11, R12: MAJOR needs more outcomes than SECOND, one more is enough', () => {
  expect(foundInLevels({ secondFromOutcomes: 2, majorFromOutcomes: 3 })).toEqual([]);
  expect(foundInLevels({ secondFromOutcomes: 2 })).toEqual(['MAJOR_BEFORE_SECOND document.levels.majorFromOutcomes']);
});

test('R1: what the chain itself operates is no external source, and each external one is named once', () => {
  expect(foundInLevels({ externalSources: [] })).toEqual([]);
  expect(foundInLevels({ externalSources: [Source.MEDIA, Source.STORE, Source.MEDIA] })).toEqual([
    'SOURCE_IS_INTERNAL document.levels.externalSources.1',
    'SOURCE_TWICE document.levels.externalSources.2',
  ]);
});

test('R63: the time zone exists', () => {
  expect(foundIn({ timeZone: 'Asia/Nowhere' })).toEqual(['TIME_ZONE_UNKNOWN document.timeZone']);
});

test('R71: the reminder comes a day before the link expires at the latest', () => {
  expect(foundIn({ ratingReminderAfterDays: 29 })).toEqual([]);
  expect(foundIn({ ratingReminderAfterDays: 30 })).toEqual(['REMINDER_AFTER_LINK document.ratingReminderAfterDays']);
});

test('R8: a customer is kept as long as earlier complaints are looked for, and as long as a link can be used', () => {
  const short = 'RETENTION_TOO_SHORT document.retainPersonalDataForYears';
  expect(foundIn({ retainPersonalDataForYears: 1 })).toEqual([]);
  expect(foundIn({ retainPersonalDataForYears: 1, candidatesWithinDays: 366 })).toEqual([short]);
  expect(foundIn({ retainPersonalDataForYears: 1, ratingLinkForDays: 366 })).toEqual([short]);
  expect(foundIn({ retainPersonalDataForYears: null, candidatesWithinDays: 3_650 })).toEqual([]);
});

test('R1: values that no field allows are named by their path, beside every other contradiction', () => {
  expect(
    foundIn({ verifyChannelsEveryDays: 0, invitationZh: ' ', dissatisfiedUpTo: 5, timeZone: 'Nowhere' }).sort(),
  ).toEqual([
    'TIME_ZONE_UNKNOWN document.timeZone',
    'VALUE_NOT_ALLOWED document.dissatisfiedUpTo',
    'VALUE_NOT_ALLOWED document.invitationZh',
    'VALUE_NOT_ALLOWED document.verifyChannelsEveryDays',
  ]);
});

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

import { Source } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { defaultPolicy, type PolicyDocument } from '../policy.js';
import { contradictionsOf, type GivenPolicy } from './contradictions.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const latestEffectiveAt = new Date('2026-01-01T00:00:00.000Z');
const { version: _, ...document } = defaultPolicy;

const found = (given: Partial<GivenPolicy>) =>
  contradictionsOf(
    { document, documentNumber: 'KS-2026-01', effectiveAt: now, ...given },
    { now, latestEffectiveAt },
  ).map(({ code, path }) => `${code} ${path.join('.')}`);
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
  expect(foundIn({ retainPersonalDataForYears: 1, decisionLinkForDays: 365 })).toEqual([]);
  expect(foundIn({ retainPersonalDataForYears: 1, decisionLinkForDays: 366 })).toEqual([short]);
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

test('R1: what speaks against the number and the date is named beside', () => {
  expect(found({ documentNumber: '', effectiveAt: new Date(now.getTime() - 1) })).toEqual([
    'DOCUMENT_NUMBER_INVALID documentNumber',
    'EFFECTIVE_IN_PAST effectiveAt',
  ]);
});

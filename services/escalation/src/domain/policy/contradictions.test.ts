import { expect, test } from 'vitest';
import type { Calendars, WorkingCalendar } from '../calendar/working-calendar.js';
import { defaultPolicy, type PolicyDocument } from '../policy.js';
import { contradictionsOf, type GivenPolicy } from './contradictions.js';

const now = new Date('2026-09-30T01:30:00.000Z');
const { version: _, ...document } = defaultPolicy;
const calendar = (code: string, ...years: number[]): [string, WorkingCalendar] => [
  code,
  { code, timeZone: 'Asia/Shanghai', week: [], exceptions: new Map(), years: new Set(years) },
];
const calendars: Calendars = new Map([calendar('CN', 2026, 2027), calendar('DESK', 2026)]);

const found = (given: Partial<GivenPolicy>) =>
  contradictionsOf(
    { document, documentNumber: 'KS-2026-01', effectiveAt: now, ...given },
    { now, latestEffectiveAt: new Date('2026-01-01T00:00:00.000Z'), calendars },
  ).map(({ code, path }) => `${code} ${path.join('.')}`);
const foundIn = (changes: Partial<PolicyDocument>) => found({ document: { ...document, ...changes } });

test('R20–R22: the default policy contradicts nothing', () => {
  expect(found({})).toEqual([]);
});

test('R20: a graver level is owned by the same tier or a higher one', () => {
  const tiers = document.tierOfLevel;
  expect(foundIn({ tierOfLevel: { ...tiers, FIRST: 2 } })).toEqual([]);
  expect(foundIn({ tierOfLevel: { ...tiers, FIRST: 3, MAJOR: 1 } })).toEqual([
    'TIER_DESCENDS document.tierOfLevel.SECOND',
    'TIER_DESCENDS document.tierOfLevel.MAJOR',
  ]);
});

test('R28: warnings stand from the first to the last, each once', () => {
  expect(foundIn({ warnAtPercent: [] })).toEqual([]);
  expect(foundIn({ warnAtPercent: [1, 50, 99] })).toEqual([]);
  expect(foundIn({ warnAtPercent: [80, 80, 50] })).toEqual([
    'WARNING_TWICE document.warnAtPercent.1',
    'WARNINGS_NOT_ASCENDING document.warnAtPercent.2',
  ]);
});

test('R21, R22: the customer is reached before the plan is due, where both run on one calendar', () => {
  expect(foundIn({ contactWithinMinutes: 60, planWithinHours: 1 })).toEqual([]);
  const late = { contactWithinMinutes: 61, planWithinHours: 1 };
  expect(foundIn(late)).toEqual(['CONTACT_AFTER_PLAN document.contactWithinMinutes']);
  expect(foundIn({ ...late, calendarOf: { ...document.calendarOf, plan: 'DESK' } })).toEqual([]);
});

test('R21, R39: no answer is promised before the plan or the first answer is due; a late first answer contradicts nothing', () => {
  const answer = (answerWithinHours: number) => ({ answerStandard: { ...document.answerStandard, answerWithinHours } });
  expect(foundIn({ ...answer(24) })).toEqual([]);
  expect(foundIn({ firstAnswerWithinHours: 48 })).toEqual([]);
  expect(foundIn({ ...answer(23), firstAnswerWithinHours: 23 })).toEqual([
    'ANSWER_BEFORE_PLAN document.answerStandard.answerWithinHours',
  ]);
  expect(foundIn({ ...answer(24), firstAnswerWithinHours: 25 })).toEqual([
    'ANSWER_BEFORE_FIRST document.answerStandard.answerWithinHours',
  ]);
});

test('R27: a calendar is there, with the year that the version takes effect in and, from October on, the next', () => {
  const onDesk = { ...document, calendarOf: { ...document.calendarOf, contact: 'DESK' } };
  const at = (effectiveAt: string) => found({ document: onDesk, effectiveAt: new Date(effectiveAt) });
  const missing = 'CALENDAR_YEAR_MISSING document.calendarOf';
  expect(at('2026-09-30T23:59:59.999+08:00')).toEqual([]);
  expect(at('2026-10-01T00:00:00+08:00')).toEqual([`${missing}.contact`]);
  expect(at('2027-10-01T00:00:00+08:00')).toEqual([`${missing}.contact`, `${missing}.contact`, `${missing}.statutory`]);
  expect(foundIn({ calendarOf: { ...document.calendarOf, plan: 'NONE' } })).toEqual([
    'CALENDAR_UNKNOWN document.calendarOf.plan',
  ]);
});

test('R19: working days of the law need a calendar, and one rule for mediation is in force', () => {
  const calendarOf = { ...document.calendarOf, statutory: null };
  expect(foundIn({ calendarOf, statutoryPacks: ['REFUND_DELAY', 'MEDIATION_60_DAYS'] })).toEqual([]);
  expect(foundIn({ calendarOf, statutoryPacks: ['AUTHORITY_ACCEPTANCE'] })).toEqual([
    'CALENDAR_NEEDED document.calendarOf.statutory',
  ]);
  expect(foundIn({ statutoryPacks: ['MEDIATION_60_DAYS', 'MEDIATION_45_WORKING_DAYS'] })).toEqual([
    'MEDIATION_TWICE document.statutoryPacks',
  ]);
});

test('R35: attempts are as many as the means and the days at least, and means as many as there are at most', () => {
  expect(foundIn({ unreachable: { attempts: 6, means: 6, days: 6 } })).toEqual([]);
  expect(foundIn({ unreachable: { attempts: 6, means: 7, days: 7 } })).toEqual([
    'MEANS_ABOVE_ATTEMPTS document.unreachable.means',
    'MEANS_TOO_MANY document.unreachable.means',
    'DAYS_ABOVE_ATTEMPTS document.unreachable.days',
  ]);
});

test('R18, R19, R27, R39: what is listed is listed once', () => {
  const [step] = document.emergencySteps;
  const [quality] = document.answerStandard.qualities;
  expect(
    foundIn({
      emergencySteps: [...document.emergencySteps, ...(step ? [step] : [])],
      answerStandard: { ...document.answerStandard, qualities: quality ? [quality, quality] : [] },
      pausing: { reasons: ['FORCE_MAJEURE', 'AWAITING_EXPERT', 'FORCE_MAJEURE'], atMostHours: 1 },
      statutoryPacks: ['REFUND_DELAY', 'REFUND_DELAY'],
    }),
  ).toEqual([
    'EMERGENCY_STEP_TWICE document.emergencySteps.4',
    'QUALITY_TWICE document.answerStandard.qualities.1',
    'PAUSE_REASON_TWICE document.pausing.reasons.2',
    'STATUTORY_PACK_TWICE document.statutoryPacks.1',
  ]);
});

test('R41, R42, R63: values that no field allows, the zone, the number and the date are named beside every other contradiction', () => {
  const given = { ...document, timeZone: 'Asia/Nowhere', points: { supervisoryForm: -1, refusedFormFrom: 0 } };
  expect(found({ document: given, documentNumber: '', effectiveAt: new Date(now.getTime() - 1) })).toEqual([
    'VALUE_NOT_ALLOWED document.points.supervisoryForm',
    'TIME_ZONE_UNKNOWN document.timeZone',
    'DOCUMENT_NUMBER_INVALID documentNumber',
    'EFFECTIVE_IN_PAST effectiveAt',
  ]);
});

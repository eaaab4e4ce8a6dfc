import { LEVELS, RuleError } from '@complaints/contracts';
import { type GivenVersion, isTimeZone, type Standing as VersionStanding, versionFaults } from '@complaints/kit/pure';
import type { z } from 'zod';
import { missingYears } from '../calendar/calendar-facts.js';
import type { Calendars } from '../calendar/working-calendar.js';
import { PolicyDocument } from '../policy.js';
import { countsWorkingDays } from '../statutory.js';
import { ContactMeans, type StatutoryPack } from '../vocabulary.js';

/** A version as somebody would publish it. */
export interface GivenPolicy extends GivenVersion {
  document: PolicyDocument;
}

/** What a new version is held against. */
export interface Standing extends VersionStanding {
  calendars: Calendars;
}

type Found = [code: string, sentence: string, path: readonly (string | number)[]];

/** One way in which a document can contradict itself, or the calendars that are there when it takes effect. */
type Contradiction = (document: PolicyDocument, at: { effectiveAt: Date; calendars: Calendars }) => Found[];

const contradictions: Contradiction[] = [
  ({ timeZone }) => (isTimeZone(timeZone) ? [] : [['TIME_ZONE_UNKNOWN', 'There is no such time zone.', ['timeZone']]]),
  tiers,
  warnings,
  limits,
  calendarsThere,
  statutoryPacks,
  unreachable,
  ({ emergencySteps }) => twice('EMERGENCY_STEP_TWICE', codesOf(emergencySteps), ['emergencySteps']),
  ({ answerStandard }) => twice('QUALITY_TWICE', codesOf(answerStandard.qualities), ['answerStandard', 'qualities']),
  ({ pausing }) => twice('PAUSE_REASON_TWICE', pausing.reasons, ['pausing', 'reasons']),
  ({ statutoryPacks: packs }) => twice('STATUTORY_PACK_TWICE', packs, ['statutoryPacks']),
];

/** A graver level is owned by the same tier or a higher one. Source: R20. */
function tiers({ tierOfLevel }: PolicyDocument): Found[] {
  return LEVELS.flatMap((level, index): Found[] => {
    const milder = LEVELS[index - 1];
    return milder && tierOfLevel[level] < tierOfLevel[milder]
      ? [['TIER_DESCENDS', `${level} is owned by a lower tier than ${milder}.`, ['tierOfLevel', level]]]
      : [];
  });
}

/** Source: R28. */
function warnings({ warnAtPercent }: PolicyDocument): Found[] {
  return warnAtPercent.flatMap((percent, index): Found[] => {
    const before = warnAtPercent[index - 1];
    const path = ['warnAtPercent', index];
    if (before === percent) return [['WARNING_TWICE', `A clock warns at ${percent} % twice.`, path]];
    return before !== undefined && before > percent
      ? [['WARNINGS_NOT_ASCENDING', 'Warnings stand from the first to the last.', path]]
      : [];
  });
}

/** What is due first may not come last; limits on different calendars cannot be compared. Source: R21, R22, R39. */
function limits(document: PolicyDocument): Found[] {
  const { contactWithinMinutes, firstAnswerWithinHours, planWithinHours, calendarOf } = document;
  const { answerWithinHours } = document.answerStandard;
  const found: Found[] = [];
  if (calendarOf.contact === calendarOf.plan && contactWithinMinutes > planWithinHours * 60)
    found.push(['CONTACT_AFTER_PLAN', 'The plan is due before the customer is reached.', ['contactWithinMinutes']]);
  const path = ['answerStandard', 'answerWithinHours'];
  if (answerWithinHours < planWithinHours)
    found.push(['ANSWER_BEFORE_PLAN', 'The answer is promised before the plan is due.', path]);
  if (answerWithinHours < firstAnswerWithinHours)
    found.push(['ANSWER_BEFORE_FIRST', 'The answer is promised before the first one is due.', path]);
  return found;
}

/** Source: R27. */
function calendarsThere({ calendarOf }: PolicyDocument, at: { effectiveAt: Date; calendars: Calendars }): Found[] {
  return Object.entries(calendarOf).flatMap(([clock, code]): Found[] => {
    if (code === null) return [];
    const path = ['calendarOf', clock];
    const calendar = at.calendars.get(code);
    if (!calendar) return [['CALENDAR_UNKNOWN', `There is no calendar ${code}.`, path]];
    return missingYears(calendar, at.effectiveAt).map((year) => [
      'CALENDAR_YEAR_MISSING',
      `The holidays of ${year} are not known to the calendar ${code}.`,
      path,
    ]);
  });
}

/** Source: R19. */
function statutoryPacks({ statutoryPacks: packs, calendarOf }: PolicyDocument): Found[] {
  const found: Found[] = [];
  const inWorkingDays = packs.find(countsWorkingDays);
  if (inWorkingDays && calendarOf.statutory === null) {
    const sentence = `${inWorkingDays} counts working days, which only a calendar knows.`;
    found.push(['CALENDAR_NEEDED', sentence, ['calendarOf', 'statutory']]);
  }
  const both: StatutoryPack[] = ['MEDIATION_45_WORKING_DAYS', 'MEDIATION_60_DAYS'];
  if (both.every((pack) => packs.includes(pack)))
    found.push(['MEDIATION_TWICE', 'One of the two rules for mediation is in force, never both.', ['statutoryPacks']]);
  return found;
}

/** One attempt is by one means on one day. Source: R35. */
function unreachable({ unreachable: { attempts, means, days } }: PolicyDocument): Found[] {
  const found: Found[] = [];
  if (means > attempts)
    found.push(['MEANS_ABOVE_ATTEMPTS', 'So few attempts never use so many means.', ['unreachable', 'means']]);
  if (means > Object.keys(ContactMeans).length)
    found.push(['MEANS_TOO_MANY', 'There are not so many means.', ['unreachable', 'means']]);
  if (days > attempts)
    found.push(['DAYS_ABOVE_ATTEMPTS', 'So few attempts never take so many days.', ['unreachable', 'days']]);
  return found;
}

const codesOf = (coded: readonly { code: string }[]): string[] => coded.map(({ code }) => code);

const twice = (code: string, words: readonly string[], path: readonly string[]): Found[] =>
  words.flatMap((word, index): Found[] =>
    words.indexOf(word) < index ? [[code, `${word} is named twice.`, [...path, index]]] : [],
  );

/**
 * Everything that speaks against publishing a version, so that it can be put right at once; empty when nothing does.
 * What is no value of its field is named too, with its path in the document.
 * Source: the paragraph on policy.
 */
export function contradictionsOf(given: GivenPolicy, { calendars, ...standing }: Standing): RuleError[] {
  const { document, effectiveAt } = given;
  const shape = PolicyDocument.safeParse(document).error?.issues ?? [];
  const inDocument = (path: readonly PropertyKey[]) => ['document', ...path.map(String)];
  const found = contradictions.flatMap((contradiction) => contradiction(document, { effectiveAt, calendars }));
  return [
    ...shape.map((issue) => new RuleError('VALUE_NOT_ALLOWED', sentenceOf(issue), inDocument(issue.path))),
    ...found.map(([code, sentence, path]) => new RuleError(code, sentence, inDocument(path))),
    ...versionFaults(given, standing),
  ];
}

const sentenceOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}.`;

import { EXTERNAL_SOURCES, RuleError, type Source } from '@complaints/contracts';
import { DAY_MS, isTimeZone } from '@complaints/kit/pure';
import type { z } from 'zod';
import { PolicyDocument } from '../policy.js';

/** A version as somebody would publish it. */
export interface GivenPolicy {
  document: PolicyDocument;
  documentNumber: string;
  effectiveAt: Date;
}

/** What a new version is held against. */
export interface Standing {
  now: Date;
  /** When the newest version takes effect; later than now when it was announced only. */
  latestEffectiveAt: Date;
}

const MOST_NUMBER_CHARACTERS = 64;
/** What counts as a year where years are held against days. */
const DAYS_OF_YEAR = 365;

type Found = [code: string, sentence: string, path: readonly string[]];

/** One way in which a document can contradict itself; fields that are missing contradict nothing. */
type Contradiction = (document: PolicyDocument) => Found[];

const contradictions: Contradiction[] = [
  ({ levels: { secondFromOutcomes: second, majorFromOutcomes: major } }) =>
    second >= major
      ? [['MAJOR_BEFORE_SECOND', 'MAJOR needs more outcomes than SECOND.', ['levels', 'majorFromOutcomes']]]
      : [],
  ({ levels: { externalSources } }) =>
    externalSources.flatMap((source, index) => sourceFound(source, index, externalSources)),
  ({ timeZone }) => (isTimeZone(timeZone) ? [] : [['TIME_ZONE_UNKNOWN', 'There is no such time zone.', ['timeZone']]]),
  ({ ratingReminderAfterDays, ratingLinkForDays }) =>
    ratingReminderAfterDays >= ratingLinkForDays
      ? [['REMINDER_AFTER_LINK', 'The reminder comes while the link can still be used.', ['ratingReminderAfterDays']]]
      : [],
  ({ retainPersonalDataForYears: years, candidatesWithinDays, ratingLinkForDays }) => {
    const path = ['retainPersonalDataForYears'];
    if (years === null) return [];
    const found: Found[] = [];
    if (years * DAYS_OF_YEAR < candidatesWithinDays)
      found.push(['RETENTION_TOO_SHORT', 'Earlier complaints are looked for longer than the customer is kept.', path]);
    if (years * DAYS_OF_YEAR < ratingLinkForDays)
      found.push(['RETENTION_TOO_SHORT', 'A link to rate can be used longer than the customer is kept.', path]);
    return found;
  },
];

function sourceFound(source: Source, index: number, all: readonly Source[]): Found[] {
  const path = ['levels', 'externalSources', String(index)];
  if (!EXTERNAL_SOURCES.includes(source))
    return [['SOURCE_IS_INTERNAL', `${source} is what the chain itself operates, never an external source.`, path]];
  return all.indexOf(source) < index ? [['SOURCE_TWICE', `${source} is named twice.`, path]] : [];
}

/**
 * Everything that speaks against publishing a version, so that it can be put right at once; empty when nothing does.
 * What is no value of its field is named too, with its path in the document.
 * Source: the paragraph on policy.
 */
export function contradictionsOf(given: GivenPolicy, { now, latestEffectiveAt }: Standing): RuleError[] {
  const { document, documentNumber, effectiveAt } = given;
  const shape = PolicyDocument.safeParse(document).error?.issues ?? [];
  const inDocument = (path: readonly PropertyKey[]) => ['document', ...path.map(String)];
  const errors = shape.map((issue) => new RuleError('VALUE_NOT_ALLOWED', sentenceOf(issue), inDocument(issue.path)));
  for (const contradiction of contradictions) {
    for (const [code, sentence, path] of contradiction(document)) {
      errors.push(new RuleError(code, sentence, inDocument(path)));
    }
  }
  const numberLength = [...documentNumber.trim()].length;
  if (numberLength < 1 || numberLength > MOST_NUMBER_CHARACTERS || !isPlain(documentNumber)) {
    const sentence = `A document number is 1 to ${MOST_NUMBER_CHARACTERS} characters of plain text.`;
    errors.push(new RuleError('DOCUMENT_NUMBER_INVALID', sentence, ['documentNumber']));
  }
  return [...errors, ...dateContradictions(effectiveAt, { now, latestEffectiveAt })];
}

/** The farthest ahead that a version is announced. */
const ANNOUNCED_WITHIN_DAYS = 3_650;

function dateContradictions(effectiveAt: Date, { now, latestEffectiveAt }: Standing): RuleError[] {
  const path = ['effectiveAt'];
  const errors: RuleError[] = [];
  if (effectiveAt < now)
    errors.push(new RuleError('EFFECTIVE_IN_PAST', 'A version takes effect now or later, never before.', path));
  if (effectiveAt < latestEffectiveAt)
    errors.push(new RuleError('EFFECTIVE_BEFORE_LATEST', 'A newer version that takes effect later is there.', path));
  if (effectiveAt.getTime() > now.getTime() + ANNOUNCED_WITHIN_DAYS * DAY_MS)
    errors.push(new RuleError('EFFECTIVE_TOO_FAR', 'A version is announced ten years ahead at the most.', path));
  return errors;
}

const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text);

const sentenceOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}.`;

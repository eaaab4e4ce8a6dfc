import { EXTERNAL_SOURCES, RuleError, type Source } from '@complaints/contracts';
import { type GivenVersion, isTimeZone, type Standing, versionFaults } from '@complaints/kit/pure';
import type { z } from 'zod';
import { PolicyDocument } from '../policy.js';

/** A version as somebody would publish it. */
export interface GivenPolicy extends GivenVersion {
  document: PolicyDocument;
}

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
  ({ retainPersonalDataForYears: years, candidatesWithinDays, ...links }) => {
    const path = ['retainPersonalDataForYears'];
    if (years === null) return [];
    const found: Found[] = [];
    if (years * DAYS_OF_YEAR < candidatesWithinDays)
      found.push(['RETENTION_TOO_SHORT', 'Earlier complaints are looked for longer than the customer is kept.', path]);
    if (years * DAYS_OF_YEAR < Math.max(links.ratingLinkForDays, links.decisionLinkForDays))
      found.push(['RETENTION_TOO_SHORT', 'A link can be used longer than the customer is kept.', path]);
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
export function contradictionsOf(given: GivenPolicy, standing: Standing): RuleError[] {
  const { document } = given;
  const shape = PolicyDocument.safeParse(document).error?.issues ?? [];
  const inDocument = (path: readonly PropertyKey[]) => ['document', ...path.map(String)];
  const errors = shape.map((issue) => new RuleError('VALUE_NOT_ALLOWED', sentenceOf(issue), inDocument(issue.path)));
  for (const contradiction of contradictions) {
    for (const [code, sentence, path] of contradiction(document)) {
      errors.push(new RuleError(code, sentence, inDocument(path)));
    }
  }
  return [...errors, ...versionFaults(given, standing)];
}

const sentenceOf = ({ path, message }: z.core.$ZodIssue): string => `${path.join('.')}: ${message}.`;

import { RuleError } from '@complaints/contracts';
import { checkText, optionalText } from './text.js';

/** What a customer said, as somebody typed it. */
export interface GivenStatement {
  content: string;
  demand?: string | null;
  expectation?: string | null;
  anger?: number | null;
  occurredAt?: Date | null;
  /** Where it happened. */
  occurredPlace?: string | null;
  /** Who had a part in it. */
  peopleInvolved?: string | null;
  orderReference?: string | null;
  product?: string | null;
}

/** What a customer said, checked; the words are kept as written. */
export type Statement = { [Field in keyof Required<GivenStatement>]: Exclude<GivenStatement[Field], undefined> };

/** The fields of a statement, in the order in which they are shown. */
export const STATEMENT_FIELDS = [
  ...(['content', 'demand', 'expectation', 'anger', 'occurredAt', 'occurredPlace', 'peopleInvolved'] as const),
  ...(['orderReference', 'product'] as const),
] as const;

export const MOST_CONTENT_CHARACTERS = 10_000;
const MOST_TEXT_CHARACTERS = 2_000;
export const MOST_REFERENCE_CHARACTERS = 200;

/**
 * Checks what a customer said. Each refusal names the field in its path.
 * @throws RuleError CONTENT_EMPTY, CONTENT_TOO_LONG beyond {@link MOST_CONTENT_CHARACTERS}
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG
 * @throws RuleError ANGER_OUT_OF_RANGE beyond 1 to 5
 * @throws RuleError OCCURRED_IN_FUTURE
 * Source: R2.
 */
export function readStatement(given: GivenStatement, now: Date): Statement {
  const { content, anger = null, occurredAt = null } = given;
  if (content.trim() === '') throw new RuleError('CONTENT_EMPTY', 'A complaint says something.', ['content']);
  checkText(content, { path: ['content'], most: MOST_CONTENT_CHARACTERS, tooLong: 'CONTENT_TOO_LONG' });
  if (anger !== null && !isGrade(anger)) throw new RuleError('ANGER_OUT_OF_RANGE', 'Anger is 1 to 5.', ['anger']);
  if (occurredAt !== null && occurredAt > now) {
    throw new RuleError('OCCURRED_IN_FUTURE', 'What is complained about has happened already.', ['occurredAt']);
  }
  const text = (field: Exclude<keyof Statement, 'content' | 'anger' | 'occurredAt'>, most: number) =>
    optionalText(given[field], { path: [field], most });
  return {
    content,
    demand: text('demand', MOST_TEXT_CHARACTERS),
    expectation: text('expectation', MOST_TEXT_CHARACTERS),
    anger,
    occurredAt,
    occurredPlace: text('occurredPlace', MOST_REFERENCE_CHARACTERS),
    peopleInvolved: text('peopleInvolved', MOST_TEXT_CHARACTERS),
    orderReference: text('orderReference', MOST_REFERENCE_CHARACTERS),
    product: text('product', MOST_REFERENCE_CHARACTERS),
  };
}

/** Whether a number is a grade from 1 to 5. */
export const isGrade = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= 5;

import { RuleError } from '@complaints/contracts';
import { type GivenStatement, readStatement, STATEMENT_FIELDS, type Statement } from './registration.js';
import { optionalText } from './text.js';

/** What of a complaint is written down otherwise; a field left out stays, null takes it away. */
export type GivenAmendment = { [Field in keyof GivenStatement]?: GivenStatement[Field] | null } & {
  confidentialTowardsStore?: boolean | null;
};

/** One field with what it said before and says now. */
export interface RevisionChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** What a complaint says that can be amended. */
export interface AmendableComplaint extends Statement {
  revision: number;
  confidentialTowardsStore: boolean;
  acceptedAt: Date;
  textsErasedAt?: Date | null;
}

/**
 * Checks that whoever amends has seen the newest words: two at once do not overwrite each other.
 * @throws RuleError REVISION_CONFLICT
 * Source: R2.
 */
export function checkRevision({ revision }: { revision: number }, expectedRevision: number): void {
  if (revision === expectedRevision) return;
  throw new RuleError('REVISION_CONFLICT', `Somebody has amended it meanwhile: it is at revision ${revision}.`, [
    'expectedRevision',
  ]);
}

/**
 * Amends what a complaint says. What happened had happened when it was accepted.
 * @returns the fields as they are now, and every one that changed
 * @throws RuleError as {@link readStatement}
 * Source: R2.
 */
export function amend(
  complaint: AmendableComplaint,
  given: GivenAmendment,
): { state: Statement & { confidentialTowardsStore: boolean }; changes: RevisionChange[] } {
  const said = Object.fromEntries(STATEMENT_FIELDS.map((field) => [field, pick(given[field], complaint[field])]));
  const statement = readStatement({ ...said, content: given.content ?? complaint.content }, complaint.acceptedAt);
  const confidentialTowardsStore = given.confidentialTowardsStore ?? complaint.confidentialTowardsStore;
  const state = { ...statement, confidentialTowardsStore };
  const fields = [...STATEMENT_FIELDS, 'confidentialTowardsStore'] as const;
  return {
    state,
    changes: fields.flatMap((field) => changeOf(field, complaint[field], state[field])),
  };
}

const pick = <Value>(given: Value | undefined, held: Value): Value => (given === undefined ? held : given);

/** Nothing when nothing changed. */
export function changeOf(field: string, before: unknown, after: unknown): RevisionChange[] {
  const [was, is] = [wordOf(before), wordOf(after)];
  return was === is ? [] : [{ field, before: was, after: is }];
}

function wordOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return value instanceof Date ? value.toISOString() : String(value);
}

const MOST_REASON_CHARACTERS = 500;

/**
 * Why somebody does what changes what others have seen.
 * @throws RuleError REASON_MISSING
 * @throws RuleError TEXT_NOT_UNICODE, TEXT_TOO_LONG
 * Source: R5, R14.
 */
export function readReason(reason: string | null | undefined): string {
  const text = optionalText(reason, { path: ['reason'], most: MOST_REASON_CHARACTERS });
  if (text === null) throw new RuleError('REASON_MISSING', 'Say why.', ['reason']);
  return text.trim();
}

import { RuleError } from '@complaints/contracts';
import { DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { type Contact, ContactKind } from '../contact.js';
import type { IntakePolicy } from '../policy.js';

/** For whom filings are counted: each contact, else a person with a token, else everybody who says nothing of themselves. */
export interface CountedFiling {
  /** What the mark of the count is made of. */
  of: readonly [kind: string, value: string];
  most: number;
  withinMs: number;
  /** Where a refusal points. */
  path: readonly string[];
}

/**
 * What a filing counts against.
 * @param filerId of a person with a token, null for anybody
 * Source: R2, R3.
 */
export function countedFilings(
  { contact, filerId, storeId }: { contact: Contact | null; filerId: string | null; storeId: string | null },
  { filingsPerContactPerDay, anonymousFilingsPerStorePerHour }: IntakePolicy,
): CountedFiling[] {
  const daily = { most: filingsPerContactPerDay, withinMs: DAY_MS };
  if (filerId !== null) return [{ ...daily, of: ['FILINGS_BY_PERSON', filerId], path: [] }];
  const items = contact?.items.filter(({ kind }) => kind !== ContactKind.NAME) ?? [];
  if (items.length > 0) {
    return items.map(({ kind, value }) => ({ ...daily, of: [`FILINGS_BY_${kind}`, value], path: ['customer'] }));
  }
  const hourly = { most: anonymousFilingsPerStorePerHour, withinMs: HOUR_MS };
  return [{ ...hourly, of: ['ANONYMOUS_FILINGS_ABOUT', storeId ?? ''], path: ['customer'] }];
}

/** @param again from when on one more is allowed */
export const tooManyFilings = (again: Date, path: readonly string[]): RuleError =>
  new RuleError(
    'TOO_MANY_FILINGS',
    `So many complaints were filed lately; file again from ${again.toISOString()} on.`,
    path,
  );

/** As many signs as 128 random bits take. */
const FEWEST_SIGNS_OF_A_STRANGERS_KEY = 22;

/**
 * Whoever has no name is told from others by the key alone, so it is long enough not to be guessed, or met by chance.
 * @throws RuleError IDEMPOTENCY_KEY_INVALID
 */
export function checkStrangersKey(key: string): void {
  if (key.length >= FEWEST_SIGNS_OF_A_STRANGERS_KEY) return;
  throw new RuleError(
    'IDEMPOTENCY_KEY_INVALID',
    `Without a token a key has at least ${FEWEST_SIGNS_OF_A_STRANGERS_KEY} signs that nobody guesses, for example a UUID.`,
    ['idempotencyKey'],
  );
}

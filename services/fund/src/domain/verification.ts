import { RuleError } from '@complaints/contracts';
import { type Actor, onBehalfOf, wallOf } from '@complaints/kit/pure';
import { seesAllBooks } from './rights.js';
import { BooksCheck, VerificationState } from './vocabulary.js';

/** The checks, in the order in which they are made. */
export const CHECKS = Object.values(BooksCheck);

/** How often a verification is taken up that ends before it has found anything: a process that dies takes it along. */
const MOST_ATTEMPTS = 3;

/** The hours of the night, in the chain's zone, in which the books are verified of themselves. A night that no process saw is left out. */
const NIGHT = { from: 3, until: 6 };

/** The first thing in which the books contradict themselves, or what is kept beside them. */
export interface BooksDifference {
  check: BooksCheck;
  /** What it is about, so far as it is about one. */
  account: string | null;
  postId: string | null;
  periodKey: string | null;
  regionId: string | null;
  disbursementId: string | null;
  /** Amounts in yuan with two digits after the point, or words. */
  expected: string;
  found: string;
}

/** One time that the books are gone through. Source: R64. */
export interface BooksVerificationFacts {
  id: string;
  state: VerificationState;
  /** Who asked for it; null where nobody did. */
  askedById: string | null;
  askedAt: Date;
  /** The night it belongs to, `2026-11-23`, where it began of itself. */
  nightOn: string | null;
  /** How often it was taken up. */
  attempts: number;
  startedAt: Date | null;
  finishedAt: Date | null;
  checksDone: number;
  /** Entries of the books it looked at; null until they are counted. */
  entries: number | null;
  difference: BooksDifference | null;
}

/**
 * Checks that somebody may have the books verified: who sees all of them.
 * @returns for whom it is done, where a deputy does it
 * @throws RuleError NOT_OVERSEER
 * Source: R64, R91.
 */
export function checkVerifier(by: Actor): string | null {
  if (!seesAllBooks(by)) throw new RuleError('NOT_OVERSEER', 'Who sees all of the books has them verified.');
  return onBehalfOf(by, seesAllBooks);
}

/** A verification that waits, asked for by somebody or begun in a night. */
export const waiting = (
  id: string,
  { askedById, nightOn, now }: { askedById: string | null; nightOn: string | null; now: Date },
): BooksVerificationFacts => ({
  ...{ id, state: VerificationState.WAITING, askedById, askedAt: now, nightOn, attempts: 0 },
  ...{ startedAt: null, finishedAt: null, checksDone: 0, entries: null, difference: null },
});

/**
 * What is true of a verification once a process takes it up, perhaps after another died over it: it starts again from the
 * first check. One that was taken up too often without an end has failed.
 */
export function takenInHand({ attempts }: BooksVerificationFacts, now: Date): Partial<BooksVerificationFacts> {
  if (attempts >= MOST_ATTEMPTS) return { state: VerificationState.FAILED, finishedAt: now };
  const begins = { state: VerificationState.RUNNING, startedAt: now, checksDone: 0, entries: null };
  return { ...begins, attempts: attempts + 1 };
}

/** How it ends: with the first difference, or without any. */
export const ended = (difference: BooksDifference | null, now: Date): Partial<BooksVerificationFacts> => ({
  state: difference === null ? VerificationState.AGREES : VerificationState.DIFFERS,
  difference,
  finishedAt: now,
});

/** The night an instant belongs to, by its day in the chain's zone; null by day. Source: R63. */
export function nightOf(instant: Date, timeZone: string): string | null {
  const wall = new Date(wallOf(instant, timeZone));
  const hour = wall.getUTCHours();
  return hour >= NIGHT.from && hour < NIGHT.until ? wall.toISOString().slice(0, 10) : null;
}

/** A difference in one sentence. */
export function sentenceOf({ check, expected, found, ...about }: BooksDifference): string {
  const { account, postId, periodKey, regionId, disbursementId } = about;
  const parts = [
    account && `the account ${account}`,
    postId && `the post ${postId}`,
    regionId && `the region ${regionId}`,
    periodKey && `in ${periodKey}`,
    disbursementId && `the disbursement ${disbursementId}`,
  ].filter(Boolean);
  return `${check}: of ${parts.join(', ')}, ${expected} is expected and ${found} is found.`;
}

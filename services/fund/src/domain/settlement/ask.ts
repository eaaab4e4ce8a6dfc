import { RuleError } from '@complaints/contracts';
import { type Actor, reaches } from '@complaints/kit/pure';
import { booksOf } from '../rights.js';

/** The time that something is asked for: from an instant on, and before another. */
export interface Span {
  from: Date;
  until: Date;
}

/** Checks that a time ends after it begins. @throws RuleError SPAN_INVALID */
export function checkSpan({ from, until }: Span): void {
  if (from >= until) throw new RuleError('SPAN_INVALID', 'The time ends after it begins.', ['until']);
}

/**
 * Checks that somebody sees the books, and those of a region where one is named.
 * @throws RuleError FORBIDDEN, NOT_FOUND
 * Source: R91, R93.
 */
export function checkSeesBooks(by: Actor, regionId: string | null): void {
  if (!seesSomeBooks(by)) throw new RuleError('FORBIDDEN', 'None of your posts sees the books.');
  if (regionId !== null && !seesBooks(by, regionId)) {
    throw new RuleError('NOT_FOUND', 'There is no such region whose books you see.', ['regionId']);
  }
}

/** Whether somebody sees the books of any region. Source: R91. */
export function seesSomeBooks(by: Actor): boolean {
  const { all, regionIds } = booksOf(by);
  return all || regionIds.length > 0;
}

/** Whether somebody sees the books of a region; without one, of the whole chain. Source: R91. */
export const seesBooks = (by: Actor, regionId: string | null): boolean =>
  reaches(booksOf(by), { regionId, storeId: null });

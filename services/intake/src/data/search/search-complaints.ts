import { type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { readSearch } from '../../domain/search/read-search.js';
import type { Vault } from '../../domain/vault.js';
import type { Complaint } from '../complaint.js';
import { type ComplaintFilter, conditionsOf } from '../complaint-filter.js';
import { readInOrder } from '../find-complaints.js';
import { findMatches } from './find-matches.js';
import { prepareSearch } from './prepare-search.js';

/** What is looked for, where, and by whose secret contacts are found. */
export interface ComplaintSearch {
  text: string;
  filter: ComplaintFilter;
  scope: Scope;
  vault: Vault;
}

/**
 * One page of what a search finds, newest first; a row more than shown.
 * @throws RuleError as `readSearch`; NUMBER_INVALID, CURSOR_INVALID
 * Source: R90, R91.
 */
export async function searchComplaints(
  em: EntityManager,
  given: ComplaintSearch,
  page: PageArgs,
): Promise<Complaint[]> {
  const ids = await findIds(em, given, { after: page.after, most: rowsToRead(page) });
  return readInOrder(em, ids);
}

/** How many a search finds, counted up to so many. */
export const countFound = async (em: EntityManager, given: ComplaintSearch, most: number): Promise<number> =>
  (await findIds(em, given, { most })).length;

async function findIds(
  em: EntityManager,
  { text, filter, scope, vault }: ComplaintSearch,
  { after, most }: { after?: string | null; most: number },
): Promise<string[]> {
  const sought = readSearch(text);
  const conditions = await conditionsOf(em, filter, after);
  if (conditions === null) return [];
  const search = await prepareSearch(em, vault, sought);
  return (await findMatches(em, search, { scope, conditions, most })).map(({ id }) => id);
}

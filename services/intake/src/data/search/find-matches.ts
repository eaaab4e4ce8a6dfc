import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { Conditions } from '../complaint-filter.js';
import { newestOf } from '../find-newest.js';
import { askNamed } from '../named-query.js';
import { allOf, complaintsWithin, parametersOf, waysWithin } from '../scope.js';
import type { PreparedSearch } from './prepare-search.js';
import { walkMonths } from './walk-months.js';

/** A complaint that is found, with its place in the list. */
export interface Match {
  id: string;
  acceptedAt: Date;
}

export interface Wanted {
  scope: Scope;
  conditions: Conditions;
  most: number;
}

/** Of so many of the newest that pass the filter, in each way into the scope, the texts are read before any index is asked. */
const LOOKED_THROUGH = 1_000;

/**
 * The newest complaints that are what was looked for. Frequent words stand in the newest texts, which are looked through
 * first; a narrow scope ends there. Rarer ones are found in the index, month by month.
 * Source: R90, R91.
 */
export async function findMatches(em: EntityManager, search: PreparedSearch, wanted: Wanted): Promise<Match[]> {
  const { scope, most } = wanted;
  if (waysWithin(scope).length === 0) return [];
  const others = await findOtherwise(em, search, wanted);
  const newest = most > LOOKED_THROUGH ? null : await lookThrough(em, search, wanted);
  const inTexts = newest ?? (await walkMonths(em, search, wanted));
  const distinct = new Map([...others, ...inTexts].map((match) => [match.id, match]));
  return [...distinct.values()].sort(newestFirst).slice(0, most);
}

const newestFirst = (a: Match, b: Match): number =>
  b.acceptedAt.getTime() - a.acceptedAt.getTime() || (a.id < b.id ? 1 : -1);

/** Those whose customer or number it is. */
async function findOtherwise(
  em: EntityManager,
  { otherwise }: PreparedSearch,
  { scope, conditions, most }: Wanted,
): Promise<Match[]> {
  const within = complaintsWithin(scope);
  if (!otherwise || !within) return [];
  const { among, holds } = otherwise;
  const where = [within, holds, ...conditions.along, ...conditions.further];
  return askNamed(
    em,
    `with complaint as materialized (select * from complaint where ${among.sql})
     select complaint.id, complaint.accepted_at as "acceptedAt"
     from complaint join complaint_search searched on searched.complaint_id = complaint.id
     where ${allOf(where)} order by complaint.accepted_at desc, complaint.id desc limit :most`,
    { ...parametersOf([...where, among]), most },
  );
}

/** @returns null when the page is not full and there may be more further back */
async function lookThrough(em: EntityManager, { inTexts }: PreparedSearch, wanted: Wanted): Promise<Match[] | null> {
  const { scope, conditions, most } = wanted;
  const ways = waysWithin(scope);
  const { along, further } = conditions;
  const [looked] = await askNamed<{ count: number; matches: { id: string; at: number }[] | null }>(
    em,
    `with newest as materialized (${newestOf(ways, [...along, ...further], ':lookedThrough')})
     select (select count(*)::int from newest) as count, (
       select json_agg(json_build_object('id', match.id, 'at', extract(epoch from match.accepted_at) * 1000)) from (
         select newest.id, newest.accepted_at from newest join complaint_search searched on searched.complaint_id = newest.id
         where ${allOf(inTexts)} order by newest.accepted_at desc, newest.id desc limit :most
       ) as match
     ) as matches`,
    { ...parametersOf([...ways, ...along, ...further, ...inTexts]), lookedThrough: LOOKED_THROUGH, most },
  );
  const matches = (looked?.matches ?? []).map(({ id, at }) => ({ id, acceptedAt: new Date(at) }));
  return matches.length === most || (looked?.count ?? 0) < LOOKED_THROUGH ? matches : null;
}

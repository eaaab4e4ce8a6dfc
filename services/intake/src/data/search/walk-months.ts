import type { EntityManager } from 'typeorm';
import { askNamed } from '../named-query.js';
import { allOf, complaintsWithin, parametersOf, placesOf } from '../scope.js';
import type { Match, Wanted } from './find-matches.js';
import type { PreparedSearch } from './prepare-search.js';

/**
 * Asks the index month by month, newest first: one month, then four, sixteen and so on, until the page is full. So what a page
 * costs hangs on what it shows, however often its words come.
 */
export async function walkMonths(em: EntityManager, search: PreparedSearch, wanted: Wanted): Promise<Match[]> {
  const { from, until } = wanted.conditions;
  const matches: Match[] = [];
  if (!search.months || search.grams.length === 0) return matches;
  const first = from ? Math.max(monthOf(from), search.months.oldest) : search.months.oldest;
  const last = until ? Math.min(monthOf(until), search.months.newest) : search.months.newest;
  for (let newest = last, length = 1; newest >= first; newest -= length, length *= 4) {
    const oldest = Math.max(first, newest - length + 1);
    matches.push(...(await askMonths(em, search, { ...wanted, most: wanted.most - matches.length, newest, oldest })));
    if (matches.length >= wanted.most) break;
  }
  return matches;
}

/** As `search_month` in the database. */
const monthOf = (instant: Date): number => instant.getUTCFullYear() * 12 + instant.getUTCMonth() + 1;

const KEYS = 'search_keys_of(searched.accepted_at, searched.store_id, searched.region_id, searched.words)';

/** The index of the words is always asked first: to test a complaint for its keys costs more than the planner thinks. */
async function askMonths(
  em: EntityManager,
  { inTexts, grams }: PreparedSearch,
  { scope, conditions, most, newest, oldest }: Wanted & { newest: number; oldest: number },
): Promise<Match[]> {
  const { along, further, placeId } = conditions;
  const within = complaintsWithin(scope);
  if (!within) return [];
  const where = [...along, ...further, within];
  const placeIds = placeId ? [placeId] : placesOf(scope);
  const somewhere = placeIds
    ? `and ${KEYS} && search_keys(month.number, array(select search_place(place) from unnest(:placeIds::uuid[]) as one (place)))`
    : '';
  return askNamed(
    em,
    `select match.id, match.accepted_at as "acceptedAt" from generate_series(:newest::int, :oldest::int, -1) as month (number)
     cross join lateral (
       with found as materialized (
         select searched.complaint_id as id, searched.accepted_at from complaint_search searched
         where ${KEYS} @> search_keys(month.number, :grams::bigint[]) ${somewhere} and ${allOf(inTexts)}
       )
       select found.id, found.accepted_at from found join complaint on complaint.id = found.id
       where ${allOf(where)}
       order by found.accepted_at desc, found.id desc limit :most
     ) as match
     order by match.accepted_at desc, match.id desc limit :most`,
    { ...parametersOf([...inTexts, ...where]), grams, placeIds, most, newest, oldest },
  );
}

import type { Level, Urgency } from '@complaints/contracts';
import type { Scope } from '@complaints/kit/pure';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { CaseState } from '../domain/vocabulary.js';
import { Case, OPEN } from './case.js';
import { SEEN, seenBy, withinScope } from './scope.js';

/** Which cases to list; what is left out does not narrow the list. */
export interface CaseFilter {
  /** Only those that wait for somebody. */
  openOnly: boolean;
  state?: CaseState | null;
  level?: Level | null;
  urgency?: Urgency | null;
  abnormalFlag?: boolean | null;
  natureCode?: string | null;
  storeId?: string | null;
  regionId?: string | null;
  ownerPostId?: string | null;
}

const COLUMNS = {
  state: 'c.state',
  level: 'c.level',
  urgency: 'c.urgency',
  abnormalFlag: 'c.abnormal_flag',
  natureCode: 'c.nature_code',
  storeId: 'c.store_id',
  regionId: 'c.region_id',
  ownerPostId: 'c.owner_post_id',
} as const;

/** The conditions of a filter over `handling_case c`, and what they compare with. */
function conditionsOf(filter: CaseFilter): { sql: string; values: Record<string, unknown> } {
  const named = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const given = named.filter((name) => filter[name] !== null && filter[name] !== undefined);
  const conditions = given.map((name) => `${COLUMNS[name]} = :${name}`);
  return {
    sql: [filter.openOnly ? OPEN : 'true', ...conditions].join(' and '),
    values: Object.fromEntries(given.map((name) => [name, filter[name]])),
  };
}

/**
 * One page of cases within the scope, newest first. What reaches some regions or stores only is read place by place, each
 * in the order of its index.
 */
export function findCases(
  em: EntityManager,
  filter: CaseFilter,
  { scope, afterId, take }: { scope: Scope; afterId: string | null; take: number },
): Promise<Case[]> {
  const { sql, values } = conditionsOf(filter);
  const pageOf = (place: string) =>
    `select c.id from handling_case c where ${place} and ${sql} and (:afterId::uuid is null or c.id < :afterId::uuid)
     order by c.id desc limit :take`;
  const byPlace = `
    select page.id from unnest(:seenRegions::uuid[]) region (id) cross join lateral (${pageOf('c.region_id = region.id')}) page
    union
    select page.id from unnest(:seenStores::uuid[]) store (id)
      cross join lateral (${pageOf('c.store_id = store.id and not c.confidential')}) page`;
  return em
    .createQueryBuilder(Case, 'found')
    .where(`found.id in (${scope.all ? pageOf(SEEN) : byPlace})`, { afterId, take, ...values, ...seenBy(scope) })
    .orderBy('found.id', 'DESC')
    .limit(take)
    .getMany();
}

/** How many cases there are within the scope. */
export function countCases(em: EntityManager, filter: CaseFilter, scope: Scope): Promise<number> {
  const { sql, values } = conditionsOf(filter);
  return withinScope(em.createQueryBuilder(Case, 'c').where(sql, values), scope).getCount();
}

/** Adds a filter to a query whose cases are called `c`. */
export const filtered = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  filter: CaseFilter,
): SelectQueryBuilder<Row> => {
  const { sql, values } = conditionsOf(filter);
  return query.andWhere(sql, values);
};

import type { Scope } from '@complaints/kit/pure';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/**
 * Keeps from a query over `handling_case c` what the scope does not reach: the one predicate of every list, count and
 * reference. What is confidential towards the store is reached through region and headquarters only.
 * Source: R91.
 */
export const SEEN = `(:seesAll::boolean or c.region_id = any(:seenRegions::uuid[])
  or (c.store_id = any(:seenStores::uuid[]) and not c.confidential))`;

/** The parameters of {@link SEEN}. */
export const seenBy = (scope: Scope) => ({
  seesAll: scope.all,
  seenRegions: scope.regionIds,
  seenStores: scope.storeIds,
});

/** Adds {@link SEEN} to a query whose cases are called `c`. */
export const withinScope = <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> => query.andWhere(SEEN, seenBy(scope));

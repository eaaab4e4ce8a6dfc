import type { Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import type { KnownComplaint } from '../../domain/candidates/rank-candidates.js';
import type { Conditions } from '../complaint-filter.js';
import { findNewest } from '../find-newest.js';
import type { Predicate } from '../scope.js';
import { findMatches } from '../search/find-matches.js';
import { textsHold } from '../search/prepare-search.js';

/** By what earlier complaints are looked for, within a scope and no further back than an instant. */
export interface CandidateTraces {
  scope: Scope;
  since: Date;
  customerIds: readonly string[];
  orderKey: string | null;
  storeId: string | null;
  /** The words of the product. */
  product: readonly string[];
}

/** So many are compared of each way, the newest. */
const MOST_OF_EACH_WAY = 200;

/**
 * Complaints that may be about the same: the newest of the customer, of the order, of the store with the product, and of the
 * store, or where none is named of everything within the scope, whatever they say.
 * Source: R5, R91.
 */
export async function findCandidates(em: EntityManager, traces: CandidateTraces): Promise<KnownComplaint[]> {
  const { scope, since, customerIds, orderKey, storeId } = traces;
  const newest = (...along: Predicate[]) =>
    findNewest(em, scope, { along: [...along, recent(since)], further: [], most: MOST_OF_EACH_WAY });
  const ways = [
    customerIds.length === 0
      ? []
      : await newest({ sql: 'complaint.customer_id = any(:customerIds)', parameters: { customerIds } }),
    orderKey === null ? [] : await newest({ sql: 'complaint.order_key = :orderKey', parameters: { orderKey } }),
    await newest(...ofStore(storeId)),
    await findProductAtStore(em, traces),
  ];
  return em.query(
    `select id, customer_id as "customerId", order_key as "orderKey", product, store_id as "storeId", left(content, 1000) as content,
       status, outcome_at as "outcomeAt", occurred_at as "occurredAt", accepted_at as "acceptedAt"
     from complaint where id = any($1)`,
    [[...new Set(ways.flat())]],
  );
}

const recent = (since: Date): Predicate => ({ sql: 'complaint.accepted_at >= :since', parameters: { since } });
const ofStore = (storeId: string | null): Predicate[] =>
  storeId === null ? [] : [{ sql: 'complaint.store_id = :ofStoreId', parameters: { ofStoreId: storeId } }];

/** By the index of the search: a store may have many complaints, and few about the product. */
async function findProductAtStore(
  em: EntityManager,
  { scope, since, storeId, product }: CandidateTraces,
): Promise<string[]> {
  if (storeId === null || !product.some((word) => [...word].length > 1)) return [];
  const conditions: Conditions = {
    along: [...ofStore(storeId), recent(since)],
    further: [],
    placeId: storeId,
    from: since,
    until: null,
  };
  const matches = await findMatches(em, await textsHold(em, product), { scope, conditions, most: MOST_OF_EACH_WAY });
  return matches.map(({ id }) => id);
}

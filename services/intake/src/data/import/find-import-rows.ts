import { type EntityManager, In } from 'typeorm';
import { Complaint } from '../complaint.js';
import { lockMatters } from '../matter.js';
import { Store } from '../store.js';
import { ImportRow } from './import-row.js';

/** Lets nobody else import from a system until the transaction ends. */
export const lockSystem = (em: EntityManager, system: string): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`import ${system}`]);

/** What was imported before, by the ids of a system. */
export async function findImportRows(
  em: EntityManager,
  system: string,
  externalIds: readonly string[],
): Promise<Map<string, ImportRow>> {
  const rows = await em.findBy(ImportRow, { system, externalId: In([...externalIds]) });
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** Stores by their codes. */
export async function findStoresByCode(em: EntityManager, codes: readonly string[]): Promise<Map<string, Store>> {
  const stores = await em.findBy(Store, { code: In([...new Set(codes)]) });
  return new Map(stores.map((store) => [store.code, store]));
}

/**
 * The matters that imported rows of some marks belong to, each held until the transaction ends where that is asked.
 * @returns by mark in hexadecimal; where complaints of one mark have been parted since, the matter of the newest
 */
export async function findMattersOfMarks(
  em: EntityManager,
  marks: readonly Buffer[],
  { hold }: { hold: boolean },
): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map();
  const rows: { mark: string; matterId: string }[] = await em.query(
    `select distinct on (row.matter_mark) encode(row.matter_mark, 'hex') as mark, complaint.matter_id as "matterId"
     from import_row row join complaint on complaint.id = row.complaint_id
     where row.matter_mark = any($1)
     order by row.matter_mark, complaint.accepted_at desc, complaint.id desc`,
    [marks],
  );
  const ids = rows.map(({ matterId }) => matterId);
  if (hold) await lockMatters(em, ids);
  return new Map(rows.map(({ mark, matterId }) => [mark, matterId]));
}

/** Every complaint of some matters, oldest first, by matter. */
export async function findComplaintsOfMatters(
  em: EntityManager,
  matterIds: readonly string[],
): Promise<Map<string, Complaint[]>> {
  if (matterIds.length === 0) return new Map();
  const complaints = await em.find(Complaint, {
    where: { matterId: In([...matterIds]) },
    order: { acceptedAt: 'ASC', id: 'ASC' },
  });
  return Map.groupBy(complaints, ({ matterId }) => matterId);
}

/** Who complained last about some orders, by the order's key. Source: R5. */
export async function findCustomersOfOrders(
  em: EntityManager,
  orderKeys: readonly string[],
): Promise<Map<string, string>> {
  if (orderKeys.length === 0) return new Map();
  const rows: { orderKey: string; customerId: string }[] = await em.query(
    `select distinct on (order_key) order_key as "orderKey", customer_id as "customerId" from complaint
     where order_key = any($1) and customer_id is not null order by order_key, accepted_at desc, id desc`,
    [orderKeys],
  );
  return new Map(rows.map(({ orderKey, customerId }) => [orderKey, customerId]));
}

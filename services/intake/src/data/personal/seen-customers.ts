import { type PageArgs, rowsToRead, type Scope } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { validate } from 'uuid';
import type { Vault } from '../../domain/vault.js';
import { Complaint } from '../complaint.js';
import { keyAfter } from '../complaint-filter.js';
import { findKnownCustomers, type KnownCustomer } from '../customer.js';
import { complaintsWithin } from '../scope.js';

/** Who complained of what lies within a scope, opened; ids are what somebody typed. Source: R91. */
export async function findSeenCustomers(
  em: EntityManager,
  { ids, scope, vault }: { ids: readonly string[]; scope: Scope; vault: Vault },
): Promise<KnownCustomer[]> {
  const counts = await countComplaintsOf(em, ids, scope);
  return counts.size === 0 ? [] : findKnownCustomers(em, vault, [...counts.keys()]);
}

/** How many complaints within a scope each customer has who has any. */
export async function countComplaintsOf(
  em: EntityManager,
  ids: readonly string[],
  scope: Scope,
): Promise<Map<string, number>> {
  const known = ids.filter((id) => validate(id));
  const within = complaintsWithin(scope);
  if (known.length === 0 || within === null) return new Map();
  const rows: { id: string; count: string }[] = await em
    .createQueryBuilder(Complaint, 'complaint')
    .select('complaint.customer_id', 'id')
    .addSelect('count(*)', 'count')
    .where('complaint.customer_id = any(:known)', { known })
    .andWhere(within.sql, within.parameters)
    .groupBy('complaint.customer_id')
    .getRawMany();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** One page of a customer's complaints within a scope, newest first; a row more than shown. */
export async function findComplaintPageOf(
  em: EntityManager,
  scope: Scope,
  { page, customerId }: { page: PageArgs; customerId: string },
): Promise<Complaint[]> {
  const after = keyAfter(page.after);
  const within = complaintsWithin(scope);
  if (within === null) return [];
  const query = em
    .createQueryBuilder(Complaint, 'complaint')
    .where('complaint.customer_id = :customerId', { customerId })
    .andWhere(within.sql, within.parameters)
    .orderBy('complaint.acceptedAt', 'DESC')
    .addOrderBy('complaint.id', 'DESC')
    .limit(rowsToRead(page));
  if (after) query.andWhere('(complaint.accepted_at, complaint.id) < (:afterAt, :afterId)', after);
  return query.getMany();
}

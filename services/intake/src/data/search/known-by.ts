import type { EntityManager } from 'typeorm';
import type { ContactItem } from '../../domain/contact.js';
import type { Vault } from '../../domain/vault.js';

/** Whoever shares a name with more people than this is not found by it alone. */
const MOST_CUSTOMERS = 2_000;

/** Customers by the mark of what they are known by, for several groups of items at once. Source: R5, R91. */
export async function findKnownBy(
  em: EntityManager,
  vault: Vault,
  groups: readonly (readonly ContactItem[])[],
): Promise<string[][]> {
  const marks = groups.map((items) => items.map(({ kind, value }) => vault.mark(kind, value)));
  if (marks.every((of) => of.length === 0)) return groups.map(() => []);
  const known: { mark: Buffer; customerId: string }[] = await em.query(
    'select mark, customer_id as "customerId" from customer_contact where mark = any($1) order by id desc limit $2',
    [marks.flat(), MOST_CUSTOMERS],
  );
  return marks.map((of) => known.filter(({ mark }) => of.some((one) => one.equals(mark))).map((one) => one.customerId));
}

import type { EntityManager } from 'typeorm';
import type { Vault } from '../../domain/vault.js';

const BATCH = 500;

/** How far a walk through all keys has come. */
export interface Rewrapped {
  /** How many keys were looked at; none when the walk is over. */
  count: number;
  /** How many were wrapped anew. */
  rewrapped: number;
  /** Whose key to look at next. */
  after: string;
}

/** Wraps the keys of the next persons by the newest master key; what is sealed under them stays as it is. Source: R8. */
export async function rewrapKeys(
  em: EntityManager,
  { vault, after }: { vault: Vault; after: string },
): Promise<Rewrapped> {
  const rows: { id: string; wrappedKey: Buffer }[] = await em.query(
    `select id, wrapped_key as "wrappedKey" from customer where id > $1 and wrapped_key is not null
     order by id limit ${BATCH} for no key update`,
    [after],
  );
  const anew = rows.flatMap(({ id, wrappedKey }) => {
    const wrapped = vault.rewrap(wrappedKey);
    return wrapped ? [{ id, wrapped }] : [];
  });
  await em.query(
    `update customer set wrapped_key = anew.wrapped from unnest($1::uuid[], $2::bytea[]) as anew (id, wrapped)
     where customer.id = anew.id`,
    [anew.map(({ id }) => id), anew.map(({ wrapped }) => wrapped)],
  );
  return { count: rows.length, rewrapped: anew.length, after: rows.at(-1)?.id ?? after };
}

import type { EntityManager } from 'typeorm';

/** So many customers are looked at in one go. */
const MOST_LOOKED_AT = 1_000;

/** Where a walk through all customers has come to. */
export interface Looked {
  /** How many were looked at; none when the walk is over. */
  count: number;
  /** Whom to look at next. */
  after: string;
  expiredIds: string[];
}

/** A customer all of whose complaints are closed for longer than the years; one without complaints counts from the first acquaintance. */
const EXPIRED = `customer.erased_at is null and customer.known_since < $1::timestamptz - make_interval(years => $2)
  and not exists (select from complaint where complaint.customer_id = customer.id
    and (complaint.closed_at is null or complaint.closed_at >= $1::timestamptz - make_interval(years => $2)))`;

/** Looks at the next customers by id, and answers who of them has expired. Source: R8. */
export async function lookForExpired(
  em: EntityManager,
  { after, years, now }: { after: string; years: number; now: Date },
): Promise<Looked> {
  const rows: { id: string; isExpired: boolean }[] = await em.query(
    `select id, ${EXPIRED} as "isExpired" from customer where id > $3 order by id limit ${MOST_LOOKED_AT}`,
    [now, years, after],
  );
  const expiredIds = rows.filter(({ isExpired }) => isExpired).map(({ id }) => id);
  return { count: rows.length, after: rows.at(-1)?.id ?? after, expiredIds };
}

/** Which of some customers, who are held, have expired still. */
export async function whichExpired(
  em: EntityManager,
  { ids, years, now }: { ids: readonly string[]; years: number; now: Date },
): Promise<Set<string>> {
  const rows: { id: string }[] = await em.query(`select id from customer where ${EXPIRED} and id = any($3)`, [
    now,
    years,
    ids,
  ]);
  return new Set(rows.map(({ id }) => id));
}

import type { EntityManager } from 'typeorm';

/**
 * Notes what an event says of a disbursement as the newest that was heard of it: events that waited for something may come in
 * another order than they were told.
 * @param version the event's, which counts those of the disbursement
 * @returns whether nothing newer was heard before
 */
export async function isNewsOf(
  em: EntityManager,
  { disbursementId, version }: { disbursementId: string; version: number },
): Promise<boolean> {
  const rows = await em.query(
    `insert into disbursement_news as held (disbursement_id, version) values ($1, $2)
     on conflict (disbursement_id) do update set version = excluded.version where excluded.version > held.version
     returning version`,
    [disbursementId, version],
  );
  return rows.length > 0;
}

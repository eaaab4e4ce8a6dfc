import type { EntityManager } from 'typeorm';
import type { Parties } from '../domain/follow.js';

/** Nothing was said: the customer can be reached, and no staff are complained about. */
const NOTHING_SAID: Parties = { reachable: true, accusedStaffIds: [] };

/** What is known of who complains and about whom. Source: R20, R35. */
export async function findParties(em: EntityManager, complaintId: string): Promise<Parties> {
  const [row] = await em.query(
    'select reachable, accused_staff_ids as "accusedStaffIds" from complaint_parties where complaint_id = $1',
    [complaintId],
  );
  return row ?? NOTHING_SAID;
}

/**
 * Keeps what was said of them, also before there is a case.
 * @param version the event's, which counts those of the complaint
 * @returns whether it is newer than what was said before
 */
export async function keepParties(
  em: EntityManager,
  { complaintId, version }: { complaintId: string; version: number },
  { reachable, accusedStaffIds }: Parties,
): Promise<boolean> {
  const rows: unknown[] = await em.query(
    `insert into complaint_parties as held (complaint_id, reachable, accused_staff_ids, version) values ($1, $2, $3, $4)
     on conflict (complaint_id) do update set reachable = excluded.reachable,
       accused_staff_ids = excluded.accused_staff_ids, version = excluded.version
     where excluded.version > held.version
     returning complaint_id`,
    [complaintId, reachable, accusedStaffIds, version],
  );
  return rows.length > 0;
}

import type { EntityManager } from 'typeorm';

/** Which of those that are to be looked at are taken up. */
export interface Wanted {
  most: number;
  /** Those that failed in this pass. */
  except: readonly string[];
}

/**
 * Takes up disbursements that are to be looked at, those first that came first; none that somebody else has in hand. They are
 * off the queue once the transaction ends well.
 * @returns the places in the queue with the disbursements
 */
export async function takeUpWatched(em: EntityManager, { most, except }: Wanted): Promise<Map<string, string>> {
  const [rows]: [{ sequence: string; id: string }[]] = await em.query(
    `delete from watch_queue where sequence = any(array(
       select sequence from watch_queue where sequence <> all($2::bigint[]) order by sequence limit $1 for update skip locked
     )) returning sequence, disbursement_id as id`,
    [most, except],
  );
  return new Map(rows.map(({ sequence, id }) => [sequence, id]));
}

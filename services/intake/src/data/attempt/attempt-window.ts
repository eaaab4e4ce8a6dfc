import { after } from '@complaints/kit';
import type { EntityManager } from 'typeorm';

/** How often one thing may happen within a time. */
export interface Allowance {
  /** Stands for who does what; a digest, so that nobody is told by it. */
  mark: Buffer;
  most: number;
  withinMs: number;
}

/**
 * Counts an attempt where one more is allowed, in one statement, so that many at once never pass it; the window slides.
 * Whoever counts several sorts them by mark, so that nobody waits in a circle.
 * @returns null when it was counted; otherwise when the next is allowed
 */
export async function countAttempt(
  em: EntityManager,
  { mark, most, withinMs }: Allowance,
  now: Date,
): Promise<Date | null> {
  const since = after(now, -withinMs);
  const counted = await em.query(
    `insert into attempt_window as held (mark, attempted_at, forget_at) values ($1, array[$2::timestamptz], $3)
     on conflict (mark) do update set forget_at = excluded.forget_at,
       attempted_at = array(select moment from unnest(held.attempted_at) as moment where moment > $4) || excluded.attempted_at
     where (select count(*) from unnest(held.attempted_at) as moment where moment > $4) < $5
     returning mark`,
    [mark, now, after(now, withinMs), since, most],
  );
  if (counted.length > 0) return null;
  const [first] = await em.query(
    `select moment from attempt_window, unnest(attempted_at) as moment where mark = $1
     order by moment desc offset $2 limit 1`,
    [mark, most - 1],
  );
  return after(first.moment, withinMs);
}

/** Takes the attempt back that was counted last in this transaction. */
export async function takeBackAttempt(em: EntityManager, { mark }: Pick<Allowance, 'mark'>): Promise<void> {
  await em.query('update attempt_window set attempted_at = trim_array(attempted_at, 1) where mark = $1', [mark]);
}

/** Forgets attempts that no window reaches any more. @returns how many windows went */
export async function forgetAttempts(em: EntityManager, now: Date, most: number): Promise<number> {
  const [, forgotten] = await em.query(
    `delete from attempt_window where mark in
       (select mark from attempt_window where forget_at <= $1 order by forget_at limit $2 for update skip locked)`,
    [now, most],
  );
  return forgotten;
}

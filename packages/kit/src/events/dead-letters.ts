import { Envelope } from '@complaints/contracts';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { ofItself, transact } from '../data/transact.js';
import type { Consume, Verdict } from './consumer.js';

/** A message that could not be handled, kept whole with the reason. */
export interface DeadLetter {
  event_id: string;
  subject: string;
  attempts: number;
  error: string;
  set_aside_at: Date;
  dropped_at: Date | null;
  drop_reason: string | null;
}

const COLUMNS = 'event_id, subject, attempts, error, set_aside_at, dropped_at, drop_reason';

/** Keeps a message that could not be handled, with the latest reason. */
export async function setAside(
  dataSource: DataSource,
  envelope: Envelope,
  { attempts, error }: { attempts: number; error: string },
): Promise<Verdict> {
  await dataSource.query(
    `insert into dead_letter (event_id, subject, envelope, attempts, error, set_aside_at)
     values ($1, $2, $3, $4, $5, now())
     on conflict (event_id) do update set attempts = excluded.attempts, error = excluded.error`,
    [envelope.id, envelope.subject, JSON.stringify(z.encode(Envelope, envelope)), attempts, error],
  );
  // Whoever retries it begins anew.
  await dataSource.query('delete from delivery_attempt where event_id = $1', [envelope.id]);
  return { kind: 'SET_ASIDE' };
}

/** The oldest letters that nobody has dropped, after a given one. */
export const findDeadLetters = (
  dataSource: DataSource,
  page: { limit: number; after?: string; subject?: string },
): Promise<DeadLetter[]> =>
  dataSource.query(
    `select ${COLUMNS} from dead_letter
     where dropped_at is null and ($2::text is null or subject = $2)
       and ($3::uuid is null or (set_aside_at, event_id) > (select set_aside_at, event_id from dead_letter where event_id = $3))
     order by set_aside_at, event_id limit $1`,
    [page.limit, page.subject ?? null, page.after ?? null],
  );

/** All of them, oldest first. */
export async function findDeadLetterIds(dataSource: DataSource, subject?: string): Promise<string[]> {
  const rows: { event_id: string }[] = await dataSource.query(
    `select event_id from dead_letter where dropped_at is null and ($1::text is null or subject = $1)
     order by set_aside_at, event_id`,
    [subject ?? null],
  );
  return rows.map(({ event_id }) => event_id);
}

/** One letter with its whole message; undefined when there is none. */
export async function readDeadLetter(
  dataSource: DataSource,
  eventId: string,
): Promise<(DeadLetter & { envelope: unknown }) | undefined> {
  const [found] = await dataSource.query(`select ${COLUMNS}, envelope from dead_letter where event_id = $1`, [eventId]);
  return found;
}

/** Handles a letter's message as if it had just come; when it is handled, or waits for a reference, the letter is gone. */
export async function retryDeadLetter(
  dataSource: DataSource,
  consume: Consume,
  letter: { event_id: string; envelope: unknown },
): Promise<Verdict> {
  const verdict = await consume(JSON.stringify(letter.envelope), 1);
  if (verdict.kind === 'HANDLED' || verdict.kind === 'REPEATED' || verdict.kind === 'AWAITED') {
    await dataSource.query('delete from dead_letter where event_id = $1', [letter.event_id]);
  }
  return verdict;
}

/**
 * Gives a letter up for good: it stays readable with the reason, and counts as handled, so that it takes no effect when it
 * is delivered again.
 * @returns whether there was one to drop
 */
export function dropDeadLetter(dataSource: DataSource, eventId: string, reason: string): Promise<boolean> {
  return transact(dataSource, ofItself('dead-letters drop'), async (em) => {
    const [dropped] = await em.query(
      `update dead_letter set dropped_at = now(), drop_reason = $2 where event_id = $1 and dropped_at is null
       returning subject`,
      [eventId, reason],
    );
    if (dropped.length === 0) return false;
    await em.query('insert into inbox (event_id, subject, handled_at) values ($1, $2, now()) on conflict do nothing', [
      eventId,
      dropped[0].subject,
    ]);
    return true;
  });
}

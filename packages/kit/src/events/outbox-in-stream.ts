import type { Client } from 'pg';
import { messageIdOf } from './outbox.js';

/** What the outbox says of where its rows stand in the stream, and how they are sent there again. */

const RESEND_BATCH = 5_000;

/** The row that stands highest in the stream, up to a sequence. */
export async function findHighest(client: Client, upTo: number) {
  const { rows } = await client.query<{ event_id: string; resent: number; stream_sequence: string }>(
    `select event_id, resent, stream_sequence from outbox
     where stream_sequence between 1 and $1 order by stream_sequence desc limit 1`,
    [upTo],
  );
  const [found] = rows;
  return found && { messageId: messageIdOf(found), streamSequence: Number(found.stream_sequence) };
}

/** Sequences that more than one row claims. */
export async function findShared(client: Client, first: number, last: number): Promise<number[]> {
  const { rows } = await client.query(
    `select stream_sequence from outbox where stream_sequence between greatest($1::bigint, 1) and $2
     group by stream_sequence having count(*) > 1 limit 10000`,
    [first, last],
  );
  return rows.map((row) => Number(row.stream_sequence));
}

/** By which a sent row becomes one that is to be sent again. */
const SEND_AGAIN = 'sent_at = null, stream_sequence = null, resent = resent + 1';

/**
 * Has rows sent again that the stream lost from a sequence on. What is older than it would keep stays sent, but is no longer
 * looked for there.
 * @returns how many are sent again
 */
export async function resendFrom(client: Client, sequence: number, keptMs: number): Promise<number> {
  const isYoung = `sent_at > now() - $2 * interval '1 millisecond'`;
  const resent = await inBatches(client, SEND_AGAIN, `stream_sequence >= $1 and ${isYoung}`, [sequence, keptMs]);
  await inBatches(client, 'stream_sequence = 0', 'stream_sequence >= greatest($1, 1)', [sequence]);
  return resent;
}

/** Has rows sent again that stand, or stood, at these sequences. @returns how many */
export const resendAt = (client: Client, sequences: readonly number[]): Promise<number> =>
  inBatches(client, SEND_AGAIN, 'stream_sequence = any($1)', [sequences]);

/** Has rows sent once more that occurred since an instant, or belong to an aggregate. @returns how many */
export const resendSince = (client: Client, since: Date): Promise<number> =>
  resendOnce(client, 'occurred_at >= $1', since);
export const resendOf = (client: Client, aggregateId: string): Promise<number> =>
  resendOnce(client, 'aggregate_id = $1', aggregateId);

/** Each row once, although the relay sends the first ones while the last are still being marked. */
async function resendOnce(client: Client, condition: string, value: unknown): Promise<number> {
  // Afterwards the rows do not say any more how far the stream had come.
  await client.query('update outbox_epoch set highest = greatest(highest, (select max(stream_sequence) from outbox))');
  const { rows } = await client.query('select clock_timestamp()::text as now');
  return inBatches(client, SEND_AGAIN, `${condition} and sent_at < $2`, [value, rows[0].now]);
}

async function inBatches(client: Client, change: string, condition: string, values: unknown[]): Promise<number> {
  let changed = 0;
  for (;;) {
    const { rowCount } = await client.query(
      `update outbox set ${change} where (event_id, occurred_at) in (
         select event_id, occurred_at from outbox where sent_at is not null and ${condition} limit ${RESEND_BATCH})`,
      values,
    );
    changed += rowCount ?? 0;
    if ((rowCount ?? 0) < RESEND_BATCH) return changed;
  }
}

/** The stream's epoch in which rows were marked, and a sequence it had reached; undefined before the first. */
export async function recordedEpoch(client: Client): Promise<{ id: string; highest: number } | undefined> {
  const { rows } = await client.query('select epoch, highest from outbox_epoch');
  return rows[0] && { id: rows[0].epoch, highest: Number(rows[0].highest) };
}

export async function recordEpoch(client: Client, epoch: string): Promise<void> {
  await client.query(
    `insert into outbox_epoch (epoch, begun_at) values ($1, now())
     on conflict (one) do update set epoch = excluded.epoch, begun_at = excluded.begun_at, highest = 0`,
    [epoch],
  );
}

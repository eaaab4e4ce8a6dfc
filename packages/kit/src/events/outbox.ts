import type { Client } from 'pg';

/** A told event as it stands in the outbox. */
export interface OutboxRow {
  sequence: string;
  event_id: string;
  aggregate_type: string;
  aggregate_id: string;
  version: string;
  subject: string;
  /** JSON text. */
  payload: string;
  occurred_at: Date;
  actor_id: string | null;
  trace_id: string | null;
  /** How often it was sent anew: each time under a message id of its own, since the stream may still know the old one. */
  resent: number;
}

/** A row that is in the stream, and where. */
export interface SentRow {
  row: OutboxRow;
  streamSequence: number;
}

/** By which the stream drops repeats. */
export const messageIdOf = ({ event_id, resent }: Pick<OutboxRow, 'event_id' | 'resent'>): string =>
  resent === 0 ? event_id : `${event_id}.${resent}`;

const MOST_ATTEMPTS = 5;
const RESEND_BATCH = 5_000;

/** The oldest rows to be sent; none of an aggregate that a parked row holds up. */
export async function findPending(client: Client, limit: number): Promise<OutboxRow[]> {
  const { rows } = await client.query<OutboxRow>({
    name: 'outbox-pending',
    text: `select sequence, event_id, aggregate_type, aggregate_id, version, subject, payload::text as payload, occurred_at,
             actor_id, trace_id, resent
           from outbox as waiting
           where sent_at is null and parked_at is null and not exists (
             select from outbox as parked
             where parked.aggregate_id = waiting.aggregate_id and parked.parked_at is not null and parked.skipped_at is null)
           order by sequence limit $1`,
    values: [limit],
  });
  return rows;
}

/** Notes that rows are in the stream, and where. */
export async function markSent(client: Client, sent: readonly SentRow[]): Promise<void> {
  const instants = sent.map(({ row }) => row.occurred_at.getTime());
  await client.query({
    name: 'outbox-mark-sent',
    text: `update outbox set sent_at = now(), stream_sequence = done.stream_sequence, error = null
           from unnest($1::uuid[], $2::bigint[]) as done (event_id, stream_sequence)
           where outbox.event_id = done.event_id and occurred_at between $3 and $4`,
    values: [
      sent.map(({ row }) => row.event_id),
      sent.map(({ streamSequence }) => streamSequence),
      new Date(Math.min(...instants)),
      // Postgres knows microseconds, and a Date does not.
      new Date(Math.max(...instants) + 1),
    ],
  });
}

/** Counts a failed attempt to send a row. @returns whether it is parked now: five times was the last */
export async function countFailure(client: Client, row: OutboxRow, error: string): Promise<boolean> {
  const { rows } = await client.query(
    `update outbox set attempts = attempts + 1, error = $2, parked_at = case when attempts + 1 >= $3 then now() end
     where event_id = $1 and sent_at is null returning parked_at is not null as parked`,
    [row.event_id, error, MOST_ATTEMPTS],
  );
  return rows[0]?.parked === true;
}

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

/** An event that could not be sent, and how many of its aggregate wait behind it. */
export interface ParkedRow {
  event_id: string;
  subject: string;
  aggregate_id: string;
  version: string;
  error: string;
  parked_at: Date;
  waiting: number;
}

/** The events that could not be sent, oldest first. */
export async function findParked(client: Client, limit: number): Promise<ParkedRow[]> {
  const { rows } = await client.query<ParkedRow>(
    `select event_id, subject, aggregate_id, version, error, parked_at,
       (select count(*)::int from outbox as behind
        where behind.aggregate_id = parked.aggregate_id and behind.sent_at is null and behind.parked_at is null) as waiting
     from outbox as parked where parked_at is not null and skipped_at is null order by parked_at, sequence limit $1`,
    [limit],
  );
  return rows;
}

/** Has a parked event tried anew. @returns whether it was parked */
export async function unpark(client: Client, eventId: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update outbox set parked_at = null, attempts = 0, error = null
     where event_id = $1 and parked_at is not null and skipped_at is null`,
    [eventId],
  );
  return rowCount === 1;
}

/** Leaves a parked event out for good; those behind it go on. @returns whether it was parked */
export async function skip(client: Client, eventId: string, reason: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `update outbox set skipped_at = now(), error = concat(error, '; skipped: ', $2::text)
     where event_id = $1 and parked_at is not null and skipped_at is null`,
    [eventId, reason],
  );
  return rowCount === 1;
}

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

import type { EntityManager } from 'typeorm';

/** One figure that stands in the database, read whenever measures are asked for. */
export interface Measure {
  /** As it is written: lower case with `_`, the unit last. */
  readonly name: string;
  readonly help: string;
  read(em: EntityManager, now: Date): Promise<number>;
}

/** A measure that one statement answers, in a column `value`; `$1` is the present instant where it is asked for. */
export const measureOf = (name: string, help: string, sql: string): Measure => ({
  name,
  help,
  async read(em, now) {
    const [row] = await em.query(sql, sql.includes('$1') ? [now] : []);
    return Number(row.value);
  },
});

/** To be sent, and held up by a fault of their own: two indexes, so two reads. */
const PENDING = `(select occurred_at from outbox where sent_at is null and parked_at is null
                  union all
                  select occurred_at from outbox where parked_at is not null and skipped_at is null) as pending`;

/** What every service has. */
export const KIT_MEASURES: readonly Measure[] = [
  measureOf('outbox_pending', 'Events told and not yet in the stream.', `select count(*) as value from ${PENDING}`),
  measureOf(
    'outbox_oldest_seconds',
    'Age of the oldest event not yet in the stream; 0 when there is none.',
    `select coalesce(greatest(extract(epoch from $1::timestamptz - min(occurred_at)), 0), 0) as value from ${PENDING}`,
  ),
  measureOf(
    'outbox_parked',
    'Events that could not be sent and wait for an operator.',
    'select count(*) as value from outbox where parked_at is not null and skipped_at is null',
  ),
  measureOf(
    'dead_letters',
    'Events heard that could not be handled and wait for an operator.',
    'select count(*) as value from dead_letter where dropped_at is null',
  ),
  measureOf(
    'awaited_events',
    'Events heard that name something not yet known.',
    'select count(*) as value from awaited_event',
  ),
];

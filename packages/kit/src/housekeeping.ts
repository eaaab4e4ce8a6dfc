import type { DataSource } from 'typeorm';
import type { Timer } from './timer.js';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
/** How many days a client may come back with the same key. */
const KEYS_KEPT_DAYS = 7;
/** As long as a stream could still deliver the message. */
const ATTEMPTS_KEPT_DAYS = 30;

/** Once an hour: makes the outbox's next months, and lets go of keys and counts that nobody can ask for any more. */
export function housekeepingTimer(): Timer {
  let nextAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'housekeeping',
    async pass(dataSource, now) {
      if (now.getTime() < nextAt) return 0;
      await dataSource.query(
        `select outbox_keep_month($1::timestamptz + n * interval '1 month') from generate_series(0, 2) as n`,
        [now],
      );
      await forget(
        dataSource,
        'idempotency_key',
        `created_at < $1::timestamptz - interval '${KEYS_KEPT_DAYS} days'`,
        now,
      );
      await forget(
        dataSource,
        'delivery_attempt',
        `tried_at < $1::timestamptz - interval '${ATTEMPTS_KEPT_DAYS} days'`,
        now,
      );
      nextAt = now.getTime() + EVERY_MS;
      return 0;
    },
  };
}

async function forget(dataSource: DataSource, table: string, condition: string, now: Date): Promise<void> {
  for (;;) {
    const [, forgotten] = await dataSource.query(
      `delete from ${table} where ctid in (select ctid from ${table} where ${condition} limit ${BATCH})`,
      [now],
    );
    if (forgotten < BATCH) return;
  }
}

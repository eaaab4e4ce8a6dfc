import { Envelope } from '@complaints/contracts';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Timer } from '../timer.js';
import type { Consume } from './consumer.js';

const BATCH = 100;
/** After how many seconds what waits is tried again; the last is repeated. The times are of transport, so the database's clock says them. */
const WAITS_SECONDS = '{0.2, 1, 5, 30, 120}';

/** Keeps an event that names something not yet known. In the stream it would hold up those behind it. */
export async function awaitLater(dataSource: DataSource, envelope: Envelope, awaits: string): Promise<void> {
  await dataSource.query(
    `insert into awaited_event (event_id, subject, envelope, awaits, tries, since, try_again_at)
     values ($1, $2, $3, $4, 0, now(), now() + ($5::float[])[1] * interval '1 second')
     on conflict (event_id) do nothing`,
    [envelope.id, envelope.subject, JSON.stringify(z.encode(Envelope, envelope)), awaits, WAITS_SECONDS],
  );
}

/** Tries again what waits for something. Its effect and its inbox mark commit first, so a crash before its removal repeats nothing. */
export const awaitedEventsTimer = (consume: Consume): Timer => ({
  name: 'awaited-events',
  async pass(dataSource) {
    const due: { event_id: string; envelope: unknown }[] = await dataSource.query(
      'select event_id, envelope from awaited_event where try_again_at <= now() order by try_again_at limit $1',
      [BATCH],
    );
    for (const { event_id, envelope } of due) {
      const { kind } = await consume(JSON.stringify(envelope), 2);
      if (kind === 'AWAITED' || kind === 'RETRY') await tryLater(dataSource, event_id);
      else await dataSource.query('delete from awaited_event where event_id = $1', [event_id]);
    }
    return due.length;
  },
});

async function tryLater(dataSource: DataSource, eventId: string): Promise<void> {
  await dataSource.query(
    `update awaited_event set tries = tries + 1,
       try_again_at = now() + ($2::float[])[least(tries + 2, cardinality($2::float[]))] * interval '1 second'
     where event_id = $1`,
    [eventId, WAITS_SECONDS],
  );
}

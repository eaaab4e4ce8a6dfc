import type { EventType } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';

/** What this service has ever told of aggregates by one kind of event, of each in order; for whoever tells what it has not yet. */
export async function toldBefore<Payload>(
  em: EntityManager,
  type: EventType<Payload>,
  aggregateIds: readonly string[],
): Promise<Payload[]> {
  const rows: { payload: unknown }[] = await em.query(
    'select payload from outbox where aggregate_id = any($1) and subject = $2 order by aggregate_id, version',
    [[...aggregateIds], type.subject],
  );
  return rows.map(({ payload }) => z.decode(type.shape, payload));
}

import type { Told } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import { causeOf } from '../data/data-source.js';

/**
 * Writes events into the outbox, in the transaction that changes the state.
 * The aggregate's row must be locked or new, so that its versions follow the order of its changes.
 */
export async function record(em: EntityManager, now: Date, events: readonly Told[]): Promise<void> {
  const { actorId, traceId } = causeOf(em);
  for (const { type, payload } of events) {
    await em.query(
      `with next as (
         insert into aggregate_version (aggregate_id, version) values ($3, 1)
         on conflict (aggregate_id) do update set version = aggregate_version.version + 1
         returning version
       )
       insert into outbox (event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at, actor_id, trace_id)
       select $1, $2, $3, next.version, $4, $5, $6, $7, $8 from next`,
      [
        uuidv7(),
        type.aggregateType,
        type.aggregateIdOf(payload),
        type.subject,
        JSON.stringify(z.encode(type.shape, payload)),
        now,
        actorId,
        traceId,
      ],
    );
  }
}

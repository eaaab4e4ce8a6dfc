import type { Told } from '@complaints/contracts';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { newId } from '../data/new-id.js';
import { causeOf, pipelined } from '../data/transact.js';

/**
 * Writes events into the outbox in one statement, in the transaction that changes the state.
 * The aggregates' rows must be locked or new, so that their versions follow the order of their changes.
 */
export function record(em: EntityManager, now: Date, events: readonly Told[]): void {
  if (events.length === 0) return;
  const { actorId, traceId } = causeOf(em);
  const column = (of: (event: Told) => string): string[] => events.map(of);
  pipelined(
    em,
    `with given as (
       select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[])
         with ordinality as e (event_id, aggregate_type, aggregate_id, subject, payload, place)
     ), counted as (
       select aggregate_id, count(*) as events from given group by aggregate_id order by aggregate_id
     ), next as (
       insert into aggregate_version (aggregate_id, version) select aggregate_id, events from counted
       on conflict (aggregate_id) do update set version = aggregate_version.version + excluded.version
       returning aggregate_id, version
     )
     insert into outbox (event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at, actor_id, trace_id)
     select event_id, aggregate_type, aggregate_id,
            next.version - counted.events + row_number() over (partition by aggregate_id order by place),
            subject, payload::json, $6, $7, $8
     from given join counted using (aggregate_id) join next using (aggregate_id) order by place`,
    [
      column(newId),
      column(({ type }) => type.aggregateType),
      column(({ type, payload }) => type.aggregateIdOf(payload)),
      column(({ type }) => type.subject),
      column(({ type, payload }) => JSON.stringify(z.encode(type.shape, payload))),
      ...[now, actorId, traceId],
    ],
  );
}

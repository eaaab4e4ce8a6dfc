import { randomUUID } from 'node:crypto';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { type Manner, parcelMoved } from './events.js';

/** What a client asks of the sender. */
export interface Move {
  parcelId: string;
  /** The client's idempotency key; stands on the step, so that a step made twice under one key is seen. */
  key: string;
  manner: Manner;
}

/** Moves a parcel one step and tells it, in the caller's transaction. Answers the step's id. */
export async function moveParcel(em: EntityManager, { parcelId, key, manner }: Move, now: Date): Promise<string> {
  await em.query(
    `insert into parcel (id, steps) values ($1, 1) on conflict (id) do update set steps = parcel.steps + 1`,
    [parcelId],
  );
  const stepId = randomUUID();
  await em.query('insert into step (id, parcel_id, asked_with) values ($1, $2, $3)', [stepId, parcelId, key]);
  await record(em, now, [parcelMoved.of({ parcelId, stepId, manner })]);
  return stepId;
}

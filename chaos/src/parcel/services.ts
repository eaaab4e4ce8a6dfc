import { type Heard, RuleError } from '@complaints/contracts';
import { hears, record, type Service } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Manner, moveNoted, parcelMoved } from './events.js';
import { ParcelTables1710000000000 } from './tables.js';

/** Shorter than the wait before a message is tried again, so that one fault is all, in whichever process. */
const FRESH_MS = 900;

/** An effect that is not idempotent by nature: one row more, and a counter one higher, each time it happens. */
async function takeEffect(em: EntityManager, event: Heard<{ parcelId: string; stepId: string }>): Promise<void> {
  const { parcelId, stepId } = event.payload;
  await em.query('insert into effect (event_id, parcel_id, version, step_id) values ($1, $2, $3, $4)', [
    event.id,
    parcelId,
    event.version,
    stepId,
  ]);
  await em.query(
    `insert into effect_count (parcel_id, effects) values ($1, 1)
     on conflict (parcel_id) do update set effects = effect_count.effects + 1`,
    [parcelId],
  );
}

const onParcelMoved = hears(parcelMoved, async (em, event, now) => {
  const { parcelId, stepId, manner } = event.payload;
  if (manner === Manner.REFUSED) throw new RuleError('UNWANTED', 'Nobody wants it.');
  if (manner === Manner.FAULT_FIRST && now.getTime() - event.occurredAt.getTime() < FRESH_MS) {
    throw new Error('a fault that passes');
  }
  await takeEffect(em, event);
  if (manner !== Manner.QUIET) await record(em, now, [moveNoted.of({ parcelId, stepId })]);
});

const onMoveNoted = hears(moveNoted, (em, event) => takeEffect(em, event));

/** The graph needs one resolver to be built; people never ask these services. */
class NobodyAsks {}

const common = {
  tables: { entities: [], migrations: [ParcelTables1710000000000] },
  graph: { resolvers: [NobodyAsks] as [typeof NobodyAsks] },
  seatsOf: async () => [],
  timers: [],
  commands: {},
};

/** Two tiny services that live as every other does: one moves parcels, the other notes it and says so. */
export const sender: Service = { name: 'sender', ...common, hearings: [onMoveNoted] };
export const receiver: Service = { name: 'receiver', ...common, hearings: [onParcelMoved] };

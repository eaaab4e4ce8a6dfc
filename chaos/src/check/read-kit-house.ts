import type { NatsConnection } from 'nats';
import { onDatabase } from '../house/database.js';
import { type KitHouse, SIDES, type SideName } from '../house/kit-house.js';
import { readStream } from '../house/read-stream.js';
import type { Books, Side } from './books.js';

/** Reads everything the checker judges. The house should be at rest. */
export async function readKitHouse(house: KitHouse, acknowledged: Books['acknowledged']): Promise<Books> {
  const streams = await house.nats.asOperator(async (connection) => ({
    sender: await eventsInStream(connection, 'SENDER'),
    receiver: await eventsInStream(connection, 'RECEIVER'),
  }));
  const [sender, receiver] = await Promise.all(SIDES.map((side) => readSide(house, side, streams[side])));
  return { sender: sender as Side, receiver: receiver as Side, acknowledged };
}

function readSide(house: KitHouse, side: SideName, stream: string[]): Promise<Side> {
  return onDatabase(house.databases[side].databaseUrl, async ({ all }) => {
    return {
      steps: await all('select id, parcel_id as "parcelId", asked_with as "askedWith" from step'),
      parcels: await all('select id, steps::int from parcel'),
      outbox: await all(`
        select event_id as "eventId", aggregate_id as "aggregateId", version::int, payload->>'stepId' as "stepId",
          sent_at is not null as sent, parked_at is not null and sent_at is null as withheld
        from outbox order by sequence`),
      inbox: (await all<{ event_id: string }>('select event_id from inbox')).map((row) => row.event_id),
      dead: (await all<{ event_id: string }>('select event_id from dead_letter')).map((row) => row.event_id),
      effects: await all('select event_id as "eventId", parcel_id as "parcelId" from effect'),
      effectCounts: await all('select parcel_id as "parcelId", effects::int from effect_count'),
      stream,
    };
  });
}

/** The event of each message a stream holds, in its order. */
const eventsInStream = async (connection: NatsConnection, name: string): Promise<string[]> =>
  (await readStream(connection, name)).map(({ data }) => JSON.parse(Buffer.from(data).toString('utf8')).id);

import {
  connect,
  DiscardPolicy,
  type JetStreamManager,
  type NatsConnection,
  nanos,
  RetentionPolicy,
  StorageType,
} from 'nats';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withClient } from '../src/commands/with-client.js';
import { findParked, findPending, skip, unpark } from '../src/events/outbox.js';
import { resendOf, resendSince } from '../src/events/outbox-in-stream.js';
import { compareCounts, reconcile } from '../src/events/reconciler.js';
import {
  type Bus,
  createDataSource,
  createLog,
  epochIn,
  ofItself,
  type Relay,
  record,
  startBus,
  startRelay,
  transact,
} from '../src/index.js';
import { createTestDatabase, eventually, OPERATOR_PASSWORD, startTestNats } from '../src/testing/index.js';
import { parcelSent, sender } from './parcel-service.js';

const log = createLog('test', process.env.LOG_LEVEL ?? 'silent');
const STREAM = { service: 'sender', megabytes: 16, replicas: 1 };

let nats: Awaited<ReturnType<typeof startTestNats>>;
let operator: NatsConnection;
let streams: JetStreamManager['streams'];
let databaseUrl: string;
let dataSource: DataSource;
let bus: Bus;
let relay: Relay | undefined;

beforeAll(async () => {
  nats = await startTestNats(['sender']);
  operator = await connect({ servers: nats.url, user: 'operator', pass: OPERATOR_PASSWORD });
  streams = (await operator.jetstreamManager()).streams;
});
afterAll(async () => {
  await operator?.close();
  await nats?.stop();
});
beforeEach(async () => {
  databaseUrl = (await createTestDatabase(sender)).databaseUrl;
  dataSource = await createDataSource(databaseUrl, sender.tables, { name: 'sender', pool: 3 }).initialize();
  bus = startBus({ url: nats.url, user: 'sender', password: nats.users.sender, name: 'sender', log });
});
afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  await bus.stop();
  await dataSource.destroy();
  await streams.delete('SENDER').catch(() => undefined);
});

const startRelaying = () => {
  relay = startRelay({ databaseUrl, bus, log, stream: STREAM });
};
const stopRelaying = async () => {
  await relay?.stop();
  relay = undefined;
};
const tell = (...parcels: [parcelId: string, weightGrams: number][]) =>
  transact(dataSource, ofItself('test'), async (em) =>
    record(
      em,
      new Date(),
      parcels.map(([parcelId, weightGrams]) => parcelSent.of({ parcelId, weightGrams })),
    ),
  );
const id = () => crypto.randomUUID();
const rows = (columns: string) => dataSource.query(`select ${columns} from outbox order by sequence`);
const untilSent = (count: number) =>
  eventually(async () => {
    const sent = await dataSource.query('select from outbox where sent_at is not null');
    return sent.length === count || undefined;
  });
const books = (client: Client) => ({
  client,
  settings: STREAM,
  log,
  manager: { streams } as JetStreamManager,
});

/** What the stream holds, in its order. */
async function held(): Promise<{ id: string; messageId: string; weightGrams: number }[]> {
  const { state } = await streams.info('SENDER');
  const messages = [];
  for (let seq = state.first_seq; seq <= state.last_seq; seq += 1) {
    const message = await streams.getMessage('SENDER', { seq }).catch(() => undefined);
    if (!message) continue;
    const { id, payload } = JSON.parse(new TextDecoder().decode(message.data));
    messages.push({ id, messageId: message.header.get('Nats-Msg-Id'), weightGrams: payload.weightGrams });
  }
  return messages;
}

test('the stream is as the rules of operation say', async () => {
  startRelaying();
  const { config } = await eventually(() => streams.info('SENDER').catch(() => undefined));
  expect(config).toMatchObject({
    subjects: ['sender.>'],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: 1,
    discard: DiscardPolicy.New,
    max_bytes: 16 * 1024 * 1024,
    max_age: nanos(30 * 86_400_000),
    max_msg_size: 256 * 1024,
    duplicate_window: nanos(10 * 60_000),
    deny_delete: true,
    deny_purge: true,
  });
  expect(epochIn(config.description)).toMatchObject({ from: 0 });
});

test('every committed event is in the stream once, and the outbox says where', async () => {
  const parcel = id();
  await tell([parcel, 1], [parcel, 2], [id(), 3]);
  startRelaying();
  await untilSent(3);
  const sent = await rows('event_id as id, stream_sequence::int as place');
  expect((await held()).map((message, index) => ({ id: message.id, place: index + 1 }))).toEqual(
    sent.toSorted((a: { place: number }, b: { place: number }) => a.place - b.place),
  );
});

describe('an event that cannot be sent', () => {
  const tellTooLarge = (parcelId: string, version: number) =>
    dataSource.query(
      `insert into outbox (event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at)
       values (gen_random_uuid(), 'parcel', $1, $2, 'sender.parcel.sent.v1', to_json(repeat('x', 300000)), now())`,
      [parcelId, version],
    );
  const parkedRows = () => withClient(databaseUrl, (client) => findParked(client, 10));

  test('is parked after five attempts with its error; those behind it wait, other aggregates go on', async () => {
    const [blocked, free] = [id(), id()];
    await tell([blocked, 1]);
    await tellTooLarge(blocked, 2);
    await dataSource.query('update aggregate_version set version = 2');
    await tell([blocked, 3], [free, 4]);
    startRelaying();
    const parked = await eventually(async () => {
      const found = await parkedRows();
      return found.length > 0 ? found : undefined;
    });
    await untilSent(2);
    expect(parked).toMatchObject([{ aggregate_id: blocked, version: '2', waiting: 1 }]);
    expect(parked[0]?.error).toMatch(/payload|size/i);
    expect(await rows('version::int, attempts, sent_at is not null as sent')).toEqual([
      { version: 1, attempts: 0, sent: true },
      { version: 2, attempts: 5, sent: false },
      { version: 3, attempts: 0, sent: false },
      { version: 1, attempts: 0, sent: true },
    ]);

    expect(await withClient(databaseUrl, (client) => skip(client, parked[0]?.event_id ?? '', 'too large'))).toBe(true);
    await untilSent(3);
    expect((await held()).map(({ weightGrams }) => weightGrams).toSorted()).toEqual([1, 3, 4]);
  });

  test('because of its subject is parked as well', async () => {
    await dataSource.query(
      `insert into outbox (event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at)
       values (gen_random_uuid(), 'parcel', $1, 1, 'receiver.parcel.sent.v1', '{}', now())`,
      [id()],
    );
    startRelaying();
    const { error } = await eventually(async () => (await parkedRows())[0]);
    expect(error).toBe('sender tells only what begins with its name');
  });

  test('is tried anew when it is unparked', async () => {
    await tellTooLarge(id(), 1);
    startRelaying();
    const { event_id } = await eventually(async () => (await parkedRows())[0]);
    expect(await withClient(databaseUrl, (client) => unpark(client, event_id))).toBe(true);
    const again = await eventually(async () => (await parkedRows())[0]);
    expect(again.event_id).toBe(event_id);
    expect(await withClient(databaseUrl, (client) => unpark(client, id()))).toBe(false);
  });
});

describe('the reconciler', () => {
  test('a stream that was deleted gets everything again that it would still hold', async () => {
    await tell([id(), 1], [id(), 2]);
    startRelaying();
    await untilSent(2);
    await stopRelaying();
    await dataSource.query(
      `update outbox set sent_at = now() - interval '31 days' where (payload->>'weightGrams')::int = 1`,
    );
    await streams.delete('SENDER');
    await tell([id(), 3]);
    startRelaying();
    await untilSent(3);
    expect((await held()).map(({ weightGrams }) => weightGrams).toSorted()).toEqual([2, 3]);
    await tell([id(), 4]);
    await untilSent(4);
    expect(await rows('stream_sequence::int as place, resent')).toMatchObject([
      { place: 0, resent: 0 },
      { resent: 1 },
      {},
      {},
    ]);
  });

  test.each([1, 2, 3, 7, 19])(
    'acknowledged messages that the tail lost from sequence %i on are sent again, and a new epoch begins there',
    async (from) => {
      const parcels = Array.from({ length: 20 }, (_, index) => [id(), index + 1] as [string, number]);
      for (const parcel of parcels) await tell(parcel);
      startRelaying();
      await untilSent(20);
      await stopRelaying();
      const before = await streams.info('SENDER');
      await cutTail(from);
      await tell([id(), 21]);
      startRelaying();
      await untilSent(21);
      const { config } = await streams.info('SENDER');
      expect(epochIn(config.description)).toMatchObject({ from });
      expect(epochIn(config.description)?.id).not.toBe(epochIn(before.config.description)?.id);
      const found = (await held()).map(({ weightGrams }) => weightGrams);
      expect(new Set(found)).toEqual(new Set(Array.from({ length: 21 }, (_, index) => index + 1)));
      expect(await rows('resent')).toEqual([
        ...Array(from - 1).fill({ resent: 0 }),
        ...Array(21 - from).fill({ resent: 1 }),
        { resent: 0 },
      ]);
    },
  );

  test('a tail that was lost and overgrown between two looks is noticed by the next acknowledgement', async () => {
    for (let weight = 1; weight <= 5; weight += 1) await tell([id(), weight]);
    startRelaying();
    await untilSent(5);
    // The relay goes on and knows nothing of it.
    await cutTail(3);
    await tell([id(), 6]);
    await untilSent(6);
    expect(new Set((await held()).map(({ weightGrams }) => weightGrams))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
  });

  test('a tail is missed also when no row claims its places any more, since they are to be sent once more', async () => {
    for (let weight = 1; weight <= 4; weight += 1) await tell([id(), weight]);
    startRelaying();
    await untilSent(4);
    await stopRelaying();
    await withClient(databaseUrl, (client) => resendSince(client, new Date(Date.now() - 60_000)));
    await cutTail(3);
    startRelaying();
    await untilSent(4);
    const { config } = await streams.info('SENDER');
    expect(epochIn(config.description)).toMatchObject({ from: 3, before: expect.any(String) });
  });

  test('nothing is sent again when nothing is lost', async () => {
    await tell([id(), 1]);
    startRelaying();
    await untilSent(1);
    await stopRelaying();
    await withClient(databaseUrl, async (client) => {
      expect(await reconcile(books(client))).toBe(1);
      expect(await compareCounts(books(client))).toBe(0);
    });
    expect(await rows('resent')).toEqual([{ resent: 0 }]);
  });

  test('the counts find a message that is gone from the middle, and two rows in one place', async () => {
    for (let weight = 1; weight <= 6; weight += 1) await tell([id(), weight]);
    startRelaying();
    await untilSent(6);
    await stopRelaying();
    const { config } = await streams.info('SENDER');
    await remake({ ...config, deny_delete: false }, [1, 2, 3, 4, 5, 6], 2);
    await dataSource.query(`update outbox set stream_sequence = 4 where (payload->>'weightGrams')::int = 5`);
    expect(await withClient(databaseUrl, (client) => compareCounts(books(client)))).toBe(3);
    const again = await withClient(databaseUrl, (client) => findPending(client, 10));
    expect(again.map(({ payload }) => JSON.parse(payload).weightGrams)).toEqual([2, 4, 5]);
  });

  /** Makes the stream hold what it held before a sequence, as after a crash that lost the rest. */
  async function cutTail(from: number): Promise<void> {
    const { config, state } = await streams.info('SENDER');
    const kept = Array.from({ length: from - state.first_seq }, (_, index) => state.first_seq + index);
    await remake(config, kept);
  }

  /** A stream like the one before, with some of its messages in the same places. */
  async function remake(config: Awaited<ReturnType<typeof streams.info>>['config'], places: number[], gone?: number) {
    const messages = [];
    for (const seq of places) messages.push(await streams.getMessage('SENDER', { seq }));
    await streams.delete('SENDER');
    await streams.add(config);
    for (const { subject, data, header } of messages)
      await operator.jetstream().publish(subject, data, { headers: header });
    if (gone) await streams.deleteMessage('SENDER', gone);
  }
});

test('events are sent once more since an instant or of an aggregate, and the stream takes them although it knows them', async () => {
  const parcel = id();
  await tell([parcel, 1], [id(), 2]);
  startRelaying();
  await untilSent(2);
  expect(await withClient(databaseUrl, (client) => resendOf(client, parcel))).toBe(1);
  await eventually(async () => ((await held()).length === 3 ? true : undefined));
  expect(await withClient(databaseUrl, (client) => resendSince(client, new Date(Date.now() - 60_000)))).toBe(2);
  await eventually(async () => ((await held()).length === 5 ? true : undefined));
  expect(new Set((await held()).map(({ messageId }) => messageId)).size).toBe(5);
  expect(new Set((await held()).map((message) => message.id)).size).toBe(2);
});

test('events recorded together are counted per aggregate in the order in which they are given', async () => {
  const [one, two] = [id(), id()];
  await tell([two, 1]);
  await tell([one, 1], [two, 2], [one, 2], [two, 3], [one, 3]);
  expect(
    await rows(
      `case aggregate_id when '${one}' then 'one' else 'two' end as of, version::int, payload->'weightGrams' as grams`,
    ),
  ).toEqual([
    { of: 'two', version: 1, grams: 1 },
    { of: 'one', version: 1, grams: 1 },
    { of: 'two', version: 2, grams: 2 },
    { of: 'one', version: 2, grams: 2 },
    { of: 'two', version: 3, grams: 3 },
    { of: 'one', version: 3, grams: 3 },
  ]);
});

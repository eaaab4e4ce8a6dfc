import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { measureOf, type Service } from '../src/index.js';
import { createTestDatabase, eventually, startTestNats } from '../src/testing/index.js';
import { type Askable, startAskable } from './asking.js';
import { receiver, sender } from './parcel-service.js';

const measured: Service = {
  ...sender,
  measures: [measureOf('parcels', 'Parcels there are.', 'select count(*) as value from parcel')],
};

let service: Askable;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase(measured);
  service = await startAskable(measured, database.databaseUrl);
});
afterAll(() => service.stop());

/** The samples of a scrape by name and labels, as they are written. */
async function scrape({ metrics }: Askable): Promise<Record<string, number>> {
  const lines = (await metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]),
  );
}

test('requests are counted by what they ask and what came of it, whatever their author calls them', async () => {
  await service.send(crypto.randomUUID());
  await service.ask('query Nonsense { first: parcels(first: 101) { pageInfo { hasNextPage } } }');
  await service.ask('query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }', { of: [] });
  await service.ask('{ ...of } fragment of on Query { parcels { pageInfo { endCursor } } }');
  await service.ask('{ nobodyKnowsThisField }');
  await service.ask('no GraphQL');
  await fetch(`${service.url}/graphql`, { method: 'POST' });
  const samples = await scrape(service);
  const counted = Object.fromEntries(Object.entries(samples).filter(([name]) => name.startsWith('requests_total')));
  expect(counted).toEqual({
    'requests_total{operation="mutation sendParcel",outcome="ok"}': 1,
    'requests_total{operation="query parcels",outcome="client_error"}': 1,
    'requests_total{operation="_entities",outcome="ok"}': 1,
    'requests_total{operation="query parcels",outcome="ok"}': 1,
    'requests_total{operation="invalid",outcome="client_error"}': 2,
    'requests_total{operation="invalid",outcome="unauthenticated"}': 1,
  });
  expect(samples['request_seconds_count{operation="query parcels"}']).toBe(2);
});

test("figures of the database are read when asked for, the service's own among them", async () => {
  await service.send(crypto.randomUUID());
  const { parcels, outbox_pending } = await scrape(service);
  expect(parcels).toBe(outbox_pending);
  service.clock.moveBy(7_000);
  expect(await scrape(service)).toMatchObject({ database_up: 1, outbox_oldest_seconds: 7, outbox_parked: 0 });
  await service.dataSource.query('update outbox set parked_at = now()');
  expect(await scrape(service)).toMatchObject({ outbox_pending, outbox_parked: outbox_pending });
  await service.dataSource.query('update outbox set skipped_at = now()');
  expect(await scrape(service)).toMatchObject({ outbox_pending: 0, outbox_oldest_seconds: 0, outbox_parked: 0 });
});

test('what cannot be read within a second is left out', async () => {
  const owner = new pg.Client({ connectionString: database.migrationUrl });
  await owner.connect();
  await owner.query('begin; lock table outbox in access exclusive mode');
  const started = performance.now();
  const samples = await scrape(service);
  expect(performance.now() - started).toBeLessThan(1_500);
  expect(samples).toMatchObject({ database_up: 1, 'pool_connections{state="waiting"}': 0 });
  expect(samples).not.toHaveProperty('outbox_pending');
  await owner.end();
});

test('what is sent and heard shows on both sides, and the process once', async () => {
  const nats = await startTestNats(['sender', 'receiver']);
  const sending = await startAskable(sender, (await createTestDatabase(sender)).databaseUrl, { nats });
  const receiving = await startAskable(receiver, (await createTestDatabase(receiver)).databaseUrl, { nats });
  // One is refused, one names what is not yet known, one fails and is tried again.
  for (const weightGrams of [404, 503, 500]) await sending.send(crypto.randomUUID(), weightGrams);
  await eventually(async () => {
    expect(await scrape(receiving)).toMatchObject({
      dead_letters: 1,
      awaited_events: 1,
      'consumer_lag{from="sender"}': 1,
    });
    return true;
  });
  expect(await scrape(sending)).toMatchObject({ relay_active: 1, outbox_pending: 0 });
  expect((await sending.metrics()).match(/^process_cpu_seconds_total /gm)).toHaveLength(1);
  await Promise.all([sending.stop(), receiving.stop()]);
  await nats.stop();
});

test('without the database its figures are missing, and that it is away is said', async () => {
  await service.dataSource.destroy();
  const samples = await scrape(service);
  expect(samples).toMatchObject({ database_up: 0 });
  expect(samples).not.toHaveProperty('outbox_pending');
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createLog,
  ofItself,
  type RunningService,
  record,
  type Service,
  type ServiceConfig,
  startService,
  transact,
} from '../src/index.js';
import {
  createTestDatabase,
  createTestGateway,
  eventually,
  MovableClock,
  startTestNats,
} from '../src/testing/index.js';
import { Parcel, parcelSent, received, receiver, sender } from './parcel-service.js';

const clock = new MovableClock();
let nats: Awaited<ReturnType<typeof startTestNats>>;
let sending: RunningService;
let receiving: RunningService;

async function start(service: Service, of?: { databaseUrl: string }): Promise<RunningService> {
  const { databaseUrl } = of ?? (await createTestDatabase(service));
  const config: ServiceConfig = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    LOG_LEVEL: 'error',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: 5,
    NATS_URL: nats.url,
    NATS_STREAM_MEGABYTES: 16,
    NATS_STREAM_REPLICAS: 1,
    NATS_USER: service.name,
    NATS_PASSWORD: nats.users[service.name],
    GATEWAY_JWKS_URL: 'http://127.0.0.1/none',
    PUBLIC_URL: 'http://127.0.0.1',
  };
  const { keys } = await createTestGateway(service.name, clock);
  return startService(service, {
    config,
    log: createLog(service.name, process.env.LOG_LEVEL ?? 'silent'),
    clock,
    keys,
  });
}

beforeAll(async () => {
  nats = await startTestNats(['sender', 'receiver']);
  // The receiver first: it waits for a stream that is not there yet.
  receiving = await start(receiver);
  sending = await start(sender);
});
afterAll(async () => {
  await Promise.all([sending?.stop(), receiving?.stop()]);
  await nats?.stop();
});

test('what is committed by one service takes effect in the other, in order per aggregate', async () => {
  const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
  for (const weightGrams of [1, 2, 3]) {
    for (const parcelId of ids) {
      await transact(sending.dataSource, { actorId: null, traceId: 'trace', operation: 'test' }, async (em) =>
        record(em, clock.now(), [parcelSent.of({ parcelId, weightGrams })]),
      );
    }
  }
  const parcels = await eventually(async () => {
    const found = await receiving.dataSource.manager.find(Parcel);
    return found.length === 20 && found.every((parcel) => parcel.version === 3) ? found : undefined;
  });
  expect(parcels.map((parcel) => parcel.weightGrams)).toEqual(Array(20).fill(3));
  for (const id of ids) {
    expect(received.filter(({ parcelId }) => parcelId === id).map(({ weightGrams }) => weightGrams)).toEqual([1, 2, 3]);
  }
  const [{ pending }] = await eventually(async () => {
    const rows = await sending.dataSource.query('select count(*)::int as pending from outbox where sent_at is null');
    return rows[0].pending === 0 ? rows : undefined;
  });
  expect(pending).toBe(0);
  expect(await receiving.dataSource.query('select count(*)::int as heard from inbox')).toEqual([{ heard: 60 }]);
});

test('a service with its database and NATS at hand is ready', async () => {
  const response = await fetch(`${sending.url}/health/ready`);
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }]);
});

test('of two processes of a service one relays and the other stands by, and takes over when the first stops', async () => {
  const databases = await createTestDatabase(sender);
  const first = await start(sender, databases);
  const holderOfLock = (service: RunningService) =>
    eventually(async () => {
      const [holder, ...others] = await service.dataSource.query(
        `select pid from pg_locks where locktype = 'advisory' and granted
         and database = (select oid from pg_database where datname = current_database())`,
      );
      expect(others).toEqual([]);
      return holder?.pid as number | undefined;
    });
  const relaying = await holderOfLock(first);
  const second = await start(sender, databases);
  const tell = async () => {
    await transact(second.dataSource, ofItself('test'), async (em) =>
      record(em, clock.now(), [parcelSent.of({ parcelId: crypto.randomUUID(), weightGrams: 9 })]),
    );
    await eventually(async () => {
      const [{ count }] = await second.dataSource.query('select count(*)::int from outbox where sent_at is null');
      return count === 0 || undefined;
    });
  };
  await tell();
  expect(await holderOfLock(second)).toBe(relaying);
  await first.stop();
  await tell();
  expect(await holderOfLock(second)).not.toBe(relaying);
  await second.stop();
});

test('a rolled back transaction tells nothing', async () => {
  const parcelId = crypto.randomUUID();
  const failing = transact(sending.dataSource, ofItself('test'), async (em) => {
    record(em, clock.now(), [parcelSent.of({ parcelId, weightGrams: 7 })]);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await sending.dataSource.query('select 1 from outbox where aggregate_id = $1', [parcelId])).toEqual([]);
});

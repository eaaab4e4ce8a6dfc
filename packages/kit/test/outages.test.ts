import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Service } from '../src/index.js';
import { eventually } from '../src/testing/index.js';
import { type Askable, type Heard, LIST, startAskable } from './asking.js';
import { startCommitBreaker } from './commit-breaker.js';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.js';
import { sender } from './parcel-service.js';

let postgres: OwnPostgres;
let service: Askable | undefined;
beforeAll(async () => {
  postgres = await startOwnPostgres(sender);
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
});
afterAll(() => postgres.remove());

let passes = 0;
/** A sender with a duty that reads. */
const withTimer: Service = {
  ...sender,
  timers: [
    {
      name: 'count',
      async pass(dataSource) {
        await dataSource.query('select count(*) from parcel');
        passes += 1;
        return 0;
      },
    },
  ],
};

const away = { status: 503, code: 'SERVICE_UNAVAILABLE' };
const keysOf = (count: number) => Array.from({ length: count }, () => crypto.randomUUID());

/** Waits until so many stand before a lock; asked anew each time, because what a transaction sees of that stays the same. */
const untilBlocked = (count: number) =>
  eventually(async () => {
    const { rows } = await postgres.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'sender'`,
    );
    return rows.length >= count ? true : undefined;
  });

/** How long until the service answers again, counted from when the database is there. */
async function goodAfterMs({ ask }: Askable): Promise<number> {
  const since = performance.now();
  await eventually(async () => ((await ask(LIST)).status === 200 ? true : undefined), 5_000);
  return performance.now() - since;
}

test('starts without its database, says so at once, and is good within 3 s of the database', async () => {
  await postgres.stop();
  passes = 0;
  service = await startAskable(withTimer, postgres.databaseUrl);
  expect(await service.health('live')).toEqual([200, 'ok']);
  expect(await service.health('ready')).toEqual([503, 'away']);
  const answer = await service.ask(LIST);
  expect(answer).toMatchObject(away);
  expect(answer.ms).toBeLessThan(500);
  await postgres.start();
  expect(await goodAfterMs(service)).toBeLessThan(3_000);
  expect(await service.health('ready')).toEqual([200, 'degraded']);
  await eventually(() => (passes > 0 ? true : undefined));
  // Once for each reason: nobody listens, and it is starting.
  const said = service.lines.filter(({ msg }) => msg.includes('is away'));
  expect(said.length).toBeGreaterThan(0);
  expect(said.length).toBeLessThanOrEqual(2);
});

test('goes on trying with a password that is refused, and says so clearly, once', async () => {
  const url = new URL(postgres.databaseUrl);
  const rightPassword = url.password;
  url.password = 'another';
  service = await startAskable(sender, url.href);
  expect(await service.ask(LIST)).toMatchObject(away);
  await eventually(() => postgres.timesLogged('password authentication failed') >= 2 || undefined);
  await postgres.query(`alter role ${url.username} password 'another'`);
  expect(await goodAfterMs(service)).toBeLessThan(3_000);
  await postgres.query(`alter role ${url.username} password '${rightPassword}'`);
  expect(service.lines.filter(({ msg }) => msg.includes('refuses this service'))).toHaveLength(1);
});

test('a restart of the database under load: 503 within 2 s, good within 3 s, and no key takes effect twice', async () => {
  service = await startAskable(withTimer, postgres.databaseUrl);
  const { send } = service;
  const keys: string[] = [];
  const heard: Heard[] = [];
  let loading = true;
  const load = Array.from({ length: 4 }, async () => {
    while (loading) {
      const [key] = keysOf(1) as [string];
      keys.push(key);
      heard.push(await send.call(service, key));
    }
  });
  const enough = (status: number, count: number) =>
    eventually(() => (heard.filter((answer) => answer.status === status).length >= count ? true : undefined));
  await enough(200, 20);
  await postgres.stop();
  await enough(503, 20);
  expect(await service.health('live')).toEqual([200, 'ok']);
  expect(await service.health('ready')).toEqual([503, 'away']);
  await postgres.start();
  expect(await goodAfterMs(service)).toBeLessThan(3_000);
  loading = false;
  await Promise.all(load);

  const failed = heard.filter(({ status }) => status !== 200);
  expect(new Set(failed.map(({ status, code }) => `${status} ${code}`))).toEqual(new Set(['503 SERVICE_UNAVAILABLE']));
  expect(Math.max(...heard.map(({ ms }) => ms))).toBeLessThan(2_000);
  const again: Heard[] = [];
  const remaining = [...keys];
  const lane = async () => {
    for (let key = remaining.pop(); key; key = remaining.pop()) again.push(await send.call(service, key));
  };
  await Promise.all([lane(), lane(), lane(), lane()]);
  const ids = new Set(again.map(({ data }) => data.sendParcel.parcel.id));
  expect(ids.size).toBe(keys.length);
  const { rows } = await postgres.query('select count(*)::int from parcel');
  expect(rows[0].count).toBe(keys.length);
  const said = service.lines.filter(({ timer, msg }) => timer === 'count' && msg.includes('a pass failed'));
  expect(said.length).toBeLessThanOrEqual(2);
});

test('connections that are killed cost those who use them an answer, and nobody else', async () => {
  service = await startAskable(sender, postgres.databaseUrl);
  const { ask } = service;
  await Promise.all([ask(LIST), ask(LIST), ask(LIST)]);
  const locker = await postgres.connect();
  await locker.query('begin; lock table parcel in access exclusive mode');
  const cutOff = [ask(LIST), ask(LIST), service.send(crypto.randomUUID())];
  await untilBlocked(cutOff.length);
  await locker.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sender'`);
  for (const answer of await Promise.all(cutOff)) expect(answer).toMatchObject(away);
  await locker.end();
  for (const key of keysOf(10)) expect(await service.send(key)).toMatchObject({ status: 200, code: undefined });
});

test('a frozen database is answered for within 4 s, and works again when it thaws', async () => {
  service = await startAskable(sender, postgres.databaseUrl);
  const { ask, send } = service;
  // Connections that are open are asked and say nothing; new ones are not answered.
  await Promise.all([ask(LIST), ask(LIST), ask(LIST)]);
  try {
    postgres.freeze();
    const readiness = service.health('ready');
    const answers = await Promise.all([...keysOf(10).map((key) => send.call(service, key)), ask(LIST), ask(LIST)]);
    for (const answer of answers) expect(answer).toMatchObject(away);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(4_000);
    expect(await readiness).toEqual([503, 'away']);
  } finally {
    postgres.thaw();
  }
  expect(await goodAfterMs(service)).toBeLessThan(3_000);
});

test('what takes too long is a time-out of its own field; who waits for a connection meanwhile is told within 2 s', async () => {
  service = await startAskable(sender, postgres.databaseUrl, { pool: 2 });
  const { ask } = service;
  const locker = await postgres.connect();
  await locker.query('begin; lock table parcel in access exclusive mode');
  const blocked = [ask(LIST), ask(LIST)];
  await untilBlocked(2);
  const waiting = await Promise.all([ask(LIST), ask(LIST), ask(LIST)]);
  for (const answer of waiting) {
    expect(answer).toMatchObject(away);
    expect(answer.ms).toBeLessThan(2_000);
  }
  for (const answer of await Promise.all(blocked)) expect(answer).toMatchObject({ status: 200, code: 'TIMEOUT' });
  await locker.end();
});

test('with a full disk writes are refused, reads go on, and it recovers by itself', async () => {
  service = await startAskable(sender, postgres.databaseUrl);
  const [key] = keysOf(1) as [string];
  await postgres.query(`
    create function no_space() returns trigger language plpgsql as $$
      begin raise 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger no_space before insert on parcel execute function no_space()`);
  expect(await service.send(key)).toMatchObject(away);
  expect(await service.ask(LIST)).toMatchObject({ status: 200, code: undefined });
  expect(await service.health('ready')).toEqual([200, 'degraded']);
  await postgres.query('drop trigger no_space on parcel');
  expect(await service.send(key)).toMatchObject({ status: 200, data: { sendParcel: { errors: [] } } });
});

test('a commit whose answer is lost may be asked again, and the same key answers what was done', async () => {
  const breaker = await startCommitBreaker(postgres.port);
  const url = new URL(postgres.databaseUrl);
  url.port = String(breaker.port);
  service = await startAskable(sender, url.href);
  const parcels = async () => (await postgres.query('select count(*)::int from parcel')).rows[0].count;
  const before = await parcels();
  const [key] = keysOf(1) as [string];
  breaker.armed = true;
  expect(await service.send(key)).toMatchObject(away);
  breaker.armed = false;
  expect(await parcels()).toBe(before + 1);
  const again = await service.send(key);
  expect(again.data.sendParcel).toEqual({ parcel: { id: expect.any(String) }, errors: [] });
  expect(await parcels()).toBe(before + 1);
  await service.stop();
  breaker.server.close();
});

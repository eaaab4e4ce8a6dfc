import { randomUUID } from 'node:crypto';
import { AckPolicy, connect, ErrorCode, StringCodec } from 'nats';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { provision } from './databases.mjs';
import { startNats } from './nats.mjs';

const adminUrl = inject('postgresAdminUrl');
const suffix = randomUUID().slice(0, 8);
const names = { adminUrl, services: ['harbour', 'lighthouse'], suffix };

/** @type {Awaited<ReturnType<typeof provision>>} */
let databases;
/** @type {Awaited<ReturnType<typeof startNats>>} */
let nats;

beforeAll(async () => {
  databases = await provision(names);
  nats = await startNats({ users: { harbour: 'h', lighthouse: 'l' }, binary: inject('natsServer') });
});

afterAll(() => nats?.stop());

/** @param {string} url @param {string} statement */
async function query(url, statement) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('provisioning again, and twice at once, changes nothing', async () => {
  const { databaseUrl, migrationUrl } = databases.harbour;
  await query(migrationUrl, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (1)');
  const again = await Promise.all([provision(names), provision(names)]);
  expect(again).toEqual([databases, databases]);
  expect(await query(databaseUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
});

test('text is UTF-8 and Chinese can be searched by trigrams', async () => {
  await query(databases.harbour.migrationUrl, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
  expect(await query(databases.harbour.databaseUrl, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
  const [{ trigrams }] = await query(
    databases.harbour.migrationUrl,
    "SELECT cardinality(show_trgm('门店投诉')) AS trigrams",
  );
  expect(trigrams).toBeGreaterThan(3);
});

test('the application reads and writes rows, uses sequences and calls functions', async () => {
  const { databaseUrl, migrationUrl } = databases.harbour;
  await query(migrationUrl, 'CREATE TABLE ship (id serial PRIMARY KEY, name text)');
  await query(migrationUrl, "CREATE FUNCTION greet() RETURNS text LANGUAGE sql AS $$ SELECT 'ahoy' $$");
  await query(
    databaseUrl,
    "INSERT INTO ship (name) VALUES ('a'), ('b'); UPDATE ship SET name = 'c' WHERE id = 1; DELETE FROM ship WHERE id = 2",
  );
  expect(await query(databaseUrl, 'SELECT *, greet() FROM ship')).toEqual([{ id: 1, name: 'c', greet: 'ahoy' }]);
});

test.each([
  ['create a table', 'CREATE TABLE mine (id int)'],
  ['create a temporary table', 'CREATE TEMPORARY TABLE mine (id int)'],
  ['create a schema', 'CREATE SCHEMA mine'],
  ['drop a table', 'DROP TABLE owned'],
  ['alter a table', 'ALTER TABLE owned ADD COLUMN more int'],
  ['empty a table', 'TRUNCATE owned'],
  ['create a role', 'CREATE ROLE mine'],
  ['become the owner', 'SET ROLE harbour_owner'],
])('the application cannot %s', async (_title, statement) => {
  const { databaseUrl, migrationUrl } = databases.harbour;
  await query(migrationUrl, 'CREATE TABLE IF NOT EXISTS owned (id int)');
  await expect(query(databaseUrl, statement)).rejects.toThrow(/permission denied|must be owner/);
});

test('a service cannot enter the database of another', async () => {
  const url = new URL(databases.lighthouse.databaseUrl);
  url.pathname = new URL(databases.harbour.databaseUrl).pathname;
  await expect(query(url.href, 'SELECT 1')).rejects.toThrow(/permission denied/);
});

test('a user of NATS tells under its own name and hears the others by a consumer of its own, and may do nothing else', async () => {
  const [harbour, lighthouse] = await Promise.all(
    [
      ['harbour', 'h'],
      ['lighthouse', 'l'],
    ].map(([user, pass]) => connect({ servers: nats.url, user, pass, inboxPrefix: `_INBOX_${user}` })),
  );
  const managers = await Promise.all(
    [harbour, lighthouse].map((user) => user.jetstreamManager({ checkAPI: false, timeout: 500 })),
  );
  const [own, others] = managers;
  await own.streams.add({ name: 'HARBOUR', subjects: ['harbour.>'] });
  await own.streams.update('HARBOUR', { description: 'of the harbour' });
  expect((await harbour.jetstream().publish('harbour.ship.arrived.v1', StringCodec().encode('a'))).seq).toBe(1);
  expect((await own.streams.getMessage('HARBOUR', { seq: 1 })).subject).toBe('harbour.ship.arrived.v1');

  await others.consumers.add('HARBOUR', { durable_name: 'lighthouse', ack_policy: AckPolicy.Explicit });
  const consumer = await lighthouse.jetstream().consumers.get('HARBOUR', 'lighthouse');
  const heard = await consumer.next({ expires: 2_000 });
  expect(heard?.subject).toBe('harbour.ship.arrived.v1');
  expect(await heard?.ackAck()).toBe(true);

  const forbidden = [
    () => lighthouse.jetstream({ timeout: 500 }).publish('harbour.ship.arrived.v1', StringCodec().encode('forged')),
    () => others.streams.update('HARBOUR', { description: 'taken over' }),
    () => others.streams.getMessage('HARBOUR', { seq: 1 }),
    () => others.consumers.delete('HARBOUR', 'harbour'),
    () => own.streams.delete('HARBOUR'),
    () => own.streams.purge('HARBOUR'),
  ];
  for (const act of forbidden) await expect(act()).rejects.toMatchObject({ code: ErrorCode.PermissionsViolation });
  const listening = lighthouse.subscribe('_INBOX_harbour.>', { max: 1 });
  await expect(listening.closed)
    .rejects.toMatchObject({ code: ErrorCode.PermissionsViolation })
    .catch(() => undefined);
  expect(listening.isClosed()).toBe(true);
  expect((await own.streams.info('HARBOUR')).state.messages).toBe(1);
  expect(await others.consumers.delete('HARBOUR', 'lighthouse')).toBe(true);
  await Promise.all([harbour.close(), lighthouse.close()]);
});

test('NATS refuses who names no user', async () => {
  await expect(connect({ servers: nats.url, reconnect: false })).rejects.toThrow(/authorization/i);
});

import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { audienceOf, GATEWAY_ISSUER } from '@complaints/contracts';
import { SignJWT } from 'jose';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { provision } from '../../../scripts/servers/databases.mjs';
import { freePort } from '../../../scripts/servers/ports.mjs';
import { createKey, eventually, type KeyPublisher, startKeyPublisher } from '../src/testing/index.js';

/** A service as it is built and run: any would do that keeps a copy of the posts, which it reads to know who asks. */
const NAME = 'intake';
const MAIN = fileURLToPath(new URL('../../../services/intake/dist/main.js', import.meta.url));
const ASK = '{ departments(first: 1) { edges { cursor } } }';
const POOL = 4;
/** On a machine that is busy with other tests. */
const START_WITHIN_MS = 25_000;

const key = await createKey('gateway-of-the-test');
let gateway: KeyPublisher;
let databaseUrl: string;
/** Holds a lock. */
let locker: pg.Client;
/** Looks who waits: what a transaction sees of that stays the same to its end. */
let watcher: pg.Client;
let environment: Record<string, string>;
const processes: ServiceProcess[] = [];

beforeAll(async () => {
  gateway = await startKeyPublisher(key.publicJwk);
  const adminUrl = inject('postgresAdminUrl' as never) as string;
  const databases = await provision({ adminUrl, services: [NAME], suffix: crypto.randomUUID().slice(0, 8) });
  const urls = databases[NAME] as { databaseUrl: string; migrationUrl: string };
  databaseUrl = urls.databaseUrl;
  environment = {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: String(POOL),
    NATS_URL: `nats://127.0.0.1:${await freePort()}`,
    GATEWAY_JWKS_URL: gateway.url,
    PUBLIC_URL: 'http://127.0.0.1',
  };
  expect(await run(['migrate'], { MIGRATION_DATABASE_URL: urls.migrationUrl }).ended).toMatchObject({ code: 0 });
  const asAdministrator = new URL(adminUrl);
  asAdministrator.pathname = new URL(databaseUrl).pathname;
  locker = new pg.Client({ connectionString: asAdministrator.href });
  watcher = new pg.Client({ connectionString: asAdministrator.href });
  await Promise.all([locker.connect(), watcher.connect()]);
});
afterAll(async () => {
  for (const { child } of processes) child.kill('SIGKILL');
  await Promise.all([locker.end(), watcher.end()]);
  await gateway.stop();
});

interface ServiceProcess {
  child: ChildProcess;
  /** All it has written so far. */
  written: () => string;
  ended: Promise<{ code: number | null; written: string }>;
}

function run(words: readonly string[], env: Record<string, string>): ServiceProcess {
  const child = spawn(process.execPath, [MAIN, ...words], { env: { PATH: process.env.PATH, ...env } });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (written += chunk));
  const ended = new Promise<{ code: number | null; written: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, written }));
  });
  const started = { child, written: () => written, ended };
  processes.push(started);
  return started;
}

/** The line of its log with these words, when it has been written. */
const line = ({ written }: ServiceProcess, words: string) =>
  eventually(() => {
    const found = written()
      .split('\n')
      .find((text) => text.includes(`"msg":"${words}"`));
    return found === undefined ? undefined : (JSON.parse(found) as { port: number });
  }, START_WITHIN_MS);

async function ask(port: number) {
  const token = await new SignJWT({ role: 'STAFF' })
    .setProtectedHeader({ alg: 'EdDSA', kid: key.kid })
    .setIssuer(GATEWAY_ISSUER)
    .setAudience(audienceOf(NAME))
    .setSubject('0199a1b2-c3d4-7000-8000-000000000001')
    .setIssuedAt()
    .setExpirationTime('60s')
    .sign(key.privateKey);
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: ASK }),
  });
  return { status: response.status, connection: response.headers.get('connection'), body: await response.json() };
}

/** A request that never arrives in full. */
function askHalf(port: number): void {
  const half = connect(port, '127.0.0.1');
  half.on('error', () => undefined);
  half.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
}

test.concurrent('told to stop, twice, it answers what it has accepted, takes nothing new, cuts what hangs, and exits 0', async () => {
  const service = run([], environment);
  const { port } = await line(service, 'ready');
  askHalf(port);
  expect(await ask(port)).toMatchObject({ status: 200 });
  await locker.query('begin; lock table directory_post in access exclusive mode');
  const accepted = Array.from({ length: POOL }, () => ask(port));
  await eventually(async () => {
    const { rows } = await watcher.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    return rows.length >= POOL ? true : undefined;
  });
  const since = performance.now();
  service.child.kill('SIGTERM');
  await line(service, 'stopping');
  service.child.kill('SIGTERM');
  await eventually(async () => {
    await expect(ask(port)).rejects.toThrow('fetch failed');
    return true;
  });
  await locker.query('rollback');
  for (const answer of await Promise.all(accepted)) {
    expect(answer).toMatchObject({ status: 200, connection: 'close', body: { data: { departments: { edges: [] } } } });
  }
  expect(await service.ended).toMatchObject({ code: 0 });
  expect(performance.now() - since).toBeLessThan(10_000);
});

test.concurrent('told to stop while it waits for its database it ends at once', async () => {
  const nowhere = new URL(databaseUrl);
  nowhere.port = String(await freePort());
  const service = run([], { ...environment, DATABASE_URL: nowhere.href });
  await line(service, 'the database is away; trying again');
  const since = performance.now();
  service.child.kill('SIGTERM');
  expect(await service.ended).toMatchObject({ code: 0 });
  expect(performance.now() - since).toBeLessThan(2_000);
});

test.concurrent('with an environment that is not complete it exits 1 and names what is missing, on one line', async () => {
  const { DATABASE_URL: _, GATEWAY_JWKS_URL: __, ...incomplete } = environment;
  const { code, written } = await run([], incomplete).ended;
  expect(code).toBe(1);
  const lines = written.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/DATABASE_URL.*GATEWAY_JWKS_URL/);
});

test.concurrent('a command it does not know is answered with those it knows', async () => {
  const { code, written } = await run(['fly'], environment).ended;
  expect(code).toBe(64);
  expect(written).toMatch(/unknown command fly; there are migrate, print-schema, .*load-demonstration/);
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'nats';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { permissionsOf } from '../servers/nats.mjs';
import { root, serviceNames } from '../workspace.mjs';
import { interpolate, readCompose, textOf } from './compose.mjs';
import { filledExample } from './example.mjs';
import { startContainerNats, syncSetting } from './servers.mjs';

const services = serviceNames();
const path = 'deploy/nats/nats-server.conf';
const binary = inject('natsServer');
/** Digits alone, and a number with an exponent: the server must take both for text. */
const values = { ...filledExample(), INTAKE_NATS_PASSWORD: '123456789', FUND_NATS_PASSWORD: '12e5' };

/** @type {Awaited<ReturnType<typeof startContainerNats>>} */
let server;
const folder = mkdtempSync(join(tmpdir(), 'nats-containers-'));

beforeAll(async () => {
  server = await startContainerNats(binary, values);
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true });
});

/** The configuration as plain JSON, each variable as its name. */
const configuration = () =>
  JSON.parse(
    textOf(path)
      .replaceAll(/^\s*#.*\n/gm, '')
      .replaceAll(/: (\$\w+)/g, ': "$1"'),
  );

/** @param {string} file */
const check = (file) =>
  spawnSync(binary, ['-t', '--config', file], {
    env: interpolate(readCompose().services.nats.environment ?? {}, values),
    encoding: 'utf8',
  });

test('every user may do what it may in the tests and the development start, and no more', () => {
  const { users } = configuration().authorization;
  expect(Object.fromEntries(users.map((/** @type {any} */ { user, permissions }) => [user, permissions]))).toEqual(
    Object.fromEntries(services.map((service) => [service, permissionsOf(service)])),
  );
});

test('each user has a password of its own from the environment', () => {
  for (const { user, password } of configuration().authorization.users) {
    expect(password).toBe(`$${user.toUpperCase()}_NATS_PASSWORD`);
    expect(readCompose().services.nats.environment).toHaveProperty(password.slice(1));
  }
});

test('what is acknowledged is on disk: the only setting that a server before 2.10 does not know', () => {
  expect(configuration().jetstream.sync_interval).toBe('always');
  const complete = check(join(root, path));
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(spawnSync(binary, ['--version'], { encoding: 'utf8' }).stdout) ?? [];
  const isOld = Number(major) === 2 && Number(minor) < 10;
  expect(complete.stderr).toMatch(isOld ? /unknown field "sync_interval"/ : /is valid/);
  const without = join(folder, 'without.conf');
  writeFileSync(without, textOf(path).replace(syncSetting, ''));
  expect(check(without).stderr).toMatch(/is valid/);
});

test.each(services)(
  '%s comes in with its password and keeps its stream; with another it stays outside',
  async (service) => {
    const own = { servers: server.url, user: service, inboxPrefix: `_INBOX_${service}`, reconnect: false };
    const pass = values[/** @type {keyof typeof values} */ (`${service.toUpperCase()}_NATS_PASSWORD`)];
    const connection = await connect({ ...own, pass });
    const manager = await connection.jetstreamManager({ checkAPI: false });
    await manager.streams.add({ name: service.toUpperCase(), subjects: [`${service}.>`] });
    expect((await connection.jetstream().publish(`${service}.thing.happened.v1`, '1')).seq).toBe(1);
    await connection.close();
    await expect(connect({ ...own, pass: 'another' })).rejects.toThrow(/authorization/i);
  },
);

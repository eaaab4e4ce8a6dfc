import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../command.mjs';
import { freePort } from '../servers/ports.mjs';
import { startPostgres } from '../servers/postgres.mjs';
import { waitFor } from '../servers/processes.mjs';
import { startServerProcess } from '../servers/server-process.mjs';
import { root } from '../workspace.mjs';
import { interpolate, readCompose, textOf } from './compose.mjs';

/** @param {string} name @param {Record<string, string>} values */
const environmentIn = (name, values) => interpolate(readCompose().services[name].environment ?? {}, values);

/**
 * Starts an empty Postgres and sets it up as its container is set up at the first start.
 * @param {Record<string, string>} values of .env
 */
export async function startContainerPostgres(values) {
  const server = await startPostgres({ port: await freePort() });
  try {
    await setUpDatabases(server, values);
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * Runs what the container runs when its volume is empty.
 * @param {{ adminUrl: string, port: number, folder: string }} server
 * @param {Record<string, string>} values of .env
 */
export async function setUpDatabases({ adminUrl, port, folder }, values) {
  const tools = join(folder, 'tools');
  mkdirSync(tools, { recursive: true });
  const psql = fileURLToPath(new URL('psql.mjs', import.meta.url));
  writeFileSync(join(tools, 'psql'), `#!/bin/sh\nexec '${process.execPath}' '${psql}' "$@"\n`);
  chmodSync(join(tools, 'psql'), 0o755);
  const env = {
    PATH: [tools, process.env.PATH].join(delimiter),
    PGHOST: '127.0.0.1',
    PGPORT: String(port),
    PGPASSWORD: new URL(adminUrl).password,
    ...environmentIn('postgres', values),
  };
  await runCommand('sh', [join(root, 'deploy/postgres/databases.sh')], { env, output: 'capture' });
}

/** The only setting that nats-server 2.9 does not know, with the comma before it. */
export const syncSetting = /,\s*#[^\n]*\n\s*"sync_interval": "always"/;

/**
 * Starts nats-server with the container's configuration, but on free ports of this machine alone, with its streams in a
 * folder that is removed afterwards, and without the one setting that 2.9 does not know.
 * @param {string} binary
 * @param {Record<string, string>} values of .env
 */
export async function startContainerNats(binary, values) {
  const home = mkdtempSync(join(tmpdir(), 'nats-container-'));
  const [port, health] = [await freePort(), await freePort()];
  const configuration = join(home, 'nats-server.conf');
  const text = textOf('deploy/nats/nats-server.conf')
    .replace(syncSetting, '')
    .replace('0.0.0.0:4222', `127.0.0.1:${port}`)
    .replace('127.0.0.1:8222', `127.0.0.1:${health}`)
    .replace('"/data"', JSON.stringify(join(home, 'data')));
  writeFileSync(configuration, text);
  const server = startServerProcess({
    name: 'nats-server',
    command: binary,
    arguments: ['--config', configuration],
    logFile: join(home, 'nats-server.log'),
    env: { PATH: process.env.PATH, ...environmentIn('nats', values) },
    temporaryFolder: home,
  });
  const healthUrl = /** @type {string} */ (readCompose().services.nats.healthcheck?.test?.at(-1));
  const isHealthy = async () => {
    if (server.ending()) throw new Error(`nats-server ${server.ending()}:\n${server.lastLines()}`);
    return (await fetch(healthUrl.replace(':8222', `:${health}`)).catch(() => undefined))?.ok;
  };
  try {
    await waitFor(isHealthy, { withinMs: 30_000, everyMs: 20, what: 'nats-server was not healthy' });
    return { ...server, port, url: `nats://127.0.0.1:${port}` };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

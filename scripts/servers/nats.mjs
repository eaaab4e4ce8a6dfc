import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { natsServerBinary } from './nats-binary.mjs';
import { stopLeftBehind, waitFor } from './processes.mjs';
import { startServerProcess } from './server-process.mjs';

export { natsServerBinary };

/** A message may be 256 kB; the streams see to that, and the server leaves room for headers. */
const maxPayloadBytes = 320 * 1024;
const mostDiskBytes = 10 * 1024 ** 3;

/**
 * Starts nats-server with JetStream, listening on this machine only. Every user may publish under its own name alone, keep the
 * stream of that name, and keep a consumer of that name of any stream.
 * @param {object} options
 * @param {Record<string, string>} options.users the password of each; a user's name is the first word of its subjects
 * @param {string} [options.operatorPassword] of a user `operator` who may do everything; without it there is none
 * @param {number} [options.port] any free one when not said
 * @param {string} [options.folder] keeps the streams; without it they are gone afterwards
 * @param {string} [options.binary]
 * @param {AbortSignal} [options.signal]
 */
export async function startNats({ users, operatorPassword, port = -1, folder, binary, signal }) {
  const command = binary ?? (await natsServerBinary({ signal }));
  const home = folder ? resolve(folder) : mkdtempSync(join(tmpdir(), 'nats-'));
  mkdirSync(home, { recursive: true });
  await stopNatsLeftBehind(home);
  for (const name of readdirSync(home)) if (name.endsWith('.ports')) rmSync(join(home, name));

  const configuration = join(home, 'nats-server.conf');
  rmSync(configuration, { force: true });
  writeFileSync(configuration, configurationOf({ users, operatorPassword, port, home }), { mode: 0o600 });
  const server = startServerProcess({
    name: 'nats-server',
    command,
    arguments: ['--config', configuration],
    logFile: join(home, 'nats-server.log'),
    env: { PATH: process.env.PATH },
    cwd: home,
    temporaryFolder: folder ? undefined : home,
  });
  try {
    const what = 'nats-server did not listen';
    const url = await waitFor(() => server.ending() ?? listeningUrl(home), {
      withinMs: 30_000,
      everyMs: 5,
      signal,
      what,
    });
    if (server.ending()) throw new Error(`nats-server ${server.ending()}:\n${server.lastLines()}`);
    return { ...server, url };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** Stops the server of an earlier run that was killed. @param {string} folder */
export async function stopNatsLeftBehind(folder) {
  const pidFile = pidFileIn(resolve(folder));
  if (existsSync(pidFile)) await stopLeftBehind(Number(readFileSync(pidFile, 'utf8')), resolve(folder), 'SIGTERM');
}

/** @param {string} home */
const pidFileIn = (home) => join(home, 'nats-server.pid');

/** The server writes its addresses into a file when it listens. @param {string} home @returns {string | undefined} */
function listeningUrl(home) {
  const file = readdirSync(home).find((name) => name.endsWith('.ports'));
  try {
    return file && JSON.parse(readFileSync(join(home, file), 'utf8')).nats[0];
  } catch {
    // It is being written.
    return undefined;
  }
}

/**
 * What a service's user may do, and nothing else.
 * @param {string} user
 */
export function permissionsOf(user) {
  const stream = user.toUpperCase();
  const ofStream = ['CREATE', 'UPDATE', 'MSG.GET'].map((verb) => `$JS.API.STREAM.${verb}.${stream}`);
  const ofConsumer = ['CREATE', 'DURABLE.CREATE', 'INFO', 'DELETE', 'MSG.NEXT'].map(
    (verb) => `$JS.API.CONSUMER.${verb}.*.${user}`,
  );
  return {
    publish: {
      allow: [`${user}.>`, '$JS.API.INFO', '$JS.API.STREAM.INFO.*', ...ofStream, ...ofConsumer, `$JS.ACK.*.${user}.>`],
    },
    // Answers come to an inbox that bears the user's name, where nobody else may listen.
    subscribe: { allow: [`_INBOX_${user}.>`] },
  };
}

/** @param {{ users: Record<string, string>, operatorPassword?: string, port: number, home: string }} options */
function configurationOf({ users, operatorPassword, port, home }) {
  const { bavail, bsize } = statfsSync(home);
  const services = Object.entries(users).map(([user, password]) => ({
    user,
    password,
    permissions: permissionsOf(user),
  }));
  const operators = operatorPassword ? [{ user: 'operator', password: operatorPassword }] : [];
  // The configuration's language includes JSON.
  return JSON.stringify(
    {
      listen: `127.0.0.1:${port}`,
      max_payload: maxPayloadBytes,
      pid_file: pidFileIn(home),
      ports_file_dir: home,
      jetstream: {
        store_dir: join(home, 'streams'),
        max_memory_store: 64 * 1024 ** 2,
        max_file_store: Math.floor(Math.min(mostDiskBytes, bavail * bsize * 0.8)),
      },
      authorization: { users: [...services, ...operators] },
    },
    undefined,
    2,
  );
}

import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runCommand } from '../command.mjs';
import { isPassable, passableFolderFor, postgresInstallation, postgresUser } from './postgres-binaries.mjs';
import { stopLeftBehind, waitFor } from './processes.mjs';
import { startServerProcess } from './server-process.mjs';

/** What makes a cluster quick that nobody will miss. */
const throwAway = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300', max_wal_size: '2GB' };
const durableSettings = { max_connections: '200' };

/**
 * Starts an embedded Postgres that listens on this machine only. The library's own class is not used, because it stops
 * its server on Ctrl-C at once, before the services that still need it.
 * @param {object} options
 * @param {number} options.port
 * @param {string} [options.folder] where a durable cluster lives; made when it is not there yet
 * @param {boolean} [options.durable] otherwise the cluster is fresh, quick and gone afterwards
 * @param {AbortSignal} [options.signal]
 */
export async function startPostgres({ port, folder, durable = false, signal }) {
  const user = postgresUser();
  const installation = postgresInstallation(user);
  const home = durable && folder ? clusterFolder(folder, user) : temporaryHome(user);
  const data = join(home, 'data');
  if (durable) await stopPostgresLeftBehind(home);
  const password = await initialise({ home, data, user, installation, durable, signal });

  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ...(durable ? durableSettings : throwAway),
  };
  const server = startServerProcess({
    name: 'postgres',
    command: join(installation, 'bin', 'postgres'),
    arguments: ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    logFile: join(home, 'postgres.log'),
    cwd: home,
    env: environment(),
    user,
    stopSignal: 'SIGINT',
    killSignal: 'SIGQUIT',
    temporaryFolder: durable ? undefined : home,
  });
  try {
    await waitFor(() => isReady(data) || server.ending(), { withinMs: 60_000, everyMs: 10, signal, what: 'Postgres was not ready' });
    if (server.ending()) throw new Error(`Postgres ${server.ending()}:\n${server.lastLines()}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, port, folder: home, adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

/**
 * Where a cluster asked for in a folder really lives: elsewhere when root owns the way there alone.
 * @param {string} folder
 */
export function clusterFolder(folder, user = postgresUser()) {
  const wanted = resolve(folder);
  return user && !isPassable(wanted) ? join(passableFolderFor(wanted), 'cluster') : wanted;
}

/** @param {import('./postgres-binaries.mjs').SystemUser | undefined} user */
function temporaryHome(user) {
  const home = mkdtempSync(join(user && !isPassable(tmpdir()) ? '/tmp' : tmpdir(), 'postgres-'));
  if (user) chownSync(home, user.uid, user.gid);
  return home;
}

/** Stops the server of an earlier run that was killed. @param {string} home as `clusterFolder` says */
export async function stopPostgresLeftBehind(home) {
  const data = join(home, 'data');
  const pid = pidFile(data)?.[0];
  await stopLeftBehind(Number(pid), data, 'SIGINT');
  // A number that belongs to something else by now would keep Postgres from starting.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/**
 * Makes the cluster when there is none. It gets its name only when it is complete.
 * @param {{ home: string, data: string, installation: string, durable: boolean, user?: import('./postgres-binaries.mjs').SystemUser, signal?: AbortSignal }} cluster
 * @returns {Promise<string>} the password of its administrator
 */
async function initialise({ home, data, user, installation, durable, signal }) {
  const passwordFile = join(home, 'password');
  if (existsSync(data)) return readFileSync(passwordFile, 'utf8').trim();
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const unfinished = join(home, 'unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [unfinished, passwordFile]) chownSync(path, user.uid, user.gid);
  const locale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const flags = ['--username=postgres', '--auth=scram-sha-256', '--encoding=UTF8', `--locale=${locale}`, ...(durable ? [] : ['--no-sync'])];
  const initdb = [`--pgdata=${unfinished}`, `--pwfile=${passwordFile}`, ...flags];
  try {
    await runCommand(join(installation, 'bin', 'initdb'), initdb, { cwd: home, env: environment(), user, output: 'capture', signal });
  } catch (error) {
    if (!durable) rmSync(home, { recursive: true, force: true });
    throw error;
  }
  renameSync(unfinished, data);
  return password;
}

/** Only what Postgres needs: settings such as PGPORT or a foreign locale must not reach it. */
const environment = () => ({ PATH: process.env.PATH, TZ: 'UTC', LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' });

/** @param {string} data */
const pidFile = (data) => {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : undefined;
};

/** The server writes its state into the eighth line. @param {string} data */
const isReady = (data) => pidFile(data)?.[7]?.trim() === 'ready';

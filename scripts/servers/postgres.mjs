import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { postgresInstallation, postgresUser } from './postgres-binaries.mjs';
import { clusterFolder, initialise, postgresEnvironment, temporaryHome } from './postgres-cluster.mjs';
import { stopLeftBehind, waitFor } from './processes.mjs';
import { startServerProcess } from './server-process.mjs';

/** What makes a cluster quick that nobody will miss. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '300',
  max_wal_size: '2GB',
};
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
    env: postgresEnvironment(),
    user,
    stopSignal: 'SIGINT',
    killSignal: 'SIGQUIT',
    temporaryFolder: durable ? undefined : home,
  });
  try {
    await waitFor(() => isReady(data) || server.ending(), {
      withinMs: 60_000,
      everyMs: 10,
      signal,
      what: 'Postgres was not ready',
    });
    if (server.ending()) throw new Error(`Postgres ${server.ending()}:\n${server.lastLines()}`);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { ...server, port, folder: home, adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` };
}

/** Stops the server of an earlier run that was killed. @param {string} home as `clusterFolder` says */
export async function stopPostgresLeftBehind(home) {
  const data = join(home, 'data');
  const pid = pidFile(data)?.[0];
  await stopLeftBehind(Number(pid), data, 'SIGINT');
  // A number that belongs to something else by now would keep Postgres from starting.
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** @param {string} data */
const pidFile = (data) => {
  const file = join(data, 'postmaster.pid');
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : undefined;
};

/** The server writes its state into the eighth line. @param {string} data */
const isReady = (data) => pidFile(data)?.[7]?.trim() === 'ready';

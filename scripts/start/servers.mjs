import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { say, step } from '../progress.mjs';
import { startNats, stopNatsLeftBehind } from '../servers/nats.mjs';
import { choosePorts } from '../servers/ports.mjs';
import { startPostgres, stopPostgresLeftBehind } from '../servers/postgres.mjs';
import { clusterFolder } from '../servers/postgres-cluster.mjs';
import { dataFolder } from '../workspace.mjs';

const postgresFolder = join(dataFolder, 'postgres');
const natsFolder = join(dataFolder, 'nats');

/** Servers of the user's own, which take the place of those started here. */
export const named = {
  databaseUrl: process.env.DATABASE_URL || undefined,
  nats: process.env.NATS_URL
    ? { url: process.env.NATS_URL, user: process.env.NATS_USER, password: process.env.NATS_PASSWORD }
    : undefined,
};

/**
 * A port for each process and server: the usual one, or the next that is free.
 * @param {string[]} services
 */
export function portsFor(services) {
  /** @type {Record<string, number>} */
  const wanted = {
    gateway: 4000,
    ...Object.fromEntries(services.map((service, index) => [service, 4001 + index])),
    issuer: 4010,
    metrics: 4900,
    ...(named.databaseUrl ? {} : { postgres: 54329 }),
    ...(named.nats ? {} : { nats: 42229 }),
  };
  return choosePorts(wanted, (name, taken, chosen) =>
    say(`! Port ${taken} is taken by another program: ${name} uses ${chosen}`),
  );
}

/** Stops the servers of an earlier start that was killed, so that its ports and folders are free. */
export async function stopLeftBehind() {
  await Promise.all([stopPostgresLeftBehind(clusterFolder(postgresFolder)), stopNatsLeftBehind(natsFolder)]);
}

/** Removes everything that earlier starts have kept. */
export function removeData() {
  for (const folder of [clusterFolder(postgresFolder), dataFolder]) rmSync(folder, { recursive: true, force: true });
  if (named.databaseUrl || named.nats) say('! The servers named in the environment keep what they hold.');
}

/**
 * Starts Postgres, unless one is named, and makes the services' databases.
 * @param {{ port: number, services: string[], secret: string, signal: AbortSignal }} options
 */
export async function startDatabases({ port, services, secret, signal }) {
  // Loaded late, since it needs the dependencies.
  const { provision } = await import('../servers/databases.mjs');
  const adminUrl = named.databaseUrl;
  const postgres = adminUrl
    ? undefined
    : await step(`Postgres on port ${port}`, () =>
        startPostgres({ port, folder: postgresFolder, durable: true, signal }),
      );
  if (postgres && postgres.folder !== postgresFolder) {
    say(`! The databases are kept in ${postgres.folder}, since the user postgres may not enter this folder`);
  }
  try {
    const databases = await step(
      adminUrl ? 'Databases and roles on the Postgres of DATABASE_URL' : 'Databases and roles',
      () => provision({ adminUrl: adminUrl ?? postgres?.adminUrl ?? '', services, secret }),
    );
    return { postgres, databases };
  } catch (error) {
    await postgres?.stop();
    if (adminUrl) throw new Error(`DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}`);
    throw error;
  }
}

/**
 * Makes sure that a NATS of the user's own answers and has JetStream; without it nothing would be heard of anything.
 * @param {{ url: string, user?: string, password?: string }} server
 */
async function checkNats({ url, user, password }) {
  // Loaded late, since it needs the dependencies.
  const { connect } = await import('nats');
  try {
    const connection = await connect({ servers: url, user, pass: password, timeout: 5_000, reconnect: false });
    try {
      await (await connection.jetstreamManager({ timeout: 5_000 })).getAccountInfo();
    } finally {
      await connection.close();
    }
  } catch (error) {
    throw new Error(`NATS_URL cannot be used: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * Starts NATS, unless one is named.
 * @param {{ port: number, users: Record<string, string>, signal: AbortSignal }} options
 */
export async function startMessaging({ port, users, signal }) {
  if (named.nats) {
    await step('JetStream on the NATS of NATS_URL', () =>
      checkNats(/** @type {NonNullable<typeof named.nats>} */ (named.nats)),
    );
    return { nats: undefined, loginOf: () => named.nats };
  }
  const nats = await step(`NATS on port ${port}`, () => startNats({ port, users, folder: natsFolder, signal }));
  return { nats, loginOf: (/** @type {string} */ user) => ({ url: nats.url, user, password: users[user] }) };
}

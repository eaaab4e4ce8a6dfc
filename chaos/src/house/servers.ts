import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { connect, type NatsConnection } from 'nats';
import { startNats } from '../../../scripts/servers/nats.mjs';
import { freePort } from '../../../scripts/servers/ports.mjs';
import { type PostgresServer, startPostgres } from '../../../scripts/servers/postgres.mjs';
import { type Machine, machine } from './machine.js';

export interface PostgresMachine extends Machine {
  readonly adminUrl: string;
  /** Where everything that runs beside it keeps its files. */
  readonly folder: string;
  /** Stops it and removes what it kept. */
  close(): Promise<void>;
}

/**
 * Starts a Postgres that keeps what it has acknowledged: it syncs its log to the disk, so that killing it is honest.
 * Killing it means an immediate shutdown, which leaves it to recover.
 */
export async function openPostgres(folder: string, signal: AbortSignal): Promise<PostgresMachine> {
  const port = await freePort();
  let server: PostgresServer | undefined;
  const begin = async () => {
    server = await startPostgres({ port, folder: join(folder, 'postgres'), durable: true, signal });
    return server;
  };
  const postgres = machine({ name: 'postgres', begin, isReady: async () => true, signal });
  await postgres.start();
  const { adminUrl, folder: home } = server as unknown as PostgresServer;
  const close = async () => {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  };
  return Object.assign(postgres, { adminUrl, folder, close });
}

export interface NatsMachine extends Machine {
  readonly url: string;
  readonly users: Readonly<Record<string, string>>;
  /** Where JetStream keeps its streams: a folder per stream, with its messages and consumers. */
  readonly streamsFolder: string;
  /** A connection of somebody who may administer streams. */
  asOperator<T>(work: (connection: NatsConnection) => Promise<T>): Promise<T>;
}

const OPERATOR = 'operator';
const OPERATOR_PASSWORD = 'chaos-operator';

/** Starts a nats-server with a user per service and one for an operator; it keeps its port and its store. */
export async function openNats(options: {
  folder: string;
  services: readonly string[];
  signal: AbortSignal;
}): Promise<NatsMachine> {
  const { services, signal } = options;
  const folder = join(options.folder, 'nats');
  const port = await freePort();
  const url = `nats://127.0.0.1:${port}`;
  const users = Object.fromEntries(services.map((name) => [name, `chaos-${name}`]));
  async function asOperator<T>(work: (connection: NatsConnection) => Promise<T>): Promise<T> {
    const connection = await connect({ servers: url, user: OPERATOR, pass: OPERATOR_PASSWORD, reconnect: false });
    try {
      return await work(connection);
    } finally {
      await connection.close();
    }
  }
  const nats = machine({
    name: 'nats-server',
    begin: () => startNats({ users, operatorPassword: OPERATOR_PASSWORD, port, folder, signal }),
    isReady: () =>
      asOperator(async (connection) => {
        await (await connection.jetstreamManager()).getAccountInfo();
        return true;
      }),
    signal,
  });
  await nats.start();
  return Object.assign(nats, { url, users, asOperator, streamsFolder: join(folder, 'streams/jetstream/$G/streams') });
}

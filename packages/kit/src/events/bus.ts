import {
  type ConnectionOptions,
  connect,
  DiscardPolicy,
  type JetStreamManager,
  type NatsConnection,
  nanos,
  RetentionPolicy,
  StorageType,
} from 'nats';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';

const MEBIBYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
const CONNECT_AGAIN_MS = 1_000;
const REQUEST_MS = 5_000;

/** A lasting connection to NATS. The process starts and works without it; what needs it waits. */
export interface Bus extends Running {
  /** The open connection; waits until there is one. */
  connection(): Promise<NatsConnection>;
  /** Whether the server answers a JetStream round trip within the time. */
  answers(withinMs: number): Promise<boolean>;
}

export function startBus(options: { url: string; user?: string; password?: string; name: string; log: Log }): Bus {
  const settings: ConnectionOptions = {
    servers: options.url,
    name: options.name,
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: CONNECT_AGAIN_MS,
    waitOnFirstConnect: true,
    ...(options.user ? { user: options.user, pass: options.password ?? '' } : {}),
  };
  let stopped = false;
  let open: NatsConnection | undefined;
  const opening = connect(settings).then(async (connection) => {
    if (stopped) await connection.close();
    else options.log.info('connected to NATS');
    open = connection;
    return connection;
  });
  opening.catch((error) => options.log.error({ err: error }, 'cannot connect to NATS'));
  return {
    connection: () => opening,
    async answers(withinMs) {
      if (!open || open.isClosed()) return false;
      try {
        const manager = await open.jetstreamManager({ timeout: withinMs, checkAPI: false });
        await manager.getAccountInfo();
        return true;
      } catch {
        return false;
      }
    },
    async stop() {
      stopped = true;
      if (open && !open.isClosed()) await open.close();
    },
  };
}

/** The stream that holds everything one service tells. */
export const streamOf = (service: string): string => service.toUpperCase();

/** Creates the service's own stream, or brings its settings up to date. */
export async function keepStream(connection: NatsConnection, service: string): Promise<void> {
  const manager: JetStreamManager = await connection.jetstreamManager({ timeout: REQUEST_MS });
  const settings = {
    name: streamOf(service),
    subjects: [`${service}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: 1,
    discard: DiscardPolicy.New,
    max_bytes: 1024 * MEBIBYTE,
    max_age: nanos(30 * DAY_MS),
    max_msg_size: MEBIBYTE / 4,
    duplicate_window: nanos(10 * 60_000),
    deny_delete: true,
    deny_purge: true,
  };
  try {
    await manager.streams.add(settings);
  } catch (error) {
    // In use with other settings.
    if (!String(error).includes('already in use')) throw error;
    await manager.streams.update(settings.name, settings);
  }
}

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
import { pause } from '../process/pause.js';

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
  const stopping = new AbortController();
  let open: NatsConnection | undefined;
  let opening = openAgain();
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
      stopping.abort();
      if (open && !open.isClosed()) await open.close();
    },
  };

  /** Connects until it succeeds; a connection that ends for good is followed by another. */
  async function openAgain(): Promise<NatsConnection> {
    const connection = await connectUntil(stopping.signal, options);
    if (stopping.signal.aborted) await connection.close();
    open = connection;
    connection.closed().then((error) => {
      if (stopping.signal.aborted) return;
      options.log.error({ err: error }, 'the connection to NATS ended and is opened anew');
      opening = openAgain();
    });
    return connection;
  }
}

/** Tries until a server takes the connection; after a stop it tries no more, and nobody waits for it. */
async function connectUntil(
  stop: AbortSignal,
  { url, user, password, name, log }: Parameters<typeof startBus>[0],
): Promise<NatsConnection> {
  const settings: ConnectionOptions = {
    servers: url,
    name,
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: CONNECT_AGAIN_MS,
    timeout: REQUEST_MS,
    // A password that is refused while servers change must not end the connection for good.
    ignoreAuthErrorAbort: true,
    ...(user ? { user, pass: password ?? '' } : {}),
  };
  for (;;) {
    try {
      const connection = await connect(settings);
      log.info('connected to NATS');
      return connection;
    } catch (error) {
      if (stop.aborted) return new Promise(() => undefined);
      log.warn({ err: error }, 'cannot connect to NATS; trying again');
      await pause(CONNECT_AGAIN_MS, stop);
    }
  }
}

/** The stream that holds everything one service tells. */
export const streamOf = (service: string): string => service.toUpperCase();

/**
 * Creates the service's own stream, or brings its settings up to date.
 * @param megabytes the most it may hold; the server sets that much of its disk aside
 */
export async function keepStream(connection: NatsConnection, service: string, megabytes: number): Promise<void> {
  const manager: JetStreamManager = await connection.jetstreamManager({ timeout: REQUEST_MS });
  const settings = {
    name: streamOf(service),
    subjects: [`${service}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: 1,
    discard: DiscardPolicy.New,
    max_bytes: megabytes * MEBIBYTE,
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

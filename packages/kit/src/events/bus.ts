import { type ConnectionOptions, connect, createInbox, Events, type NatsConnection } from 'nats';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';
import { createNews } from '../process/news.js';
import { pause } from '../process/pause.js';

const CONNECT_AGAIN_MS = 500;
const REQUEST_MS = 5_000;

/** The connection broke while something was waited for. */
class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** A lasting connection to NATS. The process starts and works without it; what needs it waits. */
export interface Bus extends Running {
  /** The connection while it is open; waits until it is. */
  connection(): Promise<NatsConnection>;
  /** Aborted, with ConnectionLost, when the connection that is open now breaks, also when it comes back by itself. */
  lost(): AbortSignal;
  /** A subject for answers, where nobody else may listen. */
  newInbox(): string;
  /** Whether the server answers a JetStream round trip within the time. */
  answers(withinMs: number): Promise<boolean>;
}

export interface BusOptions {
  url: string;
  user?: string;
  password?: string;
  name: string;
  log: Log;
}

/** Answers to a user come in under its name, and the server lets nobody else listen there. */
const prefixOf = (user: string | undefined): string | undefined => (user ? `_INBOX_${user}` : undefined);

export function startBus(options: BusOptions): Bus {
  const stopping = new AbortController();
  let latest: NatsConnection | undefined;
  let open = Promise.withResolvers<NatsConnection>();
  let broken = new AbortController();
  const running = keepOpen();

  /** Connects until it succeeds; a connection that ends for good is followed by another. */
  async function keepOpen(): Promise<void> {
    while (!stopping.signal.aborted) {
      const connection = await connectUntil(stopping.signal, options);
      if (!connection) return;
      latest = connection;
      open.resolve(connection);
      // Its statuses do not end with the connection, and end with the process.
      watch(connection);
      await connection.closed();
      breakOff();
      if (!stopping.signal.aborted) options.log.error('the connection to NATS ended and is opened anew');
    }
  }

  async function watch(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === Events.Disconnect) breakOff();
      if (type === Events.Reconnect) open.resolve(connection);
    }
  }

  function breakOff(): void {
    broken.abort(new ConnectionLost('the connection to NATS broke'));
    broken = new AbortController();
    open = Promise.withResolvers<NatsConnection>();
  }

  return {
    connection: () => open.promise,
    lost: () => broken.signal,
    newInbox: () => createInbox(prefixOf(options.user)),
    async answers(withinMs) {
      if (!latest || latest.isClosed()) return false;
      try {
        const manager = await latest.jetstreamManager({ timeout: withinMs, checkAPI: false });
        await manager.getAccountInfo();
        return true;
      } catch {
        return false;
      }
    },
    async stop() {
      stopping.abort();
      if (latest && !latest.isClosed()) await latest.close();
      await running;
    },
  };
}

/** Tries until a server takes the connection; after a stop it tries no more. */
async function connectUntil(stop: AbortSignal, options: BusOptions): Promise<NatsConnection | undefined> {
  const { url, user, password, name, log } = options;
  const settings: ConnectionOptions = {
    servers: url,
    name,
    reconnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: CONNECT_AGAIN_MS,
    timeout: REQUEST_MS,
    // Each would take the stack of every request down beforehand, in case it fails.
    noAsyncTraces: true,
    // A password that is refused while servers change must not end the connection for good.
    ignoreAuthErrorAbort: true,
    ...(user ? { user, pass: password ?? '', inboxPrefix: prefixOf(user) } : {}),
  };
  const isNews = createNews();
  while (!stop.aborted) {
    try {
      const connection = await connect(settings);
      if (stop.aborted) {
        await connection.close();
        return undefined;
      }
      log.info('connected to NATS');
      return connection;
    } catch (error) {
      if (isNews(error)) log.warn({ err: error }, 'cannot connect to NATS; trying again');
      await pause(CONNECT_AGAIN_MS, stop);
    }
  }
  return undefined;
}

import { Client } from 'pg';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';
import { createNews } from '../process/news.js';
import { pause, unlessAborted, untilStopped } from '../process/pause.js';
import type { Bus } from './bus.js';
import { countFailure, findPending, markSent } from './outbox.js';
import { type Published, publishAll } from './publish.js';
import { openPublisher, type Publisher } from './publisher.js';
import { type Books, compareCounts, reconcile } from './reconciler.js';
import type { StreamSettings } from './stream.js';

const BATCH = 500;
const BUSY_WAIT_MS = 10;
const IDLE_WAIT_MS = 100;
const FAULT_WAIT_MS = 1_000;
const REQUEST_MS = 5_000;
const SILENT_AFTER_MS = 20_000;
const RECONCILE_EVERY_MS = 30_000;
const COUNT_EVERY_MS = 3_600_000;

interface RelayOptions {
  databaseUrl: string;
  bus: Bus;
  log: Log;
  stream: StreamSettings;
}

export interface Relay extends Running {
  /** Whether this process is the one that relays. */
  isActive(): boolean;
}

/**
 * Carries committed events from the outbox to the service's stream: publish, await every acknowledgement, only then mark
 * them sent. One relay per service works, held by an advisory lock; others stand by. At its start, after each break of the
 * connection and every 30 s it compares what was sent with what the stream holds.
 */
export function startRelay(options: RelayOptions): Relay {
  const stopping = new AbortController();
  const state = { active: false };
  const running = relayUntil(stopping.signal, options, state);
  return {
    isActive: () => state.active,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function relayUntil(stop: AbortSignal, options: RelayOptions, state: { active: boolean }): Promise<void> {
  const { databaseUrl, bus, log, stream } = options;
  const stopped = untilStopped(stop);
  const isNews = createNews();
  while (!stop.aborted) {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: `${stream.service}-relay`,
      connectionTimeoutMillis: FAULT_WAIT_MS,
      query_timeout: REQUEST_MS,
    });
    // A lost connection also fails the running query; without a listener it would end the process.
    client.on('error', (error) => isNews(error) && log.warn({ err: error }, 'the relay lost its database connection'));
    try {
      if (!(await Promise.race([bus.connection(), stopped]))) break;
      await client.connect();
      // A host that vanishes closes no connection; its lock must not outlive it.
      await client.query(`set idle_session_timeout = '${SILENT_AFTER_MS}ms'`);
      if (!(await waitForLock(client, stop))) break;
      state.active = true;
      await relaySession(client, stop, options);
    } catch (error) {
      if (isNews(error)) log.warn({ err: error }, 'the relay starts again');
      await pause(FAULT_WAIT_MS, stop);
    } finally {
      state.active = false;
      await client.end().catch(() => undefined);
    }
  }
}

async function waitForLock(client: Client, stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    const answer = await client.query(`select pg_try_advisory_lock(hashtext('relay')) as held`);
    if (answer.rows[0].held) return true;
    await pause(FAULT_WAIT_MS, stop);
  }
  return false;
}

/** Relays as long as the connection to NATS that is open now stays so. */
async function relaySession(client: Client, stop: AbortSignal, { bus, log, stream }: RelayOptions): Promise<void> {
  const connection = await bus.connection();
  const lost = bus.lost();
  const manager = await connection.jetstreamManager({ timeout: REQUEST_MS, checkAPI: false });
  const publisher = openPublisher(connection, { service: stream.service, inbox: bus.newInbox() });
  try {
    await relayBatches({ client, manager, settings: stream, log }, { publisher, lost, stop });
  } finally {
    publisher.close();
  }
}

async function relayBatches(
  books: Books,
  { publisher, lost, stop }: { publisher: Publisher; lost: AbortSignal; stop: AbortSignal },
): Promise<void> {
  const { client } = books;
  let reconcileAt = 0;
  let countAt = performance.now() + COUNT_EVERY_MS;
  let highest = 0;
  while (!stop.aborted) {
    if (performance.now() >= reconcileAt) {
      highest = await unlessAborted(reconcile(books), lost);
      reconcileAt = performance.now() + RECONCILE_EVERY_MS;
    }
    if (performance.now() >= countAt) {
      await unlessAborted(compareCounts(books), lost);
      countAt = performance.now() + COUNT_EVERY_MS;
    }
    const rows = await findPending(client, BATCH);
    if (rows.length > 0) {
      const published = await publishAll(publisher, rows, lost);
      // A sequence given a second time: the stream lost its tail. What was just sent is noted after that is dealt with.
      if (published.lowestNew !== undefined && published.lowestNew <= highest) {
        reconcileAt = 0;
        continue;
      }
      await note(books, published);
      for (const { streamSequence } of published.sent) highest = Math.max(highest, streamSequence);
      if (published.fault) throw published.fault;
    }
    if (rows.length < BATCH) await pause(rows.length > 0 ? BUSY_WAIT_MS : IDLE_WAIT_MS, stop);
  }
}

/** Writes down what became of a batch. */
async function note({ client, log }: Books, { sent, refused }: Published): Promise<void> {
  if (sent.length > 0) await markSent(client, sent);
  for (const { row, error } of refused) {
    const parked = await countFailure(client, row, error);
    log.error({ eventId: row.event_id, subject: row.subject, error, parked }, 'an event cannot be sent');
  }
}

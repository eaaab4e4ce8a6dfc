import { Envelope } from '@complaints/contracts';
import type { JetStreamClient } from 'nats';
import { Client } from 'pg';
import { z } from 'zod';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';
import { pause, untilStopped } from '../process/pause.js';
import { type Bus, keepStream } from './bus.js';

const BATCH = 500;
const BUSY_WAIT_MS = 10;
const IDLE_WAIT_MS = 100;
const FAULT_WAIT_MS = 1_000;
const PUBLISH_MS = 5_000;

interface OutboxRow {
  sequence: string;
  event_id: string;
  aggregate_type: string;
  aggregate_id: string;
  version: string;
  subject: string;
  payload: unknown;
  occurred_at: Date;
  actor_id: string | null;
  trace_id: string | null;
}

interface RelayOptions {
  service: string;
  databaseUrl: string;
  bus: Bus;
  log: Log;
  /** The most its stream may hold. */
  streamMegabytes: number;
}

/**
 * Carries committed events from the outbox to the service's stream: publish all, await every acknowledgement,
 * only then mark them sent. One relay per service works, held by an advisory lock; others stand by.
 */
export function startRelay(options: RelayOptions): Running {
  const stopping = new AbortController();
  const running = relayUntil(stopping.signal, options);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function relayUntil(
  stop: AbortSignal,
  { service, databaseUrl, bus, log, streamMegabytes }: RelayOptions,
): Promise<void> {
  const stopped = untilStopped(stop);
  while (!stop.aborted) {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: `${service}-relay`,
      connectionTimeoutMillis: FAULT_WAIT_MS,
      query_timeout: PUBLISH_MS,
    });
    // A lost connection also fails the running query; without a listener it would end the process.
    client.on('error', (error) => log.warn({ err: error }, 'the relay lost its database connection'));
    try {
      const connection = await Promise.race([bus.connection(), stopped]);
      if (!connection) break;
      await client.connect();
      await keepStream(connection, service, streamMegabytes);
      const jetStream = connection.jetstream({ timeout: PUBLISH_MS });
      if (await waitForLock(client, stop)) await relayBatches(client, jetStream, stop);
    } catch (error) {
      log.warn({ err: error }, 'the relay starts again');
      await pause(FAULT_WAIT_MS, stop);
    } finally {
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

async function relayBatches(client: Client, jetStream: JetStreamClient, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const { rows } = await client.query<OutboxRow>(
      `select sequence, event_id, aggregate_type, aggregate_id, version, subject, payload, occurred_at, actor_id, trace_id
       from outbox where sent_at is null order by sequence limit $1`,
      [BATCH],
    );
    if (rows.length > 0) {
      await Promise.all(rows.map((row) => publish(jetStream, row)));
      await client.query('update outbox set sent_at = now() where sequence = any($1)', [
        rows.map((row) => row.sequence),
      ]);
    }
    if (rows.length < BATCH) await pause(rows.length > 0 ? BUSY_WAIT_MS : IDLE_WAIT_MS, stop);
  }
}

async function publish(jetStream: JetStreamClient, row: OutboxRow): Promise<void> {
  const envelope = z.encode(Envelope, {
    id: row.event_id,
    subject: row.subject,
    aggregateType: row.aggregate_type,
    aggregateId: row.aggregate_id,
    version: Number(row.version),
    occurredAt: row.occurred_at,
    actorId: row.actor_id,
    traceId: row.trace_id,
    payload: row.payload,
  });
  await jetStream.publish(row.subject, JSON.stringify(envelope), { msgID: row.event_id });
}

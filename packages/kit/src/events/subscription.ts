import { AckPolicy, type Consumer, type ConsumerMessages, type JsMsg, type NatsConnection, nanos } from 'nats';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';
import { pause, untilStopped } from '../process/pause.js';
import { type Bus, streamOf } from './bus.js';
import type { Consume } from './consumer.js';

const LANES = 8;
const MOST_UNACKNOWLEDGED = 500;
const ACK_WAIT_MS = 30_000;
const START_AGAIN_MS = 500;
const FAULT_MS = 1_000;
const REQUEST_MS = 5_000;

/**
 * Follows another service's stream with a durable consumer. Messages of one aggregate are handled in order, different
 * aggregates side by side. A stream that does not exist yet is waited for.
 */
export function subscribe(options: { service: string; from: string; bus: Bus; consume: Consume; log: Log }): Running {
  const stopping = new AbortController();
  const running = followUntil(stopping.signal, options);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function followUntil(stop: AbortSignal, options: Parameters<typeof subscribe>[0]): Promise<void> {
  const { bus, from, service, log } = options;
  const stopped = untilStopped(stop);
  while (!stop.aborted) {
    try {
      const connection = await Promise.race([bus.connection(), stopped]);
      if (!connection) return;
      const consumer = await durable(connection, from, service);
      const messages = await consumer.consume({ max_messages: MOST_UNACKNOWLEDGED });
      const close = () => messages.stop();
      stop.addEventListener('abort', close, { once: true });
      if (stop.aborted) close();
      // What it watches for ends the reading below; its own end says nothing more.
      watch(messages, stop).catch(() => messages.stop());
      try {
        await drain(messages, options.consume, log, stop);
      } finally {
        stop.removeEventListener('abort', close);
      }
    } catch (error) {
      if (!String(error).includes('stream not found')) log.warn({ from, err: error }, 'following starts again');
      await pause(START_AGAIN_MS, stop);
    }
  }
}

async function durable(connection: NatsConnection, from: string, service: string): Promise<Consumer> {
  const manager = await connection.jetstreamManager({ timeout: REQUEST_MS, checkAPI: false });
  await manager.consumers.add(streamOf(from), {
    durable_name: service,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ACK_WAIT_MS),
    max_ack_pending: MOST_UNACKNOWLEDGED,
    max_deliver: -1,
  });
  return connection.jetstream({ timeout: REQUEST_MS }).consumers.get(streamOf(from), service);
}

/** A consumer that was deleted sends nothing more; missed heartbeats end the reading, and it begins anew. */
async function watch(messages: ConsumerMessages, stop: AbortSignal): Promise<void> {
  for await (const status of await messages.status()) {
    if (stop.aborted) return;
    if (status.type === 'heartbeats_missed' || status.type.includes('deleted') || status.type.includes('not_found')) {
      messages.stop();
      return;
    }
  }
}

/** Reads until the messages end, then waits for those in hand. */
async function drain(messages: ConsumerMessages, consume: Consume, log: Log, stop: AbortSignal): Promise<void> {
  const lanes: Promise<void>[] = Array.from({ length: LANES }, () => Promise.resolve());
  const inHand = new Set<number>();
  for await (const message of messages) {
    if (stop.aborted) {
      message.nak();
      continue;
    }
    // Delivered again because it waits here longer than the server does.
    if (inHand.has(message.seq)) continue;
    inHand.add(message.seq);
    const lane = laneOf(message);
    lanes[lane] = (lanes[lane] ?? Promise.resolve())
      .then(() => settle(message, consume, log))
      .finally(() => inHand.delete(message.seq));
  }
  await Promise.all(lanes);
}

async function settle(message: JsMsg, consume: Consume, serviceLog: Log): Promise<void> {
  const log = serviceLog.child({ subject: message.subject, traceId: fieldOf(message, 'traceId') });
  try {
    const verdict = await consume(message.string(), message.info.deliveryCount);
    if (verdict.kind === 'RETRY') {
      log.info({ inMs: verdict.inMs, err: verdict.error }, 'to be tried again');
      message.nak(verdict.inMs);
      return;
    }
    if (verdict.kind === 'UNREADABLE') {
      log.error({ sequence: message.seq, err: verdict.error }, 'is no event');
      message.term();
      return;
    }
    if (verdict.kind === 'SET_ASIDE') log.error('set aside as a dead letter');
    message.ack();
  } catch (error) {
    log.warn({ err: error }, 'could not be handled now');
    message.nak(FAULT_MS);
  }
}

/** An id of the envelope, read from the wire without parsing the rest. */
const fieldOf = (message: JsMsg, name: 'aggregateId' | 'traceId'): string | undefined =>
  new RegExp(`"${name}":"([0-9A-Za-z-]{1,64})"`).exec(message.string())?.[1];

/** One aggregate, one lane. */
function laneOf(message: JsMsg): number {
  const id = fieldOf(message, 'aggregateId') ?? message.subject;
  return Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % LANES || 0;
}

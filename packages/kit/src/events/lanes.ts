import type { ConsumerMessages, JsMsg } from 'nats';
import type { Log } from '../process/log.js';
import type { Consume } from './consumer.js';
import type { Durable } from './durable.js';

const LANES = 8;
const FAULT_MS = 1_000;

/** Hands messages to lanes, one aggregate to one lane. */
export async function drain(
  messages: ConsumerMessages,
  { isEnding, settle }: { isEnding: () => boolean; settle: (message: JsMsg) => Promise<void> },
): Promise<void> {
  const lanes: Promise<void>[] = Array.from({ length: LANES }, () => Promise.resolve());
  const inHand = new Set<number>();
  for await (const message of messages) {
    if (isEnding()) {
      message.nak();
      continue;
    }
    // Delivered again because it waits here longer than the server does.
    if (inHand.has(message.seq)) continue;
    inHand.add(message.seq);
    const lane = laneOf(message);
    lanes[lane] = (lanes[lane] ?? Promise.resolve())
      .then(() => (isEnding() ? message.nak() : settle(message)))
      .finally(() => inHand.delete(message.seq));
  }
  await Promise.all(lanes);
}

/** Has a message handled, and tells the server what became of it. */
export async function settle(
  message: JsMsg,
  { deliveredUpTo }: Durable,
  { consume, log: serviceLog }: { consume: Consume; log: Log },
): Promise<void> {
  const log = serviceLog.child({ subject: message.subject, traceId: fieldOf(message, 'traceId') });
  const deliveries = Math.max(message.info.deliveryCount, message.seq <= deliveredUpTo ? 2 : 1);
  try {
    const verdict = await consume(message.string(), deliveries);
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
    if (verdict.kind === 'AWAITED') log.info({ awaits: verdict.awaits }, 'waits for what is not known yet');
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

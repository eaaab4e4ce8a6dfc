import {
  AckPolicy,
  type Consumer,
  type ConsumerInfo,
  DeliverPolicy,
  type NatsConnection,
  nanos,
  type StreamInfo,
} from 'nats';
import { CONSUMER_NOT_FOUND, describeEpoch, type Epoch, epochIn, orMissing, streamOf } from './stream.js';

export const MOST_UNACKNOWLEDGED = 500;
const ACK_WAIT_MS = 30_000;
const REQUEST_MS = 5_000;

/** A durable consumer, ready to be read. */
export interface Durable {
  consumer: Consumer;
  /** What was delivered before it was made anew, and so may be delivered a second time although it is counted as the first. */
  deliveredUpTo: number;
}

export interface Following {
  connection: NatsConnection;
  /** Whose consumer it is. */
  service: string;
  /** Whose events it reads. */
  from: string;
}

/**
 * Opens a service's durable consumer of another's stream. It is made anew, from the last message that is surely done, when
 * the stream has begun a new epoch, when it stands ahead of its stream (either would skip messages in silence), and when
 * this process takes over what an earlier one left unacknowledged, which the server would hold back for 30 s.
 * @throws NatsError when the stream does not exist yet
 */
export async function openDurable({ connection, service, from }: Following, takesOver: boolean): Promise<Durable> {
  const manager = await connection.jetstreamManager({ timeout: REQUEST_MS, checkAPI: false });
  const name = streamOf(from);
  const stream = await manager.streams.info(name);
  const epoch = epochIn(stream.config.description) ?? NO_EPOCH;
  const known = await orMissing(manager.consumers.info(name, service), CONSUMER_NOT_FOUND);
  const isStale = known && (standsAstray(known, stream) || (takesOver && known.num_ack_pending > 0));
  if (known && isStale) await orMissing(manager.consumers.delete(name, service), CONSUMER_NOT_FOUND);
  if (!known || isStale) {
    await manager.consumers.add(name, {
      durable_name: service,
      description: describeEpoch(epoch),
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(ACK_WAIT_MS),
      max_ack_pending: MOST_UNACKNOWLEDGED,
      max_deliver: -1,
      ...startOf(known, epoch, stream),
    });
  }
  const consumer = await connection.jetstream({ timeout: REQUEST_MS }).consumers.get(name, service);
  return { consumer, deliveredUpTo: (isStale && known?.delivered.stream_seq) || 0 };
}

/** Of a stream that its service has not opened since epochs came. */
const NO_EPOCH: Epoch = { id: '00000000-0000-0000-0000-000000000000', from: 0 };

/** Whether a consumer must be made anew. */
export async function isAstray({ connection, service, from }: Following): Promise<boolean> {
  const manager = await connection.jetstreamManager({ timeout: REQUEST_MS, checkAPI: false });
  const [stream, known] = await Promise.all([
    manager.streams.info(streamOf(from)),
    manager.consumers.info(streamOf(from), service),
  ]);
  return standsAstray(known, stream);
}

/** Whether a consumer counts on sequences that its stream no longer stands by. */
function standsAstray(known: ConsumerInfo, stream: StreamInfo): boolean {
  const epoch = epochIn(stream.config.description) ?? NO_EPOCH;
  return epochIn(known.config.description)?.id !== epoch.id || known.delivered.stream_seq > stream.state.last_seq;
}

/**
 * Where a consumer made anew begins: behind what is acknowledged without a gap, and not behind where the epoch began.
 * One that is new, was deleted or missed an epoch reads everything: its inbox drops what is done.
 */
function startOf(known: ConsumerInfo | undefined, epoch: Epoch, stream: StreamInfo) {
  const made = epochIn(known?.config.description)?.id;
  const isSameEpoch = made === epoch.id;
  if (!known || (!isSameEpoch && made !== epoch.before)) return { deliver_policy: DeliverPolicy.All };
  const start = Math.min(
    known.ack_floor.stream_seq + 1,
    stream.state.last_seq + 1,
    isSameEpoch ? Number.MAX_SAFE_INTEGER : epoch.from,
  );
  return start <= 1
    ? { deliver_policy: DeliverPolicy.All }
    : { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: start };
}

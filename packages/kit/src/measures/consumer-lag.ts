import type { Bus } from '../events/bus.js';
import { streamOf } from '../events/stream.js';

/**
 * How many messages of each service heard are not yet acknowledged: those not delivered and those in hand. One without a
 * stream or a consumer is left out; while NATS is away all are.
 */
export async function readConsumerLags(
  { bus, service, heard }: { bus: Bus; service: string; heard: Iterable<string> },
  withinMs: number,
): Promise<ReadonlyMap<string, number>> {
  const lags = new Map<string, number>();
  if (!(await bus.answers(withinMs))) return lags;
  const connection = await bus.connection();
  const manager = await connection.jetstreamManager({ timeout: withinMs, checkAPI: false });
  await Promise.allSettled(
    [...heard].map(async (from) => {
      const { num_pending, num_ack_pending } = await manager.consumers.info(streamOf(from), service);
      lags.set(from, num_pending + num_ack_pending);
    }),
  );
  return lags;
}

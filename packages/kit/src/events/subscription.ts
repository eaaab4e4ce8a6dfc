import type { ConsumerMessages } from 'nats';
import type { Running } from '../process/lifecycle.js';
import type { Log } from '../process/log.js';
import { createNews } from '../process/news.js';
import { pause, untilStopped } from '../process/pause.js';
import type { Bus } from './bus.js';
import type { Consume } from './consumer.js';
import { type Durable, type Following, isAstray, MOST_UNACKNOWLEDGED, openDurable } from './durable.js';
import { drain, settle } from './lanes.js';
import { codeOfApi, STREAM_NOT_FOUND } from './stream.js';

const START_AGAIN_MS = 500;
/** When it is checked that the consumer and its stream still agree: soon after the start, since a stream is mended at the same time. */
const CHECK_AFTER_MS = [1_000, 5_000, 30_000] as const;

interface SubscribeOptions {
  service: string;
  from: string;
  bus: Bus;
  consume: Consume;
  log: Log;
}

/**
 * Follows another service's stream with a durable consumer. Messages of one aggregate are handled in order, different
 * aggregates side by side. A stream that does not exist yet is waited for.
 */
export function subscribe(options: SubscribeOptions): Running {
  const stopping = new AbortController();
  const running = followUntil(stopping.signal, options);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

async function followUntil(stop: AbortSignal, options: SubscribeOptions): Promise<void> {
  const { bus, from, service, log } = options;
  const stopped = untilStopped(stop);
  // What an earlier process, or a lost connection, left unacknowledged is taken over. What another replica has in hand comes
  // to both then, and takes effect once; a consumer that was made anew by somebody else is left as it is.
  let takesOver = true;
  const isNews = createNews();
  while (!stop.aborted) {
    try {
      const connection = await Promise.race([bus.connection(), stopped]);
      if (!connection) return;
      const session = new AbortController();
      const end = () => session.abort();
      stop.addEventListener('abort', end, { once: true });
      const lost = bus.lost();
      const breakOff = () => {
        takesOver = true;
        end();
      };
      lost.addEventListener('abort', breakOff, { once: true });
      if (stop.aborted) end();
      try {
        const following = { connection, service, from };
        const durable = await openDurable(following, takesOver);
        takesOver = false;
        await read(durable, { ...options, following, end: session });
      } finally {
        end();
        stop.removeEventListener('abort', end);
        lost.removeEventListener('abort', breakOff);
      }
    } catch (error) {
      if (codeOfApi(error) !== STREAM_NOT_FOUND && isNews(error))
        log.warn({ from, err: error }, 'following starts again');
      await pause(START_AGAIN_MS, stop);
    }
  }
}

/** Reads until the session ends, then waits for what is in hand. */
async function read(
  durable: Durable,
  { following, end, consume, log }: SubscribeOptions & { following: Following; end: AbortController },
): Promise<void> {
  const messages = await durable.consumer.consume({ max_messages: MOST_UNACKNOWLEDGED });
  end.signal.addEventListener('abort', () => messages.stop(), { once: true });
  if (end.signal.aborted) messages.stop();
  watch(messages, end).catch(() => end.abort());
  check(following, end).catch(() => end.abort());
  await drain(messages, {
    isEnding: () => end.signal.aborted,
    settle: (message) => settle(message, durable, { consume, log }),
  });
}

/** A consumer that was deleted sends nothing more; missed heartbeats end the reading, and it begins anew. */
async function watch(messages: ConsumerMessages, end: AbortController): Promise<void> {
  for await (const { type } of await messages.status()) {
    if (type === 'heartbeats_missed' || type.includes('deleted') || type.includes('not_found')) end.abort();
    if (end.signal.aborted) return;
  }
}

async function check(following: Following, end: AbortController): Promise<void> {
  for (let checks = 0; !end.signal.aborted; checks += 1) {
    await pause(CHECK_AFTER_MS[Math.min(checks, CHECK_AFTER_MS.length - 1)] ?? 0, end.signal);
    if (!end.signal.aborted && (await isAstray(following))) end.abort();
  }
}

import {
  DiscardPolicy,
  type JetStreamManager,
  NatsError,
  nanos,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from 'nats';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';

const MEBIBYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
/** How long a stream keeps a message. */
export const KEPT_MS = 30 * DAY_MS;

/** The stream that holds everything one service tells. */
export const streamOf = (service: string): string => service.toUpperCase();

/**
 * One unbroken stretch of a stream's life. A new one begins when messages that were acknowledged are found to be gone, since
 * from then on their sequences are given a second time.
 */
export const Epoch = z.object({
  id: z.uuid(),
  /** The first sequence that may stand for something else than in the epoch before; 0 when nothing of it is left. */
  from: z.int().nonnegative(),
  /** The epoch before, for who comes from there; whoever comes from further back reads everything. */
  before: z.uuid().optional(),
});
export type Epoch = z.infer<typeof Epoch>;

/** nats-server 2.9 has no metadata on streams and consumers: their description says the epoch. */
export const describeEpoch = (epoch: Epoch): string => JSON.stringify(epoch);

/** The epoch a description says; undefined when it says none. */
export function epochIn(description: string | undefined): Epoch | undefined {
  try {
    return Epoch.parse(JSON.parse(description ?? ''));
  } catch {
    return undefined;
  }
}

export interface StreamSettings {
  service: string;
  /** The most it may hold; the server sets that much of its disk aside. */
  megabytes: number;
  /** How many servers of a cluster keep it. */
  replicas: number;
}

/**
 * Creates the service's own stream, or brings its settings up to date.
 * @returns the stream's epoch; a new one when the stream is new
 */
export async function keepStream(manager: JetStreamManager, settings: StreamSettings): Promise<Epoch> {
  const name = streamOf(settings.service);
  const found = await orMissing(manager.streams.info(name), STREAM_NOT_FOUND);
  if (!found) {
    const epoch = { id: uuidv7(), from: 0 };
    await manager.streams.add(configOf(settings, epoch));
    return epoch;
  }
  const epoch = epochIn(found.config.description) ?? { id: uuidv7(), from: found.state.last_seq + 1 };
  const wanted = configOf(settings, epoch);
  if (differs(found.config, wanted)) await manager.streams.update(name, wanted);
  return epoch;
}

/** Says on the stream that sequences from here on are given a second time. */
export async function beginEpoch(
  manager: JetStreamManager,
  settings: StreamSettings,
  { from, before }: { from: number; before: Epoch },
): Promise<Epoch> {
  const epoch = { id: uuidv7(), from, before: before.id };
  await manager.streams.update(streamOf(settings.service), configOf(settings, epoch));
  return epoch;
}

function configOf({ service, megabytes, replicas }: StreamSettings, epoch: Epoch) {
  return {
    name: streamOf(service),
    description: describeEpoch(epoch),
    subjects: [`${service}.>`],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    num_replicas: replicas,
    discard: DiscardPolicy.New,
    max_bytes: megabytes * MEBIBYTE,
    max_age: nanos(KEPT_MS),
    max_msg_size: MEBIBYTE / 4,
    duplicate_window: nanos(10 * 60_000),
    deny_delete: true,
    deny_purge: true,
  } satisfies Partial<StreamConfig>;
}

const differs = (found: StreamConfig, wanted: ReturnType<typeof configOf>): boolean =>
  Object.entries(wanted).some(
    ([name, value]) => JSON.stringify(found[name as keyof StreamConfig]) !== JSON.stringify(value),
  );

/** Codes of JetStream's own, the same since 2.3. */
export const STREAM_NOT_FOUND = 10059;
export const CONSUMER_NOT_FOUND = 10014;
export const MESSAGE_NOT_FOUND = 10037;

/** JetStream's code of an error; undefined when it is none of JetStream's. */
export const codeOfApi = (error: unknown): number | undefined =>
  error instanceof NatsError ? error.api_error?.err_code : undefined;

/** The answer, or undefined when the server says that there is no such thing. */
export async function orMissing<T>(answer: Promise<T>, code: number): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (codeOfApi(error) === code) return undefined;
    throw error;
  }
}

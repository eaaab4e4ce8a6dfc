import type { JetStreamManager } from 'nats';
import type { Client } from 'pg';
import type { Log } from '../process/log.js';
import { findHighest, findShared, recordEpoch, recordedEpoch, resendAt, resendFrom } from './outbox-in-stream.js';
import {
  beginEpoch,
  KEPT_MS,
  keepStream,
  MESSAGE_NOT_FOUND,
  orMissing,
  type StreamSettings,
  streamOf,
} from './stream.js';

/** What the reconciler compares: what the outbox says was sent, and what the stream holds. */
export interface Books {
  client: Client;
  manager: JetStreamManager;
  settings: StreamSettings;
  log: Log;
}

/**
 * Makes the stream hold what the outbox says it holds. JetStream acknowledges before it syncs to disk, so acknowledged messages
 * can be gone after a crash, and a stream can be made anew: then a new epoch begins, and what was lost is sent again.
 * Consumers see the epoch and read again from where it began; their inboxes drop what they had.
 * @returns the highest sequence that the outbox knows of in this epoch; a new message never gets one as low
 */
export async function reconcile(books: Books): Promise<number> {
  const { client, manager, settings, log } = books;
  let epoch = await keepStream(manager, settings);
  const recorded = await recordedEpoch(client);
  if (epoch.id === recorded?.id) {
    const lostFrom = (await findLostTail(books)) ?? (await findLostEnd(books, recorded.highest));
    if (lostFrom === undefined) return Math.max(recorded.highest, await highestKnown(client));
    epoch = await beginEpoch(manager, settings, { from: lostFrom, before: epoch });
  }
  const resent = await resendFrom(client, epoch.from, KEPT_MS);
  await recordEpoch(client, epoch.id);
  if (resent > 0) log.warn({ epoch, resent }, 'the stream lost events; they are sent again');
  return highestKnown(client);
}

const highestKnown = async (client: Client): Promise<number> =>
  (await findHighest(client, Number.MAX_SAFE_INTEGER))?.streamSequence ?? 0;

/**
 * Finds where the tail of the stream was cut off.
 * @returns the first sequence that holds another message than the outbox says, or none; undefined when nothing is lost
 */
async function findLostTail(books: Books): Promise<number | undefined> {
  const highest = await findHighest(books.client, Number.MAX_SAFE_INTEGER);
  if (!highest || (await isThere(books, highest))) return undefined;
  // Sequences are given in order, so what lies below a message that is there is there as well.
  let lost = highest.streamSequence;
  let searchedUpTo = 0;
  let thereUpTo = 0;
  while (lost - searchedUpTo > 1) {
    const middle = Math.floor((searchedUpTo + lost) / 2);
    const probed = await findHighest(books.client, middle);
    if (probed && probed.streamSequence > searchedUpTo && !(await isThere(books, probed))) {
      lost = probed.streamSequence;
      continue;
    }
    if (probed && probed.streamSequence > searchedUpTo) thereUpTo = probed.streamSequence;
    searchedUpTo = middle;
  }
  return thereUpTo + 1;
}

/** A stream that had come further than it reaches now, at places that no row claims any more. */
async function findLostEnd({ manager, settings }: Books, highest: number): Promise<number | undefined> {
  if (highest === 0) return undefined;
  const { state } = await manager.streams.info(streamOf(settings.service));
  return state.last_seq < highest ? state.last_seq + 1 : undefined;
}

async function isThere(
  { manager, settings }: Books,
  { messageId, streamSequence }: { messageId: string; streamSequence: number },
): Promise<boolean> {
  const name = streamOf(settings.service);
  const message = await orMissing(manager.streams.getMessage(name, { seq: streamSequence }), MESSAGE_NOT_FOUND);
  if (message) return message.header.get('Nats-Msg-Id') === messageId;
  const { state } = await manager.streams.info(name);
  // It was kept for its time and dropped.
  return streamSequence < state.first_seq && streamSequence <= state.last_seq;
}

/**
 * Compares the whole of both, for what the comparison of the tails cannot see: messages gone from the middle, and sequences
 * that two rows claim. What is not in the stream is sent again.
 * @returns how many rows are sent again
 */
export async function compareCounts({ client, manager, settings, log }: Books): Promise<number> {
  const { state } = await manager.streams.info(streamOf(settings.service), { deleted_details: true });
  const { first_seq, last_seq, messages, deleted = [], lost } = state;
  const gone = [...deleted, ...(lost?.msgs ?? [])];
  const shared = await findShared(client, first_seq, last_seq);
  const resent = gone.length + shared.length > 0 ? await resendAt(client, [...gone, ...shared]) : 0;
  const counted = { messages, expected: last_seq === 0 ? 0 : last_seq - first_seq + 1, shared: shared.length, resent };
  if (resent > 0 || counted.messages !== counted.expected) log.warn(counted, 'the counts of outbox and stream differ');
  else log.debug(counted, 'the counts of outbox and stream agree');
  return resent;
}

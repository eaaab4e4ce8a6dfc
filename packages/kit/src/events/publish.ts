import { unlessAborted } from '../process/pause.js';
import { messageIdOf, type OutboxRow, type SentRow } from './outbox.js';
import { FORBIDDEN, isTooLarge, type Publisher, PublishRefused } from './publisher.js';

const ACKNOWLEDGED_WITHIN_MS = 5_000;

/** What became of a batch. */
export interface Published {
  sent: SentRow[];
  /** Rows that are themselves at fault. */
  refused: { row: OutboxRow; error: string }[];
  /** Why others could not be sent: the server or the way to it. */
  fault: unknown;
  /** The lowest sequence given to a new message; undefined when all were repeats. */
  lowestNew: number | undefined;
}

/**
 * Publishes rows and awaits every acknowledgement. Events of one aggregate go one after the other, and none before the one
 * ahead of it is acknowledged, so that a failure cannot put a later one before it; different aggregates go side by side.
 * @param lost aborted when the connection breaks, so that nothing is waited for in vain
 */
export async function publishAll(
  publisher: Publisher,
  rows: readonly OutboxRow[],
  lost: AbortSignal,
): Promise<Published> {
  const sent: SentRow[] = [];
  const failures: { row: OutboxRow; error: unknown }[] = [];
  let lowestNew: number | undefined;
  const enough = new AbortController();
  const breakOff = () => enough.abort(lost.reason);
  lost.addEventListener('abort', breakOff, { once: true });
  if (lost.aborted) breakOff();
  const timeUp = setTimeout(
    () => enough.abort(new Error('the stream did not acknowledge in time')),
    ACKNOWLEDGED_WITHIN_MS,
  );

  async function publishInOrder(chain: readonly OutboxRow[]): Promise<void> {
    for (const row of chain) {
      if (enough.signal.aborted) return;
      try {
        const { seq, duplicate } = await publisher.publish(row.subject, wireOf(row), messageIdOf(row));
        sent.push({ row, streamSequence: seq });
        if (!duplicate && seq < (lowestNew ?? Number.POSITIVE_INFINITY)) lowestNew = seq;
      } catch (error) {
        failures.push({ row, error });
        return;
      }
    }
  }

  try {
    await unlessAborted(Promise.all([...byAggregate(rows).values()].map(publishInOrder)), enough.signal);
  } catch (error) {
    return { sent: [...sent], refused: [], fault: error, lowestNew };
  } finally {
    clearTimeout(timeUp);
    lost.removeEventListener('abort', breakOff);
  }
  const refused = failures.filter(({ error }) => isRowsFault(error, sent.length > 0));
  return {
    sent,
    refused: refused.map(({ row, error }) => ({ row, error: (error as Error).message })),
    fault: failures.find((failure) => !refused.includes(failure))?.error,
    lowestNew,
  };
}

function byAggregate(rows: readonly OutboxRow[]): Map<string, OutboxRow[]> {
  const chains = new Map<string, OutboxRow[]>();
  for (const row of rows) {
    const chain = chains.get(row.aggregate_id);
    if (chain) chain.push(row);
    else chains.set(row.aggregate_id, [row]);
  }
  return chains;
}

/** The envelope as it travels; the payload is JSON already. */
function wireOf(row: OutboxRow): string {
  const { event_id, subject, aggregate_type, aggregate_id, version, occurred_at, actor_id, trace_id, payload } = row;
  const head = JSON.stringify({
    id: event_id,
    subject,
    aggregateType: aggregate_type,
    aggregateId: aggregate_id,
    version: Number(version),
    occurredAt: occurred_at.toISOString(),
    actorId: actor_id,
    traceId: trace_id,
  });
  return `${head.slice(0, -1)},"payload":${payload}}`;
}

const MESSAGE_TOO_LARGE = 10054;
/** JetStream's codes for what is wrong with the server rather than with a message: full, out of resources, not at hand. */
const SERVERS_FAULTS = new Set([10077, 10023, 10008, 10009, 10028, 10047, 10039, 10076]);

/**
 * Whether an error speaks of the row and not of the server. What could be either is held against the row only when another
 * one got through.
 */
function isRowsFault(error: unknown, othersGotThrough: boolean): boolean {
  if (isTooLarge(error)) return true;
  if (!(error instanceof PublishRefused)) return false;
  const isCertain = error.code === MESSAGE_TOO_LARGE || error.code === FORBIDDEN;
  return isCertain || (othersGotThrough && !SERVERS_FAULTS.has(error.code));
}

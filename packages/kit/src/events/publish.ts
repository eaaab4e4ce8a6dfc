import { ErrorCode, type JetStreamClient, NatsError } from 'nats';
import { ConnectionLost } from './bus.js';
import { messageIdOf, type OutboxRow, type SentRow } from './outbox.js';
import { codeOfApi } from './stream.js';

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

interface Failure {
  row: OutboxRow;
  error: unknown;
}

/**
 * Publishes rows and awaits every acknowledgement. Events of one aggregate go one after the other, and none before the one
 * ahead of it is acknowledged, so that a failure cannot put a later one before it; different aggregates go side by side.
 * @param lost rejects when the connection breaks, so that nothing is waited for in vain
 */
export async function publishAll(
  jetStream: JetStreamClient,
  rows: readonly OutboxRow[],
  lost: Promise<never>,
): Promise<Published> {
  const sent: SentRow[] = [];
  const failures: Failure[] = [];
  let lowestNew: number | undefined;

  async function publishInOrder(chain: readonly OutboxRow[]): Promise<void> {
    for (const row of chain) {
      try {
        const answer = jetStream.publish(row.subject, wireOf(row), { msgID: messageIdOf(row) });
        const { seq, duplicate } = await Promise.race([answer, lost]);
        sent.push({ row, streamSequence: seq });
        if (!duplicate && seq < (lowestNew ?? Number.POSITIVE_INFINITY)) lowestNew = seq;
      } catch (error) {
        failures.push({ row, error });
        return;
      }
    }
  }

  await Promise.all([...byAggregate(rows).values()].map(publishInOrder));
  const refused = failures.filter(({ error }) => isRowsFault(error, sent.length > 0));
  return {
    sent,
    refused: refused.map(({ row, error }) => ({ row, error: String((error as Error).message ?? error) })),
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

/** JetStream's codes for what is wrong with the server rather than with a message: full, out of resources, not at hand. */
const SERVERS_FAULTS = new Set([10077, 10023, 10008, 10009, 10028, 10047, 10039, 10076]);
const CONNECTIONS_FAULTS = new Set<string>([
  ...[ErrorCode.Timeout, ErrorCode.Disconnect, ErrorCode.ConnectionClosed, ErrorCode.ConnectionDraining],
  ...[ErrorCode.Cancelled, ErrorCode.ConnectionRefused, ErrorCode.ConnectionTimeout],
]);

/**
 * Whether an error speaks of the row and not of the server or the way to it. What could be either is held against the row
 * only when another one got through.
 */
function isRowsFault(error: unknown, othersGotThrough: boolean): boolean {
  if (!(error instanceof NatsError)) return !(error instanceof ConnectionLost);
  if (CONNECTIONS_FAULTS.has(error.code)) return false;
  if (error.code === ErrorCode.MaxPayloadExceeded || error.isPermissionError()) return true;
  const code = codeOfApi(error);
  if (code === MESSAGE_TOO_LARGE) return true;
  return othersGotThrough && !(code !== undefined && SERVERS_FAULTS.has(code));
}

const MESSAGE_TOO_LARGE = 10054;

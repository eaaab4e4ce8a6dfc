import type { FileHandle } from 'node:fs/promises';
import { SIMILAR_FROM, similarity } from '../../domain/similarity.js';
import type { Answer, Api, RegisterComplaintInput } from './api.js';
import { type ChannelTable, UNKNOWN_WAY, wayOf } from './channels.js';
import { dealtStore } from './dealt-store.js';
import { idempotencyKeyOf } from './idempotency-key.js';
import type { ListedRow } from './list-rows.js';
import { type Row, readRow } from './row.js';
import { countOne, type Tally } from './tally.js';
import { contentOf } from './words.js';

/** What every row is sent with. */
export interface Sending {
  api: Api;
  file: FileHandle;
  storeIds: readonly string[];
  channels: ChannelTable;
  tally: Tally;
  /** What was accepted before is from an earlier run. */
  startedAt: Date;
  signal: AbortSignal;
}

interface Sent {
  row: ListedRow;
  complaintId: string;
}

/** Sends a customer's rows one after the other, each as a repeat of the latest similar one before it. */
export async function sendCustomer(rows: readonly ListedRow[], sending: Sending): Promise<void> {
  const sent: Sent[] = [];
  for (const [index, row] of rows.entries()) {
    if (sending.signal.aborted) return;
    const answer = await sendRow(row, sent, sending);
    if (answer.kind === 'ACCEPTED') sent.push({ row, complaintId: answer.complaintId });
    if (answer.kind === 'FAILED') return leaveForAnotherRun(rows.slice(index + 1), row, sending.tally);
  }
}

/** What follows a row of unknown fate could be sent as a repeat of the wrong one. */
function leaveForAnotherRun(rows: readonly ListedRow[], failed: ListedRow, { failed: list }: Tally): void {
  const message = `The customer's row on line ${failed.line} comes first and failed.`;
  for (const { line, id } of rows) list.push({ line, id, code: 'EARLIER_ROW_FAILED', message });
}

async function sendRow(listed: ListedRow, sent: readonly Sent[], sending: Sending): Promise<Answer> {
  const { tally } = sending;
  const row = await readAgain(listed, sending.file);
  const way = wayOf(row.channel, sending.channels);
  if (!way) countOne(tally.unknownChannels, row.channel);
  const { channel, source } = way ?? UNKNOWN_WAY;
  const answer = await register(sending, repeatable(listed, sent), {
    idempotencyKey: idempotencyKeyOf(row.id),
    storeId: dealtStore(row.id, sending.storeIds),
    channel,
    source,
    content: contentOf(row),
    occurredAt: listed.occurredAt.toISOString(),
    customer: row.customerId === null ? null : { memberNumber: row.customerId },
  });
  if (answer.kind !== 'ACCEPTED') {
    const { code, message } = answer;
    tally[answer.kind === 'REJECTED' ? 'rejected' : 'failed'].push({ line: listed.line, id: row.id, code, message });
    return answer;
  }
  tally[answer.acceptedAt < sending.startedAt ? 'alreadyThere' : 'registered'] += 1;
  if (answer.repeatOfId !== null) tally.repeats += 1;
  countOne(tally.levels, answer.level);
  countOne(tally.channels, channel);
  return answer;
}

/** The ids of the similar ones before, the latest first. */
const repeatable = (row: ListedRow, sent: readonly Sent[]): string[] =>
  sent
    .filter((earlier) => similarity(earlier.row.plainTitle, row.plainTitle) >= SIMILAR_FROM)
    .map((earlier) => earlier.complaintId)
    .reverse();

/**
 * Registers a repeat of the latest similar one. An earlier run that saw less of the file may have registered the row as a
 * repeat of an older one, or of none; its key is taken then, so asking on registers nothing and finds the complaint.
 */
async function register(
  { api }: Sending,
  repeatOfIds: readonly string[],
  input: Omit<RegisterComplaintInput, 'repeatOfId'>,
): Promise<Answer & { repeatOfId: string | null }> {
  let first: (Answer & { repeatOfId: string | null }) | undefined;
  for (const repeatOfId of [...repeatOfIds, null]) {
    const storeId = repeatOfId === null ? input.storeId : null;
    const answer = await api.register({ ...input, repeatOfId, storeId });
    if (answer.kind !== 'REJECTED' || answer.code !== 'IDEMPOTENCY_MISMATCH') return { ...answer, repeatOfId };
    first ??= { ...answer, repeatOfId };
  }
  if (!first) throw new Error('a row is sent at least once');
  return first;
}

async function readAgain({ offset, bytes }: ListedRow, file: FileHandle): Promise<Row> {
  const buffer = Buffer.alloc(bytes);
  await file.read(buffer, 0, bytes, offset);
  return readRow(buffer.toString('utf8'));
}

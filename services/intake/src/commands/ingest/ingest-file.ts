import { open } from 'node:fs/promises';
import type { Api } from './api.js';
import { byCustomer } from './by-customer.js';
import { CannotRun } from './cannot-run.js';
import type { ChannelTable } from './channels.js';
import { type ListedRow, listRows } from './list-rows.js';
import { type Sending, sendCustomer } from './send-customer.js';
import { emptyTally, type Tally } from './tally.js';

export interface Ingestion {
  from: string;
  limit: number | null;
  concurrency: number;
  api: Api;
  channels: ChannelTable;
  startedAt: Date;
  /** Stops it: what is under way is finished, the rest is left. */
  signal: AbortSignal;
  /** Filled as it goes, so that what was done can be told whenever it ends. */
  tally?: Tally;
}

/** So many failures on end mean that the next rows would fail as well. */
const MOST_FAILURES_ON_END = 20;

/**
 * Registers the complaints of a file through the API.
 * @throws CannotRun when it cannot begin, or when the API has stopped answering
 */
export async function ingestFile(ingestion: Ingestion): Promise<Tally> {
  const { from, api, signal, tally = emptyTally() } = ingestion;
  const listed = await listRows(from, { limit: ingestion.limit, now: ingestion.startedAt, signal }).catch(cannotRead);
  tally.read = listed.read;
  tally.rejected.push(...listed.rejected);
  if (listed.rows.length === 0 || signal.aborted) return tally;
  const storeIds = await api.storeIds();
  if (storeIds.length === 0) throw new CannotRun('There are no stores to deal the complaints out to.');
  const file = await open(from);
  try {
    await sendAll(byCustomer(listed.rows), { ...ingestion, storeIds, file, tally }, ingestion.concurrency);
  } finally {
    await file.close();
  }
  return tally;
}

/** Sends the customers side by side, so many at once; the first fault ends it once what is under way is finished. */
async function sendAll(customers: readonly ListedRow[][], sending: Sending, concurrency: number): Promise<void> {
  const waiting = customers.values();
  let failuresOnEnd = 0;
  let fault: unknown;
  const lane = async () => {
    for (const rows of waiting) {
      if (fault !== undefined || sending.signal.aborted) return;
      const failedBefore = sending.tally.failed.length;
      await sendCustomer(rows, sending);
      failuresOnEnd = sending.tally.failed.length > failedBefore ? failuresOnEnd + 1 : 0;
      if (failuresOnEnd >= MOST_FAILURES_ON_END) throw new CannotRun('The gateway has stopped answering.');
    }
  };
  const lanes = Array.from({ length: concurrency }, () =>
    lane().catch((error) => {
      fault ??= error;
    }),
  );
  await Promise.all(lanes);
  if (fault !== undefined) throw fault;
}

function cannotRead(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof CannotRun || code === undefined) throw error;
  throw new CannotRun(`The file cannot be read: ${message}`);
}

import type { DataSource } from 'typeorm';
import { type EntriesWanted, type Entry, findEntries } from './find-entries.js';

const BATCH = 2_000;
/** Longer than the door lets anybody be silent who takes a file; then it ends here as well. */
const IDLE_MS = 150_000;

/**
 * All entries as they stand at one moment, oldest first, however long somebody takes to read them. A connection is held for
 * that time; each batch is a statement of its own.
 * Source: R93.
 */
export async function* entriesAtOnce(dataSource: DataSource, wanted: EntriesWanted): AsyncGenerator<Entry> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction('REPEATABLE READ');
    await runner.query('set transaction read only');
    await runner.query(`set local idle_in_transaction_session_timeout = ${IDLE_MS}`);
    let batch: Entry[];
    let last: Entry | undefined;
    do {
      batch = await findEntries(runner.manager, wanted, { after: last ?? null, most: BATCH });
      last = batch.at(-1);
      yield* batch;
    } while (batch.length === BATCH);
  } finally {
    // A connection that broke has no transaction any more.
    await runner.rollbackTransaction().catch(() => undefined);
    await runner.release();
  }
}

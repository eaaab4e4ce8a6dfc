import { setTimeout as pause } from 'node:timers/promises';
import { RuleError } from '@complaints/contracts';
import { isDatabaseAway, isTooSlow, ofItself, transact } from '@complaints/kit';
import { type Fate, importHistory, type ReadRow } from '../../actions/import/import-history.js';
import { fieldAtFault } from './read-row.js';
import type { ReportedRow } from './report.js';
import type { Surroundings } from './run.js';

/** One row of the file, read or refused. */
export interface ReadLine {
  line: number;
  externalId: string | null;
  bytesRead: number;
  read: ReadRow | RuleError;
}

type Work = Pick<Surroundings, 'dataSource' | 'clock' | 'vault' | 'signal'> & { system: string; dryRun: boolean };

/** A row that the tables refuse: of a kind, or against a condition, that nobody foresaw. */
const REFUSED_BY_TABLES = /^2[23]/;
/** How often, a second apart, a database is asked again that is away. */
const MOST_TRIES = 30;

/** Imports what could be read, and answers what became of every row, in their order. */
export async function importBatch(batch: readonly ReadLine[], work: Work): Promise<ReportedRow[]> {
  const readable = batch.flatMap(({ read }) => (read instanceof RuleError ? [] : [read]));
  const fates = (await importRows(readable, work)).values();
  return batch.map(({ line, externalId, read }) => {
    const fate: Fate = read instanceof RuleError ? { outcome: 'REFUSED', error: read } : (fates.next().value as Fate);
    if (fate.outcome !== 'REFUSED') return { line, externalId, ...fate };
    const { error } = fate;
    const { code, message } = error;
    return { line, externalId, outcome: fate.outcome, code, field: fieldAtFault(error), message };
  });
}

/**
 * In one transaction; where a row that nobody foresaw spoils it, by halves, until it stands alone and is refused. A database
 * that is away is waited for: what it did of a batch before it went is found there.
 */
async function importRows(rows: readonly ReadRow[], work: Work, tries = 1): Promise<Fate[]> {
  if (rows.length === 0) return [];
  const { dataSource, clock, vault, signal, system, dryRun } = work;
  try {
    return await transact(dataSource, ofItself('import'), (em) =>
      importHistory(em, { system, rows, dryRun, vault, now: clock.now() }),
    );
  } catch (error) {
    if (isDatabaseAway(error) && tries < MOST_TRIES && !signal.aborted) {
      await pause(1_000, undefined, { signal }).catch(() => undefined);
      return importRows(rows, work, tries + 1);
    }
    const code = (error as { driverError?: { code?: string } }).driverError?.code ?? '';
    const isRefused = REFUSED_BY_TABLES.test(code);
    if (rows.length === 1 && isRefused) return [{ outcome: 'REFUSED', error: refusedByTables(code) }];
    if (rows.length === 1 || !(isRefused || isTooSlow(error))) throw error;
    const half = Math.ceil(rows.length / 2);
    return [...(await importRows(rows.slice(0, half), work)), ...(await importRows(rows.slice(half), work))];
  }
}

const refusedByTables = (code: string): RuleError =>
  new RuleError('ROW_REFUSED', `The tables do not take the row (${code}).`);

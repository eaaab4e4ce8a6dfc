import type { Clock } from '@complaints/kit';
import type { DataSource } from 'typeorm';
import type { Vault } from '../../domain/vault.js';
import { CannotRun } from '../ingest/cannot-run.js';
import { importFile, sizeOf } from './import-file.js';
import { readOptions } from './options.js';
import { showProgress } from './progress.js';
import { emptyTally, leftOutOf, openReport, summaryOf } from './report.js';

/** Where the command stands: the tables, what was typed, and the streams and the signal of its process. */
export interface Surroundings {
  dataSource: DataSource;
  clock: Clock;
  vault: Vault;
  words: readonly string[];
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): boolean; isTTY: boolean };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export const ExitCode = { DONE: 0, COULD_NOT_RUN: 1, ROWS_LEFT_OUT: 2, STOPPED: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/**
 * Runs the import; answers its exit code. The summary is told whatever ends the run.
 * @throws UsageError when the words make no sense
 */
export async function runImport(surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr, signal } = surroundings;
  const options = readOptions(surroundings.words);
  try {
    const tally = emptyTally(await sizeOf(options.from));
    const report = await openReport(options.reportFile);
    const progress = showProgress(tally, stderr);
    const startedAt = performance.now();
    let isWhole = false;
    try {
      const ignored = await importFile({ ...surroundings, options, report, tally });
      isWhole = !signal.aborted;
      if (ignored.length > 0) stderr.write(`Nothing was read of the columns ${ignored.join(', ')}.\n`);
    } finally {
      progress.end();
      await report.end();
      const seconds = (performance.now() - startedAt) / 1_000;
      if (tally.line > 0) stdout.write(summaryOf(tally, { seconds, dryRun: options.dryRun, stopped: !isWhole }));
    }
    if (signal.aborted) return ExitCode.STOPPED;
    return leftOutOf(tally) > 0 ? ExitCode.ROWS_LEFT_OUT : ExitCode.DONE;
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    stderr.write(`${error.message}\n`);
    return ExitCode.COULD_NOT_RUN;
  }
}

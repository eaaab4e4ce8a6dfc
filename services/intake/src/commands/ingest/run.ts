import { createApi } from './api.js';
import { CannotRun } from './cannot-run.js';
import { readChannels } from './channels.js';
import { HELP } from './help.js';
import { ingestFile } from './ingest-file.js';
import { type Options, readOptions } from './options.js';
import { showProgress } from './progress.js';
import { summaryOf, writeReport } from './summary.js';
import { doneOf, emptyTally, type Tally } from './tally.js';
import { askForToken } from './token.js';

/** Where the program stands: what was typed, and the streams and the signal of its process. */
export interface Surroundings {
  words: readonly string[];
  environment: Record<string, string | undefined>;
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): boolean; isTTY: boolean };
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

export const ExitCode = { DONE: 0, COULD_NOT_RUN: 1, ROWS_LEFT_OUT: 2, STOPPED: 130 } as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** Runs the program; answers its exit code. */
export async function run(surroundings: Surroundings): Promise<ExitCode> {
  const { words, environment, stdout, stderr } = surroundings;
  try {
    const options = readOptions(words, environment);
    if (options !== 'HELP') return await runWith(options, surroundings);
    stdout.write(HELP);
    return ExitCode.DONE;
  } catch (error) {
    stderr.write(`${error instanceof CannotRun ? error.message : (error as Error).stack}\n`);
    return ExitCode.COULD_NOT_RUN;
  }
}

/** The summary is told whatever ends the run. */
async function runWith(options: Options, { stdout, stderr, signal }: Surroundings): Promise<ExitCode> {
  const { from, limit, concurrency, gatewayUrl } = options;
  const channels = await readChannels(options.channelsFile);
  const token = options.token ?? (await askForToken(options.issuerUrl));
  const api = createApi({ gatewayUrl, token, signal });
  const tally = emptyTally();
  const startedAt = new Date();
  const progress = showProgress(tally, stderr);
  try {
    await ingestFile({ from, limit, concurrency, api, channels, startedAt, signal, tally });
  } finally {
    progress.end();
    const seconds = (Date.now() - startedAt.getTime()) / 1_000;
    if (tally.read > 0) stdout.write(summaryOf(tally, { from, seconds, stopped: doneOf(tally) < tally.read }));
    if (options.reportFile !== null) await writeReport(options.reportFile, tally);
  }
  return exitCodeOf(tally, signal);
}

function exitCodeOf(tally: Tally, signal: AbortSignal): ExitCode {
  if (signal.aborted) return ExitCode.STOPPED;
  return tally.rejected.length + tally.failed.length > 0 ? ExitCode.ROWS_LEFT_OUT : ExitCode.DONE;
}

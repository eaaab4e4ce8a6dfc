import { CannotRun } from './cannot-run.js';
import { DEFAULT_DIFFERENCES, readOptions } from './options.js';
import { reportOf } from './report.js';
import { readRows } from './rows.js';
import { judge } from './verdict.js';

const HELP = `Runs our clocks over matters of the past, and compares what they say with what is on record.

  npm run replay:deadlines -- --from FILE [--differences N]

A clock starts when a row was opened, is due at the row's target, and is met when the row was closed; one that was never
closed is judged at the newest instant of the file. Exactly at the target is in time. Every difference is listed, with what
is unusual about its row.
Fields of a row: created_at, due_at, closed_at (instants with their offset), on_time (ONTIME or OVERDUE), id; a row without
due_at is left out.

Options
  --from FILE        the file, one JSON object per line, UTF-8
  --differences N    how many differences are listed at the most; ${DEFAULT_DIFFERENCES}

Exit code: 0 compared; 1 it could not run.
`;

interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** Runs the program; answers its exit code. */
export async function run(words: readonly string[], { stdout, stderr }: Streams): Promise<number> {
  try {
    const options = readOptions(words);
    stdout.write(options === 'HELP' ? HELP : await replay(options.from, options.differences));
    return 0;
  } catch (error) {
    stderr.write(`${error instanceof CannotRun ? error.message : (error as Error).stack}\n`);
    return 1;
  }
}

async function replay(from: string, differences: number): Promise<string> {
  const read = await readRows(from);
  if (read.rows.length === 0) throw new CannotRun(`${from} holds no row with a target that can be read.`);
  return reportOf(judge(read.rows), read, differences);
}

import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface BenchOptions<Part extends string> {
  rows: number;
  only: readonly Part[];
  /** Where Postgres keeps what was generated. */
  folder: string;
}

/** What a bench is called and says of itself. */
export interface Bench<Part extends string> {
  command: string;
  /** What it does, in one sentence. */
  says: string;
  /** What `--rows` counts. */
  counts: string;
  parts: readonly Part[];
}

const usageOf = ({
  command,
  says,
  counts,
  parts,
}: Bench<string>) => `Usage: npm run ${command} -- [--rows N] [--only PART,…] [--folder FOLDER]

${says}

  --rows N        how many ${counts}; 1,000,000 when not said
  --only PART,…   some of: ${parts.join(', ')}
  --folder FOLDER where the database stays for the next run; .data/bench when not said
  --help          this text`;

/** Reads the command line; a wrong one ends the process with the usage. */
export function readOptions<Part extends string>(words: readonly string[], bench: Bench<Part>): BenchOptions<Part> {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        rows: { type: 'string', default: '1000000' },
        only: { type: 'string', default: bench.parts.join(',') },
        folder: { type: 'string', default: '.data/bench' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usageOf(bench));
      process.exit(0);
    }
    const rows = Number(values.rows.replaceAll(/[,_]/g, ''));
    if (!Number.isInteger(rows) || rows < 1) throw new Error('rows is a whole number');
    const only = values.only.split(',');
    const unknown = only.find((part) => !bench.parts.includes(part as Part));
    if (unknown !== undefined) throw new Error(`there is no part ${unknown}`);
    return { rows, only: only as Part[], folder: resolve(values.folder) };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usageOf(bench)}`);
    process.exit(64);
  }
}

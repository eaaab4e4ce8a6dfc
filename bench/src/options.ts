import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const PARTS = ['list', 'search', 'candidates', 'registration', 'designs'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  rows: number;
  only: readonly Part[];
  /** Where Postgres keeps what was generated. */
  folder: string;
}

const usage = `Usage: npm run bench:intake -- [--rows N] [--only PART,…] [--folder FOLDER]

Generates complaints, asks intake through its HTTP door, and prints how long the answers took. The query plans go to FOLDER/plans.txt.

  --rows N        how many complaints; 1,000,000 when not said
  --only PART,…   some of: ${PARTS.join(', ')}
  --folder FOLDER where the database stays for the next run; .data/bench when not said
  --help          this text`;

/** Reads the command line; a wrong one ends the process with the usage. */
export function readOptions(words: readonly string[]): BenchOptions {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        rows: { type: 'string', default: '1000000' },
        only: { type: 'string', default: PARTS.join(',') },
        folder: { type: 'string', default: '.data/bench' },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const rows = Number(values.rows.replaceAll(/[,_]/g, ''));
    if (!Number.isInteger(rows) || rows < 1) throw new Error('rows is a whole number');
    const only = values.only.split(',');
    const unknown = only.find((part) => !PARTS.includes(part as Part));
    if (unknown !== undefined) throw new Error(`there is no part ${unknown}`);
    return { rows, only: only as Part[], folder: resolve(values.folder) };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage}`);
    process.exit(64);
  }
}

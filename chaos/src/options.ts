import { parseArgs } from 'node:util';
import { parts } from './proof.js';

export interface ProofOptions {
  seed: number;
  /** One part alone. */
  only?: string;
  short: boolean;
}

const usage = () => `Usage: pnpm proof:events [--seed N] [--only PART] [--short]

Kills, cuts and deletes under load, and proves that no event is lost or doubled. Takes about forty minutes.

  --seed N      repeats the choice of points, victims and moments; 1 when not said
  --only PART   one of: ${parts().join(', ')}
  --short       the short seed that the tests run
  --help        this text`;

/** Reads the command line; a wrong one ends the process with the usage. */
export function readOptions(words: readonly string[]): ProofOptions {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        short: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(usage());
      process.exit(0);
    }
    const seed = Number(values.seed);
    if (!Number.isInteger(seed)) throw new Error('a seed is a whole number');
    if (values.only !== undefined && !parts().includes(values.only)) throw new Error(`there is no part ${values.only}`);
    return { seed, only: values.only, short: values.short };
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${usage()}`);
    process.exit(64);
  }
}

import { parseArgs } from 'node:util';
import { CannotRun } from '../ingest/cannot-run.js';

export interface Options {
  from: string;
  /** How many examples are learned besides the whole of what may be learned. */
  learn: number;
  seed: number;
}

export const DEFAULT = { learn: 150, seed: 1 } as const;

/**
 * Reads what was typed.
 * @returns `HELP` when that was asked for
 * @throws CannotRun when the words make no sense
 */
export function readOptions(words: readonly string[]): Options | 'HELP' {
  const { values } = parse(words);
  if (values.help) return 'HELP';
  if (!values.from) throw new CannotRun('Say which file: --from FILE. With --help the rules are told.');
  return {
    from: values.from,
    learn: wholeNumber('learn', values.learn ?? String(DEFAULT.learn)),
    seed: wholeNumber('seed', values.seed ?? String(DEFAULT.seed)),
  };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // pnpm hands `--` on.
      args: words[0] === '--' ? words.slice(1) : [...words],
      options: { from: text, learn: text, seed: text, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new CannotRun((error as Error).message);
  }
}

function wholeNumber(name: string, value: string): number {
  if (/^\d{1,9}$/.test(value) && Number(value) > 0) return Number(value);
  throw new CannotRun(`--${name} is a whole number from 1 to 999999999.`);
}

import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run.js';

export interface Options {
  from: string;
  /** How many differences are listed at the most. */
  differences: number;
}

export const DEFAULT_DIFFERENCES = 50;

/**
 * Reads what was typed.
 * @returns `HELP` when that was asked for
 * @throws CannotRun when the words make no sense
 */
export function readOptions(words: readonly string[]): Options | 'HELP' {
  const { values } = parse(words);
  if (values.help) return 'HELP';
  if (!values.from) throw new CannotRun('Say which file: --from FILE. With --help the rules are told.');
  const differences = values.differences ?? String(DEFAULT_DIFFERENCES);
  if (!/^\d{1,9}$/.test(differences)) throw new CannotRun('--differences is a whole number from 0 to 999999999.');
  return { from: values.from, differences: Number(differences) };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // pnpm hands `--` on.
      args: words[0] === '--' ? words.slice(1) : [...words],
      options: { from: text, differences: text, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new CannotRun((error as Error).message);
  }
}

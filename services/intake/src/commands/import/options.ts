import { parseArgs } from 'node:util';
import { UsageError } from '@complaints/kit';
import { ENCODINGS, type Encoding } from './decode.js';

/** What an operator asks for. */
export interface Options {
  from: string;
  system: string;
  mapFile: string | null;
  reportFile: string | null;
  dryRun: boolean;
  /** Null: found out. */
  encoding: Encoding | null;
  /** Null: found out. */
  delimiter: string | null;
}

const SYSTEM = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;
const DELIMITERS: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', '\\t': '\t' };

/** @throws UsageError when the words make no sense */
export function readOptions(words: readonly string[]): Options {
  const values = parse(words);
  const { from, system, report = null } = values;
  if (!from) throw new UsageError('Say which file: --from FILE. With --help the columns and rules are told.');
  if (!system) throw new UsageError('Say which system the file comes from: --system NAME. Its ids are unique there.');
  if (!SYSTEM.test(system)) throw new UsageError('--system is a name of letters, digits, dots and dashes, at most 64.');
  if (report === from) throw new UsageError('--report would write over the file that is read.');
  return {
    ...{ from, system, reportFile: report, mapFile: values.map ?? null, dryRun: values['dry-run'] ?? false },
    encoding: encodingOf(values.encoding ?? 'auto'),
    delimiter: delimiterOf(values.delimiter ?? 'auto'),
  };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { from: text, system: text, map: text, report: text, encoding: text, delimiter: text };
  try {
    // pnpm hands `--` on.
    const args = words[0] === '--' ? words.slice(1) : [...words];
    return parseArgs({ args, options: { ...options, 'dry-run': { type: 'boolean' } } }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function encodingOf(name: string): Encoding | null {
  if (name === 'auto') return null;
  const encoding = ENCODINGS.find((one) => one === name.toLowerCase());
  if (!encoding) throw new UsageError(`--encoding is auto, ${ENCODINGS.join(', ')}.`);
  return encoding;
}

function delimiterOf(name: string): string | null {
  if (name === 'auto') return null;
  const sign = DELIMITERS[name] ?? name;
  if (!Object.values(DELIMITERS).includes(sign)) {
    throw new UsageError('--delimiter is auto, comma, semicolon, tab or pipe.');
  }
  return sign;
}

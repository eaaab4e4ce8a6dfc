import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run.js';

export interface Options {
  from: string;
  limit: number | null;
  gatewayUrl: string;
  issuerUrl: string;
  /** Null: ask the development issuer. */
  token: string | null;
  channelsFile: string | null;
  reportFile: string | null;
  concurrency: number;
}

const DEFAULT = {
  gateway: 'http://127.0.0.1:4000/graphql',
  issuer: 'http://127.0.0.1:4010',
  concurrency: 8,
} as const;
const MOST_AT_ONCE = 64;

/**
 * Reads what was typed.
 * @returns `HELP` when that was asked for
 * @throws CannotRun when the words make no sense
 */
export function readOptions(
  words: readonly string[],
  environment: Record<string, string | undefined>,
): Options | 'HELP' {
  const { values } = parse(words);
  if (values.help) return 'HELP';
  if (!values.from) throw new CannotRun('Say which file: --from FILE. With --help the rules are told.');
  const token = values.token ?? environment.TOKEN ?? null;
  if (token === null && environment.NODE_ENV === 'production') {
    throw new CannotRun('In production a token is needed: --token, or TOKEN in the environment.');
  }
  return {
    from: values.from,
    limit: values.limit === undefined ? null : wholeNumber('limit', values.limit, Number.MAX_SAFE_INTEGER),
    gatewayUrl: address('gateway', values.gateway ?? environment.GATEWAY_URL ?? DEFAULT.gateway),
    issuerUrl: address('issuer', values.issuer ?? environment.ISSUER_URL ?? DEFAULT.issuer),
    token,
    channelsFile: values.channels ?? null,
    reportFile: values.report ?? null,
    concurrency: wholeNumber('concurrency', values.concurrency ?? String(DEFAULT.concurrency), MOST_AT_ONCE),
  };
}

function parse(words: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      // pnpm hands `--` on.
      args: words[0] === '--' ? words.slice(1) : [...words],
      options: {
        from: text,
        limit: text,
        gateway: text,
        issuer: text,
        token: text,
        channels: text,
        report: text,
        concurrency: text,
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new CannotRun((error as Error).message);
  }
}

function wholeNumber(name: string, value: string, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= 1 && number <= most) return number;
  throw new CannotRun(`--${name} is a whole number from 1${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}.`);
}

function address(name: string, value: string): string {
  if (/^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
  throw new CannotRun(`--${name} is an address that begins with http:// or https://.`);
}

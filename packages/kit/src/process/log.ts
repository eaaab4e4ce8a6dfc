import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * One JSON line per event on standard output, named after the process.
 * Lines carry ids, codes and durations; never variables, tokens or personal data.
 */
export function createLog(name: string, level: string, destination?: { write(line: string): void }): Log {
  return pino(
    {
      name,
      level,
      base: { pid: process.pid },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination as never,
  );
}

/** How many errors of an AggregateError are written. */
const MOST_PARTS = 20;

interface Described {
  type: string;
  message?: string;
  code?: string;
  constraint?: string;
  table?: string;
  parts?: Described[];
  at?: string[];
}

/**
 * What a log may say of an error: what kind it is and where it came from. A database's error carries the statement, its
 * parameters and the row at fault, and quotes values in its message: none of that is written.
 */
export function describeError(error: unknown): Described {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table, driverError } = error as Error & {
    code?: string;
    constraint?: string;
    table?: string;
    driverError?: { code?: string; constraint?: string; table?: string };
  };
  const isDatabases = driverError !== undefined || table !== undefined;
  return {
    type: error.name,
    message: isDatabases ? error.message.replaceAll(/"[^"]*"|'[^']*'/g, '"…"') : error.message,
    code: code ?? driverError?.code,
    constraint: constraint ?? driverError?.constraint,
    table: table ?? driverError?.table,
    parts: error instanceof AggregateError ? error.errors.slice(0, MOST_PARTS).map(describeError) : undefined,
    at: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  };
}

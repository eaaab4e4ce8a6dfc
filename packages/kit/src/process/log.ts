import { type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * One JSON line per event on standard output, named after the process.
 * Lines carry ids, codes and durations; never variables, tokens or personal data.
 */
export function createLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    base: { pid: process.pid },
    formatters: { level: (label) => ({ level: label }) },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
}

import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import type { Consume } from '../events/consumer.js';

/** What an operator typed is not understood; the message says how it is meant. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a command that every service has is handed. */
export interface EventsCommandContext {
  dataSource: DataSource;
  databaseUrl: string;
  consume: Consume;
  words: readonly string[];
  /** Writes one line of the answer. */
  print(line: unknown): void;
}

/** A command that every service has. */
export interface EventsCommand {
  /** How it is typed, one form to a line. */
  usage: string;
  run(context: EventsCommandContext): Promise<void>;
}

/**
 * Reads words and options.
 * @throws UsageError for an unknown option, or one without a value
 */
export function readWords(words: readonly string[], names: readonly string[], flags: readonly string[] = []) {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true });
    return { values: values as Record<string, string | undefined>, positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** @throws UsageError when it is no UUID */
export function readId(text: string | undefined): string {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text ?? ''))
    throw new UsageError(`${text ?? 'nothing'} is no id`);
  return text as string;
}

/** @throws UsageError when it is no whole number from 1 to the most */
export function readLimit(text: string | undefined, most = 1_000): number {
  const limit = Number(text ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > most)
    throw new UsageError(`--limit is a number from 1 to ${most}`);
  return limit;
}

/** @throws UsageError when nothing is given */
export function readReason(text: string | undefined): string {
  if (!text?.trim()) throw new UsageError('--reason says why, for whoever reads it later');
  return text.trim();
}

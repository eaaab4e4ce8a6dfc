import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { CannotRun } from './cannot-run.js';

const instant = z.iso.datetime({ offset: true });

/** A matter of the past with its target; instants as they were written, with their offset. */
const Row = z.object({
  id: z.string().optional(),
  created_at: instant,
  due_at: instant,
  closed_at: instant.nullish(),
  on_time: z.enum(['ONTIME', 'OVERDUE']).nullish(),
});

export interface Row {
  /** The row's `id`, or its line. */
  name: string;
  openedAt: string;
  dueAt: string;
  /** Null while it is open. */
  closedAt: string | null;
  /** Whether the record says that it was late; null when it says nothing. */
  recordedLate: boolean | null;
}

export interface Rows {
  rows: Row[];
  withoutTarget: number;
  /** Lines whose instants or flag cannot be read. */
  unreadable: number[];
}

/** @throws CannotRun for a file that cannot be read, or that holds what is no JSON */
export async function readRows(file: string): Promise<Rows> {
  const found: Rows = { rows: [], withoutTarget: 0, unreadable: [] };
  let line = 0;
  try {
    for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
      line += 1;
      if (text.trim() !== '') take(found, parse(text, line), line);
    }
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${file} cannot be read: ${(error as Error).message}`);
  }
  return found;
}

function take(found: Rows, given: Record<string, unknown>, line: number): void {
  if (given.due_at === undefined || given.due_at === null) {
    found.withoutTarget += 1;
    return;
  }
  const { data } = Row.safeParse(given);
  if (!data) {
    found.unreadable.push(line);
    return;
  }
  found.rows.push({
    name: data.id ?? `line ${line}`,
    openedAt: data.created_at,
    dueAt: data.due_at,
    closedAt: data.closed_at ?? null,
    recordedLate: data.on_time ? data.on_time === 'OVERDUE' : null,
  });
}

function parse(text: string, line: number): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(text);
    if (typeof row === 'object' && row !== null) return row as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw new CannotRun(`Line ${line} is no JSON object.`);
}

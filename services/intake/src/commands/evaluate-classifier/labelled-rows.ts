import { featuresOf } from '../../domain/classifier/signs.js';
import type { Example } from '../../domain/classifier/train.js';
import { CannotRun } from '../ingest/cannot-run.js';
import { readLines } from '../ingest/lines.js';

/** A row somebody labelled, by its features, and whose it is. */
export interface LabelledRow extends Example {
  customer: string;
}

const MOST_ROWS = 200_000;

/**
 * Reads the rows that have a label and words: `text`, with its `title` before it unless it begins with it, or `tokens`.
 * A row without customer is a customer of its own.
 * @throws CannotRun for a file that cannot be read, or that holds what is no JSON
 */
export async function readLabelledRows(file: string): Promise<LabelledRow[]> {
  const rows: LabelledRow[] = [];
  try {
    for await (const { number, text } of readLines(file)) {
      if (rows.length === MOST_ROWS) throw new CannotRun(`${file} holds more than ${MOST_ROWS} labelled rows.`);
      if (text === null || text.trim() === '') continue;
      const row = readRow(parse(text, number), String(number));
      if (row) rows.push(row);
    }
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    throw new CannotRun(`${file} cannot be read: ${(error as Error).message}`);
  }
  return rows;
}

function parse(text: string, number: number): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(text);
    if (typeof row === 'object' && row !== null) return row as Record<string, unknown>;
  } catch {
    // Falls through to the refusal.
  }
  throw new CannotRun(`Line ${number} is no JSON object.`);
}

function readRow(row: Record<string, unknown>, number: string): LabelledRow | null {
  const [label, title, words, customer] = [row.label, row.title, row.text ?? row.tokens, row.customer_id];
  if (typeof label !== 'string' || label === '' || typeof words !== 'string') return null;
  const text = typeof title === 'string' && !words.startsWith(title) ? `${title}\n${words}` : words;
  return { label, features: featuresOf(text), customer: typeof customer === 'string' ? customer : `row ${number}` };
}

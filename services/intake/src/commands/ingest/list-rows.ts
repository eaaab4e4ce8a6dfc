import { RuleError } from '@complaints/contracts';
import { plainText } from '../../domain/similarity.js';
import { CannotRun } from './cannot-run.js';
import { type Line, MOST_LINE_BYTES, readLines } from './lines.js';
import { readOccurredAt } from './occurred-at.js';
import { readRow } from './row.js';

/** More rows than these are not kept in order at once. */
const MOST_ROWS = 200_000;
const TITLE_OF_TEXT_CHARACTERS = 40;

/** A row that may be sent: what its order and likeness need, and where the rest stands in the file. */
export interface ListedRow {
  line: number;
  id: string;
  offset: number;
  bytes: number;
  /** Null for anonymous. */
  customerId: string | null;
  occurredAt: Date;
  /** As similarity compares it; the beginning of the text where there is no title. */
  plainTitle: string;
}

/** A row that was not registered, and why. */
export interface UnregisteredRow {
  line: number;
  id: string | null;
  code: string;
  message: string;
}

export interface ListedFile {
  rows: ListedRow[];
  rejected: UnregisteredRow[];
  /** Lines with something on them. */
  read: number;
}

export interface ListOptions {
  /** How many rows at the most, from the file's beginning. */
  limit: number | null;
  now: Date;
  signal: AbortSignal;
  /** How many rows are kept in order at once. */
  most?: number;
}

/**
 * Reads the file once and lists what may be sent; the texts stay in the file.
 * @throws CannotRun when there are more rows than can be kept in order
 */
export async function listRows(file: string, options: ListOptions): Promise<ListedFile> {
  const { limit, now, signal, most = MOST_ROWS } = options;
  const listed: ListedFile = { rows: [], rejected: [], read: 0 };
  const lineOf = new Map<string, number>();
  for await (const line of readLines(file)) {
    if (signal.aborted || listed.read === limit) break;
    if (line.text?.trim() === '') continue;
    if (listed.read === most) {
      throw new CannotRun(`The file has more than ${most.toLocaleString('en')} rows: split it, or say --limit.`);
    }
    listed.read += 1;
    listLine(line, { listed, lineOf, now });
  }
  return listed;
}

function listLine(
  line: Line,
  { listed, lineOf, now }: { listed: ListedFile; lineOf: Map<string, number>; now: Date },
): void {
  let id: string | null = null;
  try {
    const row = readListable(line);
    id = row.id;
    const before = lineOf.get(id);
    if (before !== undefined) throw new RuleError('ID_REPEATED', `The id stood on line ${before} already.`, ['id']);
    lineOf.set(id, line.number);
    listed.rows.push({
      line: line.number,
      id,
      offset: line.offset,
      bytes: line.bytes,
      customerId: row.customerId,
      occurredAt: readOccurredAt(row.createdAt, now),
      plainTitle: plainText(row.title || row.text.slice(0, TITLE_OF_TEXT_CHARACTERS)),
    });
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    listed.rejected.push({ line: line.number, id, code: error.code, message: error.message });
  }
}

function readListable({ text }: Line) {
  if (text === null) throw new RuleError('LINE_TOO_LONG', `The line has more than ${MOST_LINE_BYTES} bytes.`);
  return readRow(text);
}

import { RuleError } from '@complaints/contracts';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { TextLine } from './text-lines.js';

/** More than the longest texts that a row may hold; a quote that is never closed is not followed further. */
const MOST_ROW_CHARACTERS = 128 * 1024;

/** One row of the file, which may take several lines. */
export interface CsvRow {
  /** The line it begins on, from 1. */
  line: number;
  fields: string[] | RuleError;
  bytesRead: number;
}

/**
 * Puts lines together to rows: a row is complete when its quotes are, and has as many columns as the first one had. A row that
 * is none, for a quote that stands where none may or is never closed, is refused with its first line alone, and the line
 * behind it begins a row again.
 * @param isEven whether a row of another width is none; true unless said otherwise
 */
export async function* csvRows(
  lines: AsyncIterable<TextLine>,
  delimiter: string,
  { isEven = true } = {},
): AsyncGenerator<CsvRow> {
  const ahead = createAhead(lines);
  let width: number | null = null;
  for (;;) {
    const taken = await take(ahead);
    const first = taken[0];
    if (!first) return;
    const fields = rowOf(taken, { delimiter, width });
    ahead.pass(fields instanceof RuleError ? 1 : taken.length);
    if (!(fields instanceof RuleError)) {
      if (isBlank(fields)) continue;
      if (isEven) width ??= fields.length;
    }
    yield { line: first.number, fields, bytesRead: first.bytesRead };
  }
}

/** Lines that are read before it is known to which row they belong. */
interface Ahead {
  /** The line so many places behind the next one; undefined behind the last one. */
  at(place: number): Promise<TextLine | undefined>;
  /** Is done with so many lines. */
  pass(count: number): void;
}

function createAhead(lines: AsyncIterable<TextLine>): Ahead {
  const source = lines[Symbol.asyncIterator]();
  let held: TextLine[] = [];
  let passed = 0;
  return {
    async at(place) {
      while (passed + place >= held.length) {
        const { value, done } = await source.next();
        if (done) return undefined;
        held.push(value);
      }
      return held[passed + place];
    },
    pass(count) {
      passed += count;
      // Not line by line: that would move all of them each time.
      if (passed < 1_000 && passed < held.length) return;
      held = held.slice(passed);
      passed = 0;
    },
  };
}

/** The next lines, up to where the quotes are complete. */
async function take(ahead: Ahead): Promise<TextLine[]> {
  const taken: TextLine[] = [];
  let quotes = 0;
  let characters = 0;
  for (let line = await ahead.at(0); line; line = await ahead.at(taken.length)) {
    taken.push(line);
    quotes += line.text.split('"').length - 1;
    characters += line.text.length;
    if (quotes % 2 === 0 || line.isCut || characters > MOST_ROW_CHARACTERS) break;
  }
  return taken;
}

function rowOf(
  lines: readonly TextLine[],
  { delimiter, width }: { delimiter: string; width: number | null },
): string[] | RuleError {
  const text = lines.map((line) => line.text).join('');
  if (lines.some(({ isCut }) => isCut) || text.length > MOST_ROW_CHARACTERS) {
    const long = `The row is longer than ${MOST_ROW_CHARACTERS.toLocaleString('en')} characters, or a quote in it is never closed.`;
    return new RuleError('ROW_TOO_LONG', long);
  }
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      relax_column_count: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    const fields = rows[0] ?? [];
    if (width === null || fields.length === width || isBlank(fields)) return fields;
    return new RuleError('COLUMNS_WRONG', `The row has ${fields.length} columns instead of ${width}.`);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return new RuleError('ROW_UNREADABLE', 'A quote in the row stands where none may, or is never closed.');
  }
}

const isBlank = (fields: readonly string[]): boolean => fields.every((field) => field.trim() === '');

/** What stands between the columns: whatever of the usual signs stands most often in the first row, outside quotes. */
export function delimiterOf(firstLine: string): string {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counted = [',', ';', '\t', '|'].map((sign) => ({ sign, count: bare.split(sign).length - 1 }));
  return counted.reduce((most, one) => (one.count > most.count ? one : most)).sign;
}

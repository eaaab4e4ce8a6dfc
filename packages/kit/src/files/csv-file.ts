import { Readable } from 'node:stream';
import { wallOf } from '../pure/wall-clock.js';
import { type Cell, headingOf, kindOf, PIECE_CHARACTERS, type Table } from './table.js';

/** Without it spreadsheets take UTF-8 for the encoding of the system they run on. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet takes for the beginning of a formula, in either width, and signs that it passes over before one. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;
const QUOTED = /[",\r\n]/;

/**
 * A table as CSV by RFC 4180, in UTF-8. A text that a spreadsheet would take for a formula begins with an apostrophe;
 * numbers stay numbers, also below zero. Instants are what the clocks of the zone show: `2026-11-23 09:30:00`.
 * Source: R93.
 */
export const csvFile = (table: Table): Readable => Readable.from(piecesOf(table), { objectMode: false });

async function* piecesOf(table: Table): AsyncGenerator<Buffer> {
  let text = BYTE_ORDER_MARK + lineOf(table.columns.map((column) => quoted(guarded(headingOf(column)))));
  for await (const row of table.rows) {
    text += lineOf(table.columns.map((_, place) => fieldOf(row[place] ?? null, { table, place })));
    if (text.length < PIECE_CHARACTERS) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

const lineOf = (fields: readonly string[]): string => `${fields.join(',')}\r\n`;

function fieldOf(cell: Cell, { table, place }: { table: Table; place: number }): string {
  const column = table.columns[place];
  if (cell === null || !column) return '';
  if (cell instanceof Date) return shown(cell, table.timeZone);
  return kindOf(cell, column) === 'TEXT' ? quoted(guarded(String(cell))) : String(cell);
}

const shown = (instant: Date, timeZone: string): string =>
  new Date(wallOf(instant, timeZone)).toISOString().slice(0, 19).replace('T', ' ');

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

import { DAY_MS } from '../../pure/calendar.js';
import { wallOf } from '../../pure/wall-clock.js';
import { type Cell, type CellKind, type Column, headingOf, kindOf, PIECE_CHARACTERS, type Table } from '../table.js';
import { Style } from './styles.js';
import { DECLARATION, escaped, MAIN } from './xml.js';

/** A number in a cell is a double, of which spreadsheets show so many digits. */
const MOST_DIGITS = 15;
/** Days are counted from here; before March 1900 spreadsheets count a day that never was. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const FIRST_DAY = 61;

/** Rows that are taken one after the other, by one sheet after the other. */
export interface RowsAhead {
  iterator: AsyncIterator<readonly Cell[]>;
  /** The row that comes next. */
  next: IteratorResult<readonly Cell[]>;
}

/** What a sheet is made of. */
interface Sheet {
  ahead: RowsAhead;
  /** Its heading is one of them. */
  mostRows: number;
  /** Whether it is the one that is shown when the file is opened. */
  isFirst: boolean;
}

/** One sheet, as long as there are rows and room in it. */
export async function* sheetOf(table: Table, { ahead, mostRows, isFirst }: Sheet): AsyncGenerator<Buffer> {
  const write = rowWriter(table);
  let number = 1;
  let text = beginning(table.columns, isFirst);
  while (!ahead.next.done && number < mostRows) {
    number += 1;
    text += write(ahead.next.value, number);
    if (text.length >= PIECE_CHARACTERS) {
      yield Buffer.from(text);
      text = '';
    }
    ahead.next = await ahead.iterator.next();
  }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

/** Widths of the columns, and their headings, which stay in sight. */
function beginning(columns: readonly Column[], isFirst: boolean): string {
  const widths = columns.map(
    ({ width }, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map((column, place) => textCell(headingOf(column), `${letters(place)}1`, Style.HEADING));
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${DECLARATION}<worksheet xmlns="${MAIN}">\
<sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0">${pane}</sheetView></sheetViews>\
<cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
}

function rowWriter({ columns, timeZone }: Table): (row: readonly Cell[], number: number) => string {
  const named = columns.map((column, place) => ({ column, letters: letters(place) }));
  return (row, number) => {
    let cells = '';
    for (const [place, { column, letters }] of named.entries()) {
      const cell = row[place] ?? null;
      if (cell !== null) cells += cellOf(cell, { column, timeZone, at: `${letters}${number}` });
    }
    return `<row r="${number}">${cells}</row>`;
  };
}

function cellOf(
  cell: string | number | Date,
  { column, timeZone, at }: { column: Column; timeZone: string; at: string },
): string {
  const kind = kindOf(cell, column);
  const value = numberOf(cell, kind, timeZone);
  if (value === null) return textCell(cell instanceof Date ? cell.toISOString() : String(cell), at, Style.TEXT);
  return `<c r="${at}" s="${Style[kind]}"><v>${value}</v></c>`;
}

/** A number as a spreadsheet keeps it, days and instants as one too; null where it would not keep it exactly. */
function numberOf(cell: string | number | Date, kind: CellKind, timeZone: string): string | null {
  if (kind === 'TEXT') return null;
  if (cell instanceof Date) return dayNumber(wallOf(cell, timeZone));
  if (kind === 'DAY') return dayNumber(Date.parse(String(cell)));
  const digits = String(cell).replace(/\D/g, '').replace(/^0+/, '');
  return digits.length > MOST_DIGITS ? null : String(cell);
}

function dayNumber(wallMs: number): string | null {
  const days = (wallMs - DAY_ZERO_MS) / DAY_MS;
  return days >= FIRST_DAY ? String(days) : null;
}

const textCell = (text: string, at: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** The letters of a column: A, B … Z, AA. */
function letters(place: number): string {
  const before = Math.floor(place / 26);
  return (before > 0 ? letters(before - 1) : '') + String.fromCharCode(65 + (place % 26));
}

/** What the texts of a column are: text, an exact decimal (`-80.00`), or a calendar day (`2026-11-23`). */
export type CellKind = 'TEXT' | 'DECIMAL' | 'WHOLE' | 'DAY' | 'INSTANT';

/** A column of a file that people open in a spreadsheet. */
export interface Column {
  headingZh: string;
  headingEn: string;
  kind: CellKind;
  /** In characters, as spreadsheets count them. */
  width: number;
}

/** What stands in one place; null for nothing. A number is whole, and a Date is an instant, in whatever column. */
export type Cell = string | number | Date | null;

/** What a file of rows is made of. */
export interface Table {
  /** What the sheet is called, in both languages; 24 characters at most. */
  name: string;
  columns: readonly Column[];
  /** Any number of them; each is asked for when there is room for it. */
  rows: AsyncIterable<readonly Cell[]>;
  /** The zone in which instants are written. */
  timeZone: string;
  /** When the file is made. */
  madeAt: Date;
}

/** How a file of rows is written. */
export const TableFormat = { CSV: 'CSV', XLSX: 'XLSX' } as const;
export type TableFormat = (typeof TableFormat)[keyof typeof TableFormat];

/** The bytes after which a piece of a file goes out. */
export const PIECE_CHARACTERS = 64 * 1024;

/** What a column is called: one heading in both languages. */
export const headingOf = ({ headingZh, headingEn }: Column): string => `${headingZh} ${headingEn}`;

const DECIMAL = /^-?\d{1,30}(?:\.\d{1,10})?$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What a cell is. A text that is not what its column holds is a text: the word for the sum in a column of money. */
export function kindOf(cell: string | number | Date, { kind }: Column): CellKind {
  if (typeof cell === 'number') return 'WHOLE';
  if (cell instanceof Date) return 'INSTANT';
  if (kind === 'DECIMAL' && DECIMAL.test(cell)) return kind;
  return kind === 'DAY' && DAY.test(cell) ? kind : 'TEXT';
}

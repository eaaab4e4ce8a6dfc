import { RuleError } from '@complaints/contracts';
import { csvRows, delimiterOf, type Piece, type TextLine, textLines } from '@complaints/kit/files';
import type { NumberedLine } from '../../data/reconcile/write-lines.js';
import { type Layout, layOut, type Wanted } from '../../domain/reconcile/layout.js';
import { MOST_LINES } from '../../domain/reconcile/reconciliation.js';
import { type LineReading, readLine, UNREADABLE_LINE } from '../../domain/reconcile/statement-line.js';
import { StatementFault } from '../../domain/reconcile/vocabulary.js';
import { StatementRefused } from './statement-text.js';

/** Statements say this and that before their first row; not more than so many lines. */
const HEADING_WITHIN_LINES = 100;
/** With which such lines begin, before and behind the rows. */
const REMARK = '#';

/** How a statement is read. */
export interface StatementReading extends Wanted, Omit<LineReading, 'layout'> {}

/**
 * The lines of a statement, behind the row that names its columns.
 * @param most how many there may be
 * @throws StatementRefused COLUMNS_MISSING when no line of its beginning does, TOO_MANY_LINES
 */
export async function* statementLines(
  pieces: AsyncIterable<Piece>,
  reading: StatementReading,
  most = MOST_LINES,
): AsyncGenerator<NumberedLine> {
  const lines = textLines(pieces);
  const { layout, delimiter } = await findHeading(lines, reading);
  let count = 0;
  for await (const { line: number, fields } of csvRows(lines, delimiter, { isEven: false })) {
    if (!(fields instanceof RuleError) && fields[0]?.startsWith(REMARK)) continue;
    count += 1;
    if (count > most) throw new StatementRefused(StatementFault.TOO_MANY_LINES);
    const line = fields instanceof RuleError ? UNREADABLE_LINE : readLine(fields, { ...reading, layout });
    yield { ...line, number };
  }
}

async function findHeading(
  lines: AsyncGenerator<TextLine>,
  wanted: Wanted,
): Promise<{ layout: Layout; delimiter: string }> {
  for (let looked = 0; looked < HEADING_WITHIN_LINES; looked += 1) {
    const { value: line, done } = await lines.next();
    if (done) break;
    const delimiter = delimiterOf(line.text);
    const { value: row } = await csvRows(only(line), delimiter).next();
    const layout = !row || row.fields instanceof RuleError ? null : layOut(row.fields, wanted);
    if (layout) return { layout, delimiter };
  }
  throw new StatementRefused(StatementFault.COLUMNS_MISSING);
}

async function* only(line: TextLine): AsyncGenerator<TextLine> {
  yield line;
}

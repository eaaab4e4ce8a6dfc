import { RuleError } from '@complaints/contracts';
import { fenFromYuan, readInstant } from '@complaints/kit/pure';
import type { Span } from '../settlement/ask.js';
import { MOST_REFERENCE } from '../text.js';
import type { ColumnRole, Layout } from './layout.js';
import { withSlack } from './match.js';
import { LineFault } from './vocabulary.js';

/** What is kept of a line of a statement; what could be read, and what kept the rest from it. */
export interface StatementLine {
  reference: string | null;
  /** Whole fen that went out; below zero where they came back. */
  amountFen: number | null;
  madeAt: Date | null;
  fault: LineFault | null;
}

/** How the lines of a statement are read. */
export interface LineReading {
  layout: Layout;
  span: Span;
  /** The zone of what names none. */
  timeZone: string;
}

/** Nothing of it could be read. */
export const UNREADABLE_LINE: StatementLine = {
  ...{ reference: null, amountFen: null, madeAt: null, fault: LineFault.ROW_UNREADABLE },
};

/** Reads a line of a statement. Source: R65. */
export function readLine(row: readonly string[], { layout, span, timeZone }: LineReading): StatementLine {
  const said = (role: ColumnRole) => textAt(row, layout.columns[role]);
  const faults: LineFault[] = [];
  const reading = <T>(read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      faults.push(error.code as LineFault);
      return null;
    }
  };
  const reference = reading(() => referenceOf(said('reference')));
  const amountFen = reading(() => movedFen(said, layout));
  const madeAt = reading(() => instantWithin(said('madeAt'), { span, timeZone }));
  return { reference, amountFen, madeAt, fault: faults[0] ?? null };
}

/** What stands in a place, without the signs by which exporters keep spreadsheets from reading it as a number. */
const textAt = (row: readonly string[], place: number | null): string =>
  (place === null ? '' : (row[place] ?? '')).replace(/^\s*[`']/, '').trim();

const refuse = (fault: LineFault): never => {
  throw new RuleError(fault, 'The line cannot be read.');
};

function referenceOf(text: string): string {
  if (text === '') return refuse(LineFault.REFERENCE_MISSING);
  const isReadable = text.length <= MOST_REFERENCE && text.isWellFormed() && !/[\0\uFFFD]/.test(text);
  return isReadable ? text : refuse(LineFault.REFERENCE_UNREADABLE);
}

/** By a column that says which way, by two columns, or by the sign of one. */
function movedFen(said: (role: ColumnRole) => string, { columns, paidIsNegative }: Layout): number {
  const written = writtenFen(said('amount'));
  const income = writtenFen(said('income'));
  if (written !== 0 && income !== 0) return refuse(LineFault.AMOUNT_UNREADABLE);
  if (written === 0 && income === 0) return refuse(LineFault.AMOUNT_MISSING);
  if (columns.direction !== null) return Math.abs(written || income) * signOf(said('direction'));
  if (income !== 0) return -income;
  return paidIsNegative ? -written : written;
}

const OUT = /^(支出?|借方?|付款?|出|out|debit|d|expense)$/i;
const BACK = /^(收入?|贷方?|收款|入|in|credit|c|income)$/i;

function signOf(direction: string): 1 | -1 {
  if (OUT.test(direction)) return 1;
  return BACK.test(direction) ? -1 : refuse(LineFault.DIRECTION_UNREADABLE);
}

const AMOUNT = /^([+-])?\s*(?:¥|CNY|RMB)?\s*([+-])?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*元?$/i;
/** What is written where there is no amount. */
const NONE = /^[-—/]*$/;

/** Whole fen as they are written; 0 where nothing is. */
function writtenFen(text: string): number {
  const plain = text.normalize('NFKC');
  if (NONE.test(plain)) return 0;
  const [, before, behind, yuan = '', fraction = ''] = AMOUNT.exec(plain) ?? [];
  if (yuan === '' || (before && behind)) return refuse(LineFault.AMOUNT_UNREADABLE);
  try {
    const sign = before ?? behind;
    // Some banks write more digits, which are zeros.
    const exact = yuan.replaceAll(',', '') + fraction.replace(/^(\.\d\d)0+$/, '$1');
    return fenFromYuan(sign === '-' ? `-${exact}` : exact);
  } catch {
    return refuse(LineFault.AMOUNT_UNREADABLE);
  }
}

function instantWithin(text: string, { span, timeZone }: Pick<LineReading, 'span' | 'timeZone'>): Date {
  const { from, until } = withSlack(span);
  const madeAt = readInstant(text, { field: 'madeAt', timeZone });
  return from <= madeAt && madeAt < until ? madeAt : refuse(LineFault.OUT_OF_SPAN);
}

import { after, DAY_MS } from '@complaints/kit/pure';
import type { Span } from '../settlement/ask.js';
import { ReconciliationResult } from './vocabulary.js';

/** How far outside the time of a statement an entry of the books may lie and still be met by a line: banks book on the next day. */
const SLACK_MS = DAY_MS;

/** The time in which entries of the books may be met. */
export const withSlack = ({ from, until }: Span): Span => ({
  from: after(from, -SLACK_MS),
  until: after(until, SLACK_MS),
});

/** A line of a statement, or an entry of the books, by what is compared: whole fen, below zero where they came back. */
export interface Side {
  amountFen: number;
  at: Date;
}

/** What one line, one entry or both came to; null of an entry that the statement need not have. */
export interface Verdict<Line, Entry> {
  line: Line | null;
  entry: Entry | null;
  result: ReconciliationResult | null;
}

/** What has one reference, on both sides. */
export interface Group<Line extends Side, Entry extends Side> {
  lines: readonly Line[];
  entries: readonly Entry[];
}

/**
 * Holds what has one reference against each other: payments against what went out, reversals against what came back. Times
 * are not compared; an entry outside the span of the statement may be met by a line, and is not missed.
 * Source: R64, R65.
 */
export const judge = <Line extends Side, Entry extends Side>(
  { lines, entries }: Group<Line, Entry>,
  span: Span,
): Verdict<Line, Entry>[] =>
  [isOut, isBack].flatMap((way) => judgeOneWay({ lines: lines.filter(way), entries: entries.filter(way) }, span));

const isOut = ({ amountFen }: Side): boolean => amountFen > 0;
const isBack = (side: Side): boolean => !isOut(side);

function judgeOneWay<Line extends Side, Entry extends Side>(
  { lines, entries }: Group<Line, Entry>,
  span: Span,
): Verdict<Line, Entry>[] {
  const [line = null, ...moreLines] = lines;
  const [entry = null, ...moreEntries] = entries;
  if (!line && !entries.some(({ at }) => isWithin(span, at))) {
    return entries.map((each) => ({ line: null, entry: each, result: null }));
  }
  if (moreLines.length > 0 || moreEntries.length > 0) {
    const result = ReconciliationResult.TWICE;
    return [
      ...lines.map((each) => ({ line: each, entry: null, result })),
      ...entries.map((each) => ({ line: null, entry: each, result })),
    ];
  }
  return [{ line, entry, result: resultOf(line, entry) }];
}

function resultOf(line: Side | null, entry: Side | null): ReconciliationResult {
  if (!entry) return ReconciliationResult.NOT_IN_BOOKS;
  if (!line) return ReconciliationResult.NOT_ON_STATEMENT;
  return line.amountFen === entry.amountFen ? ReconciliationResult.MATCHED : ReconciliationResult.AMOUNT_DIFFERS;
}

const isWithin = ({ from, until }: Span, at: Date): boolean => from <= at && at < until;

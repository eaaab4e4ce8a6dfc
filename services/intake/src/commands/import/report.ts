import { type FileHandle, open } from 'node:fs/promises';
import { CannotRun } from '../ingest/cannot-run.js';

/** What became of one row of the file. */
export interface ReportedRow {
  line: number;
  externalId: string | null;
  outcome: 'IMPORTED' | 'IMPORTABLE' | 'ALREADY_THERE' | 'CHANGED' | 'REFUSED';
  complaintId?: string;
  number?: string;
  /** Of what was refused: why, and the field of the file that is at fault, null for the whole row. */
  code?: string;
  field?: string | null;
  message?: string;
}

const MOST_LISTED = 20;

/** How far an import is, and what became of the rows. */
export interface Tally {
  counts: Record<ReportedRow['outcome'], number>;
  /** How often rows were refused, by code. */
  codes: Map<string, number>;
  /** The first rows that were left out. */
  leftOut: ReportedRow[];
  /** The last row that is done with; 0 before the first one. */
  line: number;
  bytesRead: number;
  bytes: number;
}

export const emptyTally = (bytes: number): Tally => ({
  counts: { IMPORTED: 0, IMPORTABLE: 0, ALREADY_THERE: 0, CHANGED: 0, REFUSED: 0 },
  codes: new Map(),
  leftOut: [],
  line: 0,
  bytesRead: 0,
  bytes,
});

export const rowsOf = ({ counts }: Tally): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export const leftOutOf = ({ counts }: Tally): number => counts.REFUSED + counts.CHANGED;

/** Counts rows that are done with. */
export function count(tally: Tally, rows: readonly ReportedRow[]): void {
  for (const row of rows) {
    tally.counts[row.outcome] += 1;
    tally.line = row.line;
    if (row.code) tally.codes.set(row.code, (tally.codes.get(row.code) ?? 0) + 1);
    const isLeftOut = row.outcome === 'REFUSED' || row.outcome === 'CHANGED';
    if (isLeftOut && tally.leftOut.length < MOST_LISTED) tally.leftOut.push(row);
  }
}

/** Where every row is reported, one JSON object to a line. */
export interface Report {
  write(rows: readonly ReportedRow[]): Promise<void>;
  end(): Promise<void>;
}

/** @throws CannotRun when the file cannot be written */
export async function openReport(file: string | null): Promise<Report> {
  if (file === null) return { write: async () => undefined, end: async () => undefined };
  const handle: FileHandle = await open(file, 'w', 0o600).catch((error) => {
    throw new CannotRun(`The report cannot be written: ${error.message}`);
  });
  return {
    async write(rows) {
      await handle.appendFile(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    },
    end: () => handle.close(),
  };
}

/** What is told at the end. */
export function summaryOf(
  tally: Tally,
  { seconds, dryRun, stopped }: { seconds: number; dryRun: boolean; stopped: boolean },
): string {
  const { counts, codes, leftOut } = tally;
  const rows = rowsOf(tally);
  const figure = (name: string, value: string | number) => `  ${name.padEnd(16)}${String(value).padStart(9)}\n`;
  const parts = [
    dryRun ? 'Dry run: nothing was written.\n' : '',
    figure('rows read', rows),
    dryRun ? figure('can be imported', counts.IMPORTABLE) : figure('imported', counts.IMPORTED),
    figure('already there', counts.ALREADY_THERE),
    figure('changed since', counts.CHANGED),
    figure('refused', counts.REFUSED),
    ...[...codes].sort(([, a], [, b]) => b - a).map(([code, times]) => `      ${String(times).padStart(7)}  ${code}\n`),
    figure('rows a second', Math.round(rows / Math.max(seconds, 0.001))),
    ...leftOut.map(lineOf),
    leftOutOf(tally) > leftOut.length
      ? `  and ${leftOutOf(tally) - leftOut.length} more; --report FILE writes every row\n`
      : '',
    stopped ? `Stopped after line ${tally.line}. The same command goes on: what is there is passed over.\n` : '',
  ];
  return parts.join('');
}

function lineOf({ line, externalId, outcome, code, field, message }: ReportedRow): string {
  const why =
    outcome === 'CHANGED' ? 'CHANGED  It says something else than when it was imported; it is left as it was.' : '';
  return `  line ${line}  ${externalId ?? '-'}  ${why || [code, field, message].filter(Boolean).join('  ')}\n`;
}

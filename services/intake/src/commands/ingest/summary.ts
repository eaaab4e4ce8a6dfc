import { writeFile } from 'node:fs/promises';
import { LEVELS } from '@complaints/contracts';
import { CannotRun } from './cannot-run.js';
import type { UnregisteredRow } from './list-rows.js';
import { doneOf, type Tally } from './tally.js';

/** What a run came to, for the person who started it. */
export function summaryOf(tally: Tally, run: { from: string; seconds: number; stopped: boolean }): string {
  const done = doneOf(tally);
  const perSecond = run.seconds > 0 ? (done / run.seconds).toFixed(1) : '–';
  const levels = LEVELS.map((level) => [level, tally.levels.get(level) ?? 0] as const);
  return [
    `${run.stopped ? 'Stopped' : 'Finished'}: ${run.from}`,
    `  rows read        ${tally.read}`,
    `  registered       ${tally.registered}`,
    `  already there    ${tally.alreadyThere}`,
    `  repeats          ${tally.repeats}, among registered and already there`,
    `  rejected         ${tally.rejected.length}`,
    `  failed           ${tally.failed.length}`,
    ...(done < tally.read ? [`  not sent         ${tally.read - done}`] : []),
    `  by level         ${countsOf(levels)}`,
    `  by channel       ${countsOf([...tally.channels].sort((a, b) => b[1] - a[1]))}`,
    `  unknown channels ${countsOf([...tally.unknownChannels].map(([word, count]) => [shown(word) || '(none)', count]))}`,
    `  duration         ${run.seconds.toFixed(1)} s, ${perSecond} rows/s`,
    '  rules            told by --help',
    ...listOf('Rejected', tally.rejected),
    ...listOf('Failed; another run sends them again', tally.failed),
    '',
  ].join('\n');
}

const countsOf = (counts: readonly (readonly [string, number])[]): string =>
  counts.length === 0 ? 'none' : counts.map(([name, count]) => `${name} ${count}`).join(', ');

const listOf = (title: string, rows: readonly UnregisteredRow[]): string[] =>
  rows.length === 0
    ? []
    : [
        '',
        `${title}:`,
        ...inOrder(rows).map(
          ({ line, id, code, message }) => `  line ${line}  ${shown(id ?? '–')}  ${code}  ${message}`,
        ),
      ];

const inOrder = (rows: readonly UnregisteredRow[]) => rows.toSorted((a, b) => a.line - b.line);

/** A file's own words must not steer the terminal. */
const shown = (text: string): string => text.replaceAll(/\p{Cc}/gu, '?').slice(0, 128);

/** Writes the rows that were not registered as JSON Lines, in the order of the file. */
export async function writeReport(file: string, { rejected, failed }: Tally): Promise<void> {
  const rows = [
    ...rejected.map((row) => ({ ...row, outcome: 'REJECTED' })),
    ...failed.map((row) => ({ ...row, outcome: 'FAILED' })),
  ].sort((a, b) => a.line - b.line);
  try {
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  } catch (error) {
    throw new CannotRun(`The report cannot be written: ${(error as Error).message}`);
  }
}

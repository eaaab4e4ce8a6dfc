import type { Rows } from './rows.js';
import { type Cause, causes, isMissed, type Verdict } from './verdict.js';

const cell = (text: string | number, width = 10): string => String(text).padStart(width);
const share = (part: number, of: number): string => `${((100 * part) / Math.max(of, 1)).toFixed(2)} %`;

const agrees = (verdict: Verdict): boolean => verdict.row.recordedLate === isMissed(verdict);
const differs = (verdict: Verdict): boolean => verdict.row.recordedLate === !isMissed(verdict);
const isSilent = ({ row }: Verdict): boolean => row.recordedLate === null;

/** What was found, as people read it. */
export function reportOf(verdicts: readonly Verdict[], read: Rows, most: number): string {
  const compared = verdicts.filter((verdict) => !isSilent(verdict));
  const differing = compared.filter(differs);
  return [
    `${verdicts.length} rows with a target; ${read.withoutTarget} without one and ${read.unreadable.length} unreadable are left out${linesOf(read)}.`,
    `Agreement ${share(compared.length - differing.length, compared.length)}: ${compared.length - differing.length} of ${compared.length} rows that the record judged.`,
    '',
    ...verdictsAgainstRecord(verdicts),
    '',
    ...byCause(verdicts),
    '',
    ...list('Differences', differing, most),
    ...list('Not judged on record', verdicts.filter(isSilent), most),
    '',
  ].join('\n');
}

const linesOf = ({ unreadable }: Rows): string =>
  unreadable.length > 0 ? ` (lines ${unreadable.slice(0, 10).join(', ')}${unreadable.length > 10 ? ', …' : ''})` : '';

function verdictsAgainstRecord(verdicts: readonly Verdict[]): string[] {
  const line = (title: string, rows: readonly Verdict[]) =>
    `  ${cell(rows.filter(isMissed).length)}${cell(rows.filter((verdict) => !isMissed(verdict)).length)}  ${title}`;
  return [
    `  ${cell('missed')}${cell('in time')}  by our clocks, where the record says`,
    line(
      'OVERDUE',
      verdicts.filter(({ row }) => row.recordedLate === true),
    ),
    line(
      'ONTIME',
      verdicts.filter(({ row }) => row.recordedLate === false),
    ),
    line('nothing', verdicts.filter(isSilent)),
  ];
}

function byCause(verdicts: readonly Verdict[]): string[] {
  const found = Map.groupBy(verdicts, ({ cause }) => cause);
  const rows = (Object.keys(causes) as Cause[]).map((cause) => ({ cause, rows: found.get(cause) ?? [] }));
  return [
    `  ${cell('rows')}${cell('agree')}${cell('differ')}  of which it is unusual that`,
    ...rows.map(
      ({ cause, rows }) =>
        `  ${cell(rows.length)}${cell(rows.filter(agrees).length)}${cell(rows.filter(differs).length)}  ${causes[cause]}`,
    ),
  ];
}

function list(title: string, verdicts: readonly Verdict[], most: number): string[] {
  if (verdicts.length === 0) return [`${title}: none`];
  const left = verdicts.length - Math.min(most, verdicts.length);
  return [
    `${title}: ${verdicts.length}`,
    ...verdicts
      .slice(0, most)
      .map(
        ({ row, state, cause }) =>
          `  ${row.name}  opened ${row.openedAt}  due ${row.dueAt}  closed ${row.closedAt ?? 'never'}  ours ${state}  (${causes[cause]})`,
      ),
    ...(left > 0 ? [`  … and ${left} more: --differences ${verdicts.length} lists them`] : []),
  ];
}

import { armFor, type DeadlineFacts, meet, stateOf } from '../../domain/deadline.js';
import { defaultPolicy } from '../../domain/policy.js';
import type { Rules } from '../../domain/rules.js';
import { DeadlineState } from '../../domain/vocabulary.js';
import type { Row } from './rows.js';

/** What is unusual about a row, and could make two verdicts differ; the first that holds. */
export const causes = {
  NOT_CLOSED: 'not closed: judged at the newest instant of the file',
  TARGET_NOT_AFTER_OPENING: 'its target is not later than its opening',
  CLOSED_BEFORE_OPENING: 'closed before it was opened',
  CLOSED_AT_TARGET: 'closed less than a second from its target',
  CLOCKS_CHANGED: 'the clocks changed between its target and its closing',
  NOTHING: 'nothing unusual',
} as const;
export type Cause = keyof typeof causes;

/** What our clock says of a row, beside what the record says. */
export interface Verdict {
  row: Row;
  state: DeadlineState;
  cause: Cause;
}

const rules: Rules = { policy: defaultPolicy, calendars: new Map() };

/**
 * A clock that starts when the row was opened and runs until its target. Which of our kinds it is makes no difference to
 * whether it was missed.
 */
const clockOf = ({ openedAt, dueAt }: Row): DeadlineFacts =>
  armFor({ kind: 'CONTACT', armedAt: new Date(openedAt), limit: { until: new Date(dueAt) } }, rules);

/** Judges rows by the rules of our clocks; what is open, at the newest instant of them all. Source: R25. */
export function judge(rows: readonly Row[]): Verdict[] {
  const now = new Date(
    rows.reduce((newest, { openedAt, closedAt }) => Math.max(newest, Date.parse(closedAt ?? openedAt)), 0),
  );
  return rows.map((row) => {
    const clock = clockOf(row);
    const state = stateOf(row.closedAt ? meet(clock, new Date(row.closedAt)) : clock, now);
    return { row, state, cause: causeOf(row) };
  });
}

export const isMissed = ({ state }: Verdict): boolean => state === DeadlineState.MISSED;

function causeOf({ openedAt, dueAt, closedAt }: Row): Cause {
  if (closedAt === null) return 'NOT_CLOSED';
  const [opened, due, closed] = [openedAt, dueAt, closedAt].map((text) => Date.parse(text)) as [number, number, number];
  if (due <= opened) return 'TARGET_NOT_AFTER_OPENING';
  if (closed < opened) return 'CLOSED_BEFORE_OPENING';
  if (Math.abs(closed - due) < 1_000) return 'CLOSED_AT_TARGET';
  return offsetOf(dueAt) === offsetOf(closedAt) ? 'NOTHING' : 'CLOCKS_CHANGED';
}

/** By how much local time is ahead, as it was written: `-05:00`. */
const offsetOf = (instant: string): string | undefined => /(Z|[+-]\d\d:?\d\d)$/.exec(instant)?.[0];

import { DeadlineKind, RuleError } from '@complaints/contracts';
import { HOUR_MS } from '@complaints/kit/pure';
import { type CaseFile, type Decision, decide } from '../case.js';
import { type DeadlineFacts, isOverdue, isRunning, newestOf } from '../deadline.js';
import type { HandlingPolicy } from '../policy.js';
import type { PauseReason } from '../vocabulary.js';
import { shifted } from './shift.js';

/** That a clock stood still. */
export interface PauseFacts {
  pausedAt: Date;
  untilAt: Date;
  /** When it went on before that; null when it did not. */
  resumedAt: Date | null;
}

/** Which clock of a case. */
export type ClockOfCase = Pick<DeadlineFacts, 'kind' | 'subject'>;

/** A clock whose due instant is another, and the case with it. */
export interface Shifted {
  clock: DeadlineFacts;
  decision: Decision;
}

/** What the law gives and what an emergency asks does not stand still. */
const NEVER_PAUSED: readonly DeadlineKind[] = [DeadlineKind.STATUTORY, DeadlineKind.EMERGENCY];

/**
 * The clock of a case that is to stand still or to go on.
 * @throws RuleError CLOCK_NOT_RUNNING, CLOCK_LATE
 */
export function runningClock({ deadlines }: CaseFile, wanted: ClockOfCase, now: Date): DeadlineFacts {
  const clock = newestOf(deadlines, wanted);
  if (!clock || !isRunning(clock)) throw new RuleError('CLOCK_NOT_RUNNING', 'No such clock runs.', ['kind']);
  if (isOverdue(clock, now)) throw new RuleError('CLOCK_LATE', 'The clock has run out already.', ['kind']);
  return clock;
}

/** What is asked of a pause. */
export interface Pausing {
  clock: DeadlineFacts;
  reason: PauseReason;
  untilAt: Date;
  /** The pauses of this clock so far. */
  pauses: readonly PauseFacts[];
  now: Date;
}

/**
 * Has a clock stand still until an instant: what is left of it is left then. The time that it stood still for counts against
 * one limit, however often it does.
 * @throws RuleError PAUSING_OFF, REASON_NOT_ALLOWED by the policy that the case keeps
 * @throws RuleError CLOCK_NEVER_PAUSES, PAUSED_ALREADY, PAUSE_IN_PAST, PAUSE_TOO_LONG
 * Source: R28.
 */
export function pause(file: CaseFile, { clock, reason, untilAt, pauses, now }: Pausing): Shifted {
  const { pausing } = file.rules.policy;
  if (pausing.reasons.length === 0)
    throw new RuleError('PAUSING_OFF', 'By the policy of this case clocks do not stand still.', ['caseId']);
  if (!pausing.reasons.includes(reason))
    throw new RuleError('REASON_NOT_ALLOWED', 'By the policy of this case a clock does not stand still for this.', [
      'reason',
    ]);
  if (NEVER_PAUSED.includes(clock.kind))
    throw new RuleError('CLOCK_NEVER_PAUSES', 'What the law gives or an emergency asks does not stand still.', [
      'kind',
    ]);
  if (openPause(pauses, now)) throw new RuleError('PAUSED_ALREADY', 'The clock stands still already.', ['kind']);
  if (untilAt <= now) throw new RuleError('PAUSE_IN_PAST', 'A pause ends in the future.', ['untilAt']);
  checkLength(pausing, [...pauses, { pausedAt: now, untilAt, resumedAt: null }]);
  return shift(file, clock, { from: now, to: untilAt });
}

function checkLength({ atMostHours }: HandlingPolicy['pausing'], pauses: readonly PauseFacts[]): void {
  const ms = pauses.reduce(
    (sum, { pausedAt, untilAt, resumedAt }) => sum + (resumedAt ?? untilAt).getTime() - pausedAt.getTime(),
    0,
  );
  if (ms > atMostHours * HOUR_MS)
    throw new RuleError('PAUSE_TOO_LONG', `A clock stands still for ${atMostHours} hours in all at the most.`, [
      'untilAt',
    ]);
}

/** The pause in which a clock stands still at an instant. */
export const openPause = <Pause extends PauseFacts>(pauses: readonly Pause[], now: Date): Pause | undefined =>
  pauses.find(({ untilAt, resumedAt }) => resumedAt === null && untilAt > now);

/**
 * Has a clock go on before its pause is over: what was left when it began to stand still is left now, so it is never due
 * before now.
 * @throws RuleError NOT_PAUSED
 * Source: R28.
 */
export function resume(file: CaseFile, { clock, pauses, now }: Pick<Pausing, 'clock' | 'pauses' | 'now'>): Shifted {
  const open = openPause(pauses, now);
  if (!open) throw new RuleError('NOT_PAUSED', 'The clock does not stand still.', ['kind']);
  return shift(file, clock, { from: open.untilAt, to: now });
}

function shift(file: CaseFile, clock: DeadlineFacts, standstill: { from: Date; to: Date }): Shifted {
  const moved = shifted(clock, standstill, file.rules.calendars);
  return { clock: moved, decision: decide(file, { deadlines: [moved] }) };
}

import { DeadlineKind } from '@complaints/contracts';
import { after, MINUTE_MS } from '@complaints/kit/pure';
import { afterWorkingDays, afterWorkingMinutes, type WorkingCalendar } from './calendar/working-calendar.js';
import type { Rules } from './rules.js';
import { DeadlineState } from './vocabulary.js';

/**
 * One clock of a case. It ends exactly once: met in time, missed, or cancelled before it was due.
 * A contact that comes late leaves `metAt` on a missed clock.
 */
export interface DeadlineFacts {
  kind: DeadlineKind;
  /** What of the case it is about: the id or code of a task, a referral, a step; empty for the case itself. */
  subject: string;
  /** Counts the clocks of one kind and subject from 1. */
  generation: number;
  /** Where its arithmetic starts: `armedAt` + its limit on its calendar = `dueAt`. */
  armedAt: Date;
  /** Null where the limit is of working days, or an instant that was agreed on. */
  limitMinutes: number | null;
  limitWorkingDays: number | null;
  /** The working calendar it runs on; null around the clock. Source: R27. */
  calendarCode: string | null;
  dueAt: Date;
  metAt: Date | null;
  cancelledAt: Date | null;
  /** When it was recorded as missed; later than `dueAt`. */
  firedAt: Date | null;
  /** When it warns while it runs, from the first. Source: R28. */
  warningsAt: readonly Date[];
  policyVersion: number;
}

/** How long a clock runs. */
export type Limit =
  | { minutes: number; calendarCode?: string | null }
  | { workingDays: number; calendarCode: string | null }
  | { until: Date };

/** What a clock is about, and from when on and how long it runs. */
export interface Arming {
  kind: DeadlineKind;
  subject?: string;
  armedAt: Date;
  limit: Limit;
}

/** Starts the first clock of a kind and subject. Source: R19, R25, R27, R28. */
export function armFor({ kind, subject = '', armedAt, limit }: Arming, rules: Rules): DeadlineFacts {
  const { policy } = rules;
  const calendarCode = ('calendarCode' in limit && limit.calendarCode) || null;
  const dueAt = dueAfter(armedAt, limit, rules);
  return {
    ...{ kind, subject, generation: 1, armedAt, calendarCode, dueAt },
    limitMinutes: 'minutes' in limit ? limit.minutes : null,
    limitWorkingDays: 'workingDays' in limit ? limit.workingDays : null,
    ...{ metAt: null, cancelledAt: null, firedAt: null },
    warningsAt: policy.warnAtPercent.map((percent) => partOf({ armedAt, dueAt, limit }, percent, rules)),
    policyVersion: policy.version,
  };
}

const calendarOf = (code: string | null | undefined, { calendars }: Rules): WorkingCalendar | undefined =>
  code ? calendars.get(code) : undefined;

/** A calendar that is not there any more counts around the clock. */
function dueAfter(from: Date, limit: Limit, rules: Rules): Date {
  if ('until' in limit) return limit.until;
  const calendar = calendarOf(limit.calendarCode, rules);
  if ('minutes' in limit)
    return calendar ? afterWorkingMinutes(calendar, from, limit.minutes) : after(from, limit.minutes * MINUTE_MS);
  return calendar ? afterWorkingDays(calendar, from, limit.workingDays) : after(from, limit.workingDays * DAY_MINUTES);
}
const DAY_MINUTES = 24 * 60 * MINUTE_MS;

/** The instant at which so much of a limit is used up. Source: R28. */
function partOf(
  { armedAt, dueAt, limit }: { armedAt: Date; dueAt: Date; limit: Limit },
  percent: number,
  rules: Rules,
): Date {
  const calendar = 'minutes' in limit ? calendarOf(limit.calendarCode, rules) : undefined;
  return 'minutes' in limit && calendar
    ? afterWorkingMinutes(calendar, armedAt, (limit.minutes * percent) / 100)
    : after(armedAt, Math.floor(((dueAt.getTime() - armedAt.getTime()) * percent) / 100));
}

/** The clocks whose limits the policy sets for every case. */
export type OwnKind = 'CONTACT' | 'FIRST_ANSWER' | 'PLAN';

const limitOf: Record<OwnKind, (policy: Rules['policy']) => Limit> = {
  CONTACT: ({ contactWithinMinutes: minutes, calendarOf: { contact } }) => ({ minutes, calendarCode: contact }),
  FIRST_ANSWER: ({ firstAnswerWithinHours: hours, calendarOf: { firstAnswer } }) => ({
    minutes: hours * 60,
    calendarCode: firstAnswer,
  }),
  PLAN: ({ planWithinHours: hours, calendarOf: { plan } }) => ({ minutes: hours * 60, calendarCode: plan }),
};

/** Starts the first clock of a kind that every case has. Source: R21, R22. */
export const arm = (kind: OwnKind, armedAt: Date, rules: Rules): DeadlineFacts =>
  armFor({ kind, armedAt, limit: limitOf[kind](rules.policy) }, rules);

/** Starts the next clock of a kind; the earlier ones stay as they ended. */
export const armAfresh = (kind: OwnKind, armedAt: Date, { rules, deadlines }: Clocks): DeadlineFacts =>
  next(deadlines, arm(kind, armedAt, rules));

/** The clock counted after those of its kind and subject that were there before. */
export const next = (earlier: readonly DeadlineFacts[], armed: DeadlineFacts): DeadlineFacts => ({
  ...armed,
  generation: (newestOf(earlier, armed)?.generation ?? 0) + 1,
});

/** What the clocks of a case are, and by which rules they run. */
interface Clocks {
  deadlines: readonly DeadlineFacts[];
  rules: Rules;
}

/** The newest clock of a kind and subject. */
export const newestOf = (
  deadlines: readonly DeadlineFacts[],
  { kind, subject }: Pick<DeadlineFacts, 'kind' | 'subject'>,
): DeadlineFacts | undefined => deadlines.findLast((found) => found.kind === kind && found.subject === subject);

/** Whether a clock has not ended. */
export const isRunning = ({ metAt, cancelledAt, firedAt }: DeadlineFacts): boolean =>
  !metAt && !cancelledAt && !firedAt;

/** Whether a running clock is late: exactly at the due instant is in time, one millisecond later is not. Source: R25. */
export const isOverdue = (deadline: DeadlineFacts, now: Date): boolean => isRunning(deadline) && now > deadline.dueAt;

/** What has become of a clock; missed is a fact of its times, whether or not it was recorded yet. Source: R25. */
export function stateOf(deadline: DeadlineFacts, now: Date): DeadlineState {
  if (deadline.cancelledAt) return DeadlineState.CANCELLED;
  if (deadline.firedAt || (deadline.metAt ?? now) > deadline.dueAt) return DeadlineState.MISSED;
  return deadline.metAt ? DeadlineState.MET : DeadlineState.RUNNING;
}

/** Records a clock as missed. */
export const miss = (deadline: DeadlineFacts, now: Date): DeadlineFacts => ({ ...deadline, firedAt: now });

/** Records what a clock waited for; a clock that was late is missed all the same. */
export const meet = (deadline: DeadlineFacts, now: Date): DeadlineFacts => ({
  ...(isOverdue(deadline, now) ? miss(deadline, now) : deadline),
  metAt: now,
});

/**
 * The clocks of these kinds and subjects, with what they waited for; none that has ended or is late: what is late is recorded
 * as such when its turn comes.
 */
export const metInTime = (
  deadlines: readonly DeadlineFacts[],
  wanted: readonly { kind: DeadlineKind; subject?: string }[],
  now: Date,
): DeadlineFacts[] =>
  wanted.flatMap(({ kind, subject = '' }) => {
    const clock = newestOf(deadlines, { kind, subject });
    return clock && isRunning(clock) && !isOverdue(clock, now) ? [meet(clock, now)] : [];
  });

/** Ends a running clock that nobody waits for any more: what is late is missed, anything else is cancelled. */
const end = (deadline: DeadlineFacts, now: Date): DeadlineFacts =>
  isOverdue(deadline, now) ? miss(deadline, now) : { ...deadline, cancelledAt: now };

/** Clocks of an owner's turn; the others go on whoever owns the case. Source: R20. */
export const KINDS_OF_A_TURN: readonly DeadlineKind[] = [
  DeadlineKind.CONTACT,
  DeadlineKind.PLAN,
  DeadlineKind.DELIVERY,
  DeadlineKind.TASK,
];

/** Ends the running clocks of some kinds; of all where none are said. */
export const endAll = (
  deadlines: readonly DeadlineFacts[],
  now: Date,
  kinds?: readonly DeadlineKind[],
): DeadlineFacts[] =>
  deadlines
    .filter((deadline) => isRunning(deadline) && (!kinds || kinds.includes(deadline.kind)))
    .map((deadline) => end(deadline, now));

/** The due instant of the running clock that ends first; null when none runs. */
export function nextDueOf(deadlines: readonly DeadlineFacts[]): Date | null {
  const due = deadlines.filter(isRunning).map((deadline) => deadline.dueAt.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}

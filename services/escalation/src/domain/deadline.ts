import type { DeadlineKind } from '@complaints/contracts';
import { after, MINUTE_MS } from '@complaints/kit/pure';
import type { HandlingPolicy } from './policy.js';
import { DeadlineState } from './vocabulary.js';

/**
 * One clock of a case. It ends exactly once: met in time, missed, or cancelled before it was due.
 * A contact that comes late leaves `metAt` on a missed clock.
 */
export interface DeadlineFacts {
  kind: DeadlineKind;
  /** Counts the clocks of one kind from 1. */
  generation: number;
  /** Where its arithmetic starts: `armedAt` + `limitMinutes` = `dueAt`. */
  armedAt: Date;
  limitMinutes: number;
  dueAt: Date;
  metAt: Date | null;
  cancelledAt: Date | null;
  /** When it was recorded as missed; later than `dueAt`. */
  firedAt: Date | null;
  policyVersion: number;
}

const limitMinutesOf = (kind: DeadlineKind, policy: HandlingPolicy): number =>
  kind === 'CONTACT' ? policy.contactWithinMinutes : policy.planWithinHours * 60;

/** Starts the first clock of a kind. Source: R21, R22, R27. */
export function arm(kind: DeadlineKind, armedAt: Date, policy: HandlingPolicy): DeadlineFacts {
  const limitMinutes = limitMinutesOf(kind, policy);
  const dueAt = after(armedAt, limitMinutes * MINUTE_MS);
  const open = { metAt: null, cancelledAt: null, firedAt: null };
  return { kind, generation: 1, armedAt, limitMinutes, dueAt, ...open, policyVersion: policy.version };
}

/** Starts the next clock of a kind; the earlier ones stay as they ended. */
export const armAfresh = (earlier: DeadlineFacts, armedAt: Date, policy: HandlingPolicy): DeadlineFacts => ({
  ...arm(earlier.kind, armedAt, policy),
  generation: earlier.generation + 1,
});

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

/** Ends every running clock: what is late is missed, the others are cancelled. */
export const endAll = (deadlines: readonly DeadlineFacts[], now: Date): DeadlineFacts[] =>
  deadlines
    .filter(isRunning)
    .map((deadline) => (isOverdue(deadline, now) ? miss(deadline, now) : { ...deadline, cancelledAt: now }));

/** The due instant of the running clock that ends first; null when none runs. */
export function nextDueOf(deadlines: readonly DeadlineFacts[]): Date | null {
  const due = deadlines.filter(isRunning).map((deadline) => deadline.dueAt.getTime());
  return due.length > 0 ? new Date(Math.min(...due)) : null;
}

import type { DeadlineKind } from '@complaints/contracts';
import type { CaseFacts } from '../case.js';
import type { Rung } from '../owner.js';
import { superiorsOf } from '../post/superior.js';
import { type NoticeFacts, NoticeKind } from './notice.js';

/** A running clock that warns. */
export interface WarningClock {
  kind: DeadlineKind;
  subject: string;
  warningsAt: readonly Date[];
  /** Who does the task that it is about; null where a team does, or it is about none. */
  assigneeId: string | null;
}

/** What a clock that warns tells, and when it warns next; never again where that is null. */
export interface Warning {
  notices: readonly NoticeFacts[];
  nextAt: Date | null;
}

/**
 * One warning, however many a service that was down slept through: to the owner and who does the task, the last one to the
 * superior too.
 * Source: R28.
 */
export function warningOf(
  clock: WarningClock,
  { case: present, chain }: { case: CaseFacts; chain: readonly Rung[] },
  now: Date,
): Warning {
  const nextAt = nextWarningOf(clock, now);
  const { kind: deadlineKind, subject, assigneeId } = clock;
  const assignee = assigneeId ? [assigneeId] : [];
  const hear = [present.ownerPostId, ...assignee, ...(nextAt ? [] : superiorsOf(chain, present))];
  return {
    nextAt,
    notices: hear.map((toId) => ({
      ...{ toId, kind: NoticeKind.DEADLINE_NEAR, caseId: present.id, deadlineKind, subject },
    })),
  };
}

/** When a clock warns next; null where it has warned for the last time. Source: R28. */
const nextWarningOf = ({ warningsAt }: Pick<WarningClock, 'warningsAt'>, now: Date): Date | null =>
  warningsAt.find((warningAt) => warningAt > now) ?? null;

import { DeadlineKind } from '@complaints/contracts';
import type { CaseFile, Decision } from '../case.js';
import { type DeadlineFacts, newestOf } from '../deadline.js';
import { type NoticeFacts, NoticeKind } from './notice.js';
import { before, executive, isAbnormal, NOBODY, type Recipients, superiors, unique } from './recipients.js';

/**
 * Clocks that a decision records as missed, told to whoever owned the case until then and to the superior; of what is
 * abnormal the executive president hears each breach, of a task who does it.
 * Source: R20, R21, R34.
 */
export function missesOf(decision: Decision): NoticeFacts[] {
  const known = before(decision);
  const missed = decision.deadlines.filter((deadline) => isMissedNow(decision, deadline));
  if (missed.length === 0) return [];
  const hear = unique([
    ...[known.ownerPostId, ...superiors(decision, known)],
    ...(isAbnormal(decision.case) ? executive(decision) : NOBODY),
  ]);
  return missed.flatMap(({ kind: deadlineKind, subject }) =>
    unique([...hear, ...assigneeOf(decision.file, { kind: deadlineKind, subject })]).map((toId) => ({
      ...{ toId, kind: NoticeKind.DEADLINE_MISSED, caseId: known.id, deadlineKind, subject },
    })),
  );
}

/** Who does the task that a clock is about; nobody where it is about none, or a team does. */
const assigneeOf = ({ tasks }: CaseFile, { kind, subject }: Pick<DeadlineFacts, 'kind' | 'subject'>): Recipients =>
  kind === DeadlineKind.TASK
    ? tasks.flatMap(({ id, assigneeId }) => (id === subject && assigneeId ? [assigneeId] : []))
    : NOBODY;

/** Whether a decision is what records a clock as missed. */
export const isMissedNow = ({ file }: Decision, deadline: DeadlineFacts): boolean => {
  const known = newestOf(file.deadlines, deadline);
  return deadline.firedAt !== null && !(known?.generation === deadline.generation && known.firedAt);
};

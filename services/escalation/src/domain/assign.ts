import { caseAssigned, DeadlineKind } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, missedOf, moved, placeOf } from './case.js';
import type { Rung } from './owner.js';
import { promisedAgain } from './plan.js';
import { restart } from './restart.js';
import { cancelled, resumed, taskClocks } from './task/task.js';
import { CaseState } from './vocabulary.js';

const AGREED_ON: readonly CaseState[] = [CaseState.AGREED, CaseState.DONE];

/**
 * Puts a case before an owner without a step of the ladder, with both clocks afresh. Where a plan is agreed already the
 * customer keeps what was promised: no clock starts, and the owner alone changes.
 * Source: R5, R20, R29.
 */
export function assign(file: CaseFile, { rung, now }: { rung: Rung; now: Date }): Decision {
  const state = file.case.mergedFrom ?? file.case.state;
  const isAgreed = AGREED_ON.includes(state);
  if (isAgreed && state === file.case.state && rung.postId === file.case.ownerPostId) return decide(file, {});
  const afresh = isAgreed
    ? {
        case: state === file.case.state ? file.case : moved(file.case, state),
        ...promise(file, now),
        plan: null,
        ended: [],
      }
    : { ...restart(file, now), tasks: cancelled(file.tasks) };
  const assigned = { ...afresh.case, mergedFrom: null, tier: rung.tier, ownerPostId: rung.postId };
  const { matterId, level, tier, ownerPostId } = assigned;
  const dueAtOf = (kind: DeadlineKind) =>
    afresh.deadlines.findLast((deadline) => deadline.kind === kind)?.dueAt ?? null;
  const due = { contactDueAt: dueAtOf(DeadlineKind.CONTACT), planDueAt: dueAtOf(DeadlineKind.PLAN) };
  const told = caseAssigned.of({ ...placeOf(assigned), matterId, level, tier, ownerPostId, assignedAt: now, ...due });
  const { deadlines, plan, tasks, ended } = afresh;
  return decide(file, { case: assigned, deadlines, plan, tasks, events: [...missedOf(file.case, ended), told] });
}

/** A case that goes on after it was joined to another has its promise run again, and its tasks are to be done again. */
function promise(file: CaseFile, now: Date): Pick<Decision, 'deadlines' | 'tasks'> {
  if (file.case.mergedFrom !== CaseState.AGREED) return { deadlines: [], tasks: [] };
  const tasks = resumed(file.tasks);
  return { deadlines: [...promisedAgain(file, now), ...taskClocks(file, tasks, now)], tasks };
}

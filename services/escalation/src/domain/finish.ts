import { DeadlineKind, planFinished } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, moved, placeOf } from './case.js';
import { type DeadlineFacts, metInTime } from './deadline.js';
import { isAllDone } from './task/task.js';
import { CaseState, StatutoryPack } from './vocabulary.js';

/**
 * The work of the plan in force is finished once every task is done and its compensation paid; until then the case stays as
 * it is. A case that was joined to another would go on there.
 * Source: R34, R38, R65.
 */
export function finishIfDone(file: CaseFile, now: Date): Decision {
  const { case: present, plan, tasks } = file;
  const isFinished = plan !== null && isAllDone(tasks) && (plan.compensationFen === null || plan.paidAt !== null);
  if (!isFinished) return decide(file, { plan });
  if (present.mergedFrom) return decide(file, { case: { ...present, mergedFrom: CaseState.DONE }, plan });
  return decide(file, {
    case: { ...moved(present, CaseState.DONE), outcomeAt: now },
    deadlines: delivered(file, now),
    plan,
    events: [planFinished.of({ ...placeOf(present), planId: plan.id, finishedAt: now })],
  });
}

/** Clocks that waited for the work. */
const delivered = ({ deadlines }: CaseFile, now: Date): DeadlineFacts[] =>
  metInTime(
    deadlines,
    [{ kind: DeadlineKind.DELIVERY }, { kind: DeadlineKind.STATUTORY, subject: StatutoryPack.REFUND_DELAY }],
    now,
  );

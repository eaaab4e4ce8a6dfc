import { caseResolved, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, missedOf, moved, newestAmong, placeOf, requireTurn } from './case.js';
import { endAll } from './deadline.js';
import { finishIfDone } from './finish.js';
import { isAllDone } from './task/task.js';
import { CaseState } from './vocabulary.js';

/**
 * Closes a case as resolved: the work is finished and the customer has confirmed. It is finished when every task is done and
 * the fund has paid any compensation. Every clock that still runs ends.
 * @throws RuleError TASKS_OPEN, COMPENSATION_NOT_PAID
 * @throws RuleError NOT_CONTACTED_YET, NO_ACCEPTED_PLAN, CASE_CLOSED
 * Source: R35.
 */
export function resolve(file: CaseFile, now: Date): Decision {
  requireTurn(file, [CaseState.AGREED, CaseState.DONE], now);
  const done = file.case.state === CaseState.DONE ? decide(file, {}) : finishIfDone(file, now);
  if (done.case.state !== CaseState.DONE) throw unfinished(file);
  const ended = endAll(newestAmong([...file.deadlines, ...done.deadlines]), now);
  const resolved = { ...moved(done.case, CaseState.RESOLVED), resolvedAt: now, outcomeAt: now };
  const { tier, openedAt } = resolved;
  return decide(file, {
    ...done,
    case: resolved,
    deadlines: [...done.deadlines, ...ended],
    events: [
      ...done.events,
      ...missedOf(resolved, ended),
      caseResolved.of({ ...placeOf(resolved), tier, openedAt, resolvedAt: now }),
    ],
  });
}

const unfinished = ({ tasks }: CaseFile): RuleError =>
  isAllDone(tasks)
    ? new RuleError('COMPENSATION_NOT_PAID', 'The compensation of the plan has not been paid yet.', ['caseId'])
    : new RuleError('TASKS_OPEN', 'A task of the plan is not done yet.', ['caseId']);

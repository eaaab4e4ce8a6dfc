import { caseResolved, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, missedOf, moved, newestAmong, placeOf, requireTurn } from './case.js';
import { endAll } from './deadline.js';
import { finishIfDone } from './finish.js';
import { CaseState } from './vocabulary.js';

/**
 * Closes a case as resolved: the work is finished and the customer has confirmed. A compensation counts as finished only
 * when the fund has paid it. Every clock that still runs ends.
 * @throws RuleError COMPENSATION_NOT_PAID, WORK_NOT_FINISHED
 * @throws RuleError NOT_CONTACTED_YET, NO_ACCEPTED_PLAN, CASE_CLOSED
 * Source: R35.
 */
export function resolve(file: CaseFile, { workFinished, now }: { workFinished: boolean; now: Date }): Decision {
  requireTurn(file, [CaseState.AGREED, CaseState.DONE], now);
  const done = file.case.state === CaseState.DONE ? decide(file, {}) : finishIfDone(file, now);
  if (done.case.state !== CaseState.DONE)
    throw new RuleError('COMPENSATION_NOT_PAID', 'The compensation of the plan has not been paid yet.', ['caseId']);
  if (!workFinished)
    throw new RuleError('WORK_NOT_FINISHED', 'The work of the plan is not finished.', ['workFinished']);
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

import { caseResolved, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, moved, placeOf, requireTurn } from './case.js';
import { CaseState } from './vocabulary.js';

/**
 * Closes a case as resolved: the work is finished and the customer has confirmed. A compensation counts as finished only
 * when the fund has paid it.
 * @throws RuleError COMPENSATION_NOT_PAID, WORK_NOT_FINISHED
 * @throws RuleError NOT_CONTACTED_YET, NO_ACCEPTED_PLAN, CASE_CLOSED
 * Source: R35.
 */
export function resolve(file: CaseFile, { workFinished, now }: { workFinished: boolean; now: Date }): Decision {
  requireTurn(file, [CaseState.AGREED, CaseState.DONE], now);
  if (file.case.state === CaseState.AGREED && file.plan?.compensationFen) {
    throw new RuleError('COMPENSATION_NOT_PAID', 'The compensation of the plan has not been paid yet.', ['caseId']);
  }
  if (!workFinished)
    throw new RuleError('WORK_NOT_FINISHED', 'The work of the plan is not finished.', ['workFinished']);
  const done = file.case.state === CaseState.DONE ? file.case : moved(file.case, CaseState.DONE);
  const resolved = { ...moved(done, CaseState.RESOLVED), resolvedAt: now };
  const { tier, openedAt } = resolved;
  return decide(file, {
    case: resolved,
    events: [caseResolved.of({ ...placeOf(resolved), tier, openedAt, resolvedAt: now })],
  });
}

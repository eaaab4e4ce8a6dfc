import { ClosingKind, RuleError, WithdrawalCause } from '@complaints/contracts';
import { type CaseFile, type Decision, requireTurn } from '../case.js';
import { close } from '../closing.js';
import { withdrawn } from '../plan.js';
import { CaseState } from '../vocabulary.js';
import { type IssuedFacts, isFinal } from './decision.js';

/** That the customer refused what was decided, and what they are told of it. */
export interface RefusedDecision {
  /** The newest decision of the case; null where nothing was decided. */
  decision: IssuedFacts | null;
  refusedAt: Date;
  now: Date;
}

/**
 * Closes a case whose customer refused the final decision: unresolved and dissatisfied. Money for a plan that was agreed is
 * not paid any more.
 * @throws RuleError FINAL_DECISION_MISSING, REFUSED_BEFORE_DECISION, REFUSAL_IN_FUTURE
 * @throws RuleError NOT_CONTACTED_YET, CUSTOMER_UNREACHABLE, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R38.
 */
export function closeWithoutAgreement(file: CaseFile, { decision, refusedAt, now }: RefusedDecision): Decision {
  requireTurn(file, [CaseState.PLANNING, CaseState.AGREED, CaseState.DONE], now);
  if (!decision || !isFinal(decision, file.case))
    throw new RuleError('FINAL_DECISION_MISSING', 'Only who refuses the final decision ends a case so.', ['caseId']);
  if (refusedAt < decision.issuedAt)
    throw new RuleError('REFUSED_BEFORE_DECISION', 'What was not decided yet was not refused.', [
      ...['refusal', 'refusedAt'],
    ]);
  if (refusedAt > now) throw new RuleError('REFUSAL_IN_FUTURE', 'The refusal lies behind.', ['refusal', 'refusedAt']);
  const closed = close(file, ClosingKind.WITHOUT_AGREEMENT, now);
  return { ...closed, events: [...withdrawn(file, WithdrawalCause.CASE_ENDED, now), ...closed.events] };
}

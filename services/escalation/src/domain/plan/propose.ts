import { type Purpose, planProposed, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, placeOf, requireTurn } from '../case.js';
import { isOpen, unstated } from '../plan.js';
import { CaseState, PlanState } from '../vocabulary.js';
import { type Explanation, explained } from './setback.js';
import { checkSteps, lastDueOf, type Measure, type Step } from './steps.js';

/** What a command may say of a new round. */
export interface Proposal extends Measure {
  /** The id of the new round. */
  planId: string;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  steps: readonly Step[];
  /** What is said of the setback before it; null where nothing is. */
  setback: Explanation | null;
}

/** A round as it is opened. */
export interface Proposed {
  decision: Decision;
  round: number;
  dueAt: Date;
  steps: readonly Step[];
  setback: Explanation | null;
}

/**
 * Opens the next round and tells it, so that the customer can answer; the round that was open is replaced. Its last due date
 * is that of its latest step. What was a setback is explained with it, and asked for once.
 * @throws RuleError AMOUNT_NOT_POSITIVE, PURPOSE_MISSING, PURPOSE_WITHOUT_COMPENSATION
 * @throws RuleError as `checkSteps` and `explained`
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R31, R32, R34.
 */
export function proposePlan(file: CaseFile, proposal: Proposal): Proposed {
  const { planId, compensationFen, purpose, now } = proposal;
  requireTurn(file, [CaseState.PLANNING], now);
  checkCompensation(proposal);
  const steps = checkSteps(proposal.steps, proposal);
  const setback = explained(file.case.setback, proposal.setback);
  const replaced = isOpen(file.plan) ? { ...unstated(file.plan), state: PlanState.REPLACED } : null;
  const round = (file.plan?.round ?? 0) + 1;
  const dueAt = lastDueOf(steps);
  const what = { planId, round, compensationFen, purpose, dueAt, proposedAt: now };
  const decision = decide(file, {
    case: { ...file.case, setback: null },
    plan: replaced,
    events: [planProposed.of({ ...placeOf(file.case), ...what })],
  });
  return { decision, round, dueAt, steps, setback };
}

/**
 * Opens the next round after another.
 * @throws RuleError NOTHING_TO_REVISE
 * @throws RuleError as {@link proposePlan}
 * Source: R32.
 */
export function revisePlan(file: CaseFile, proposal: Proposal): Proposed {
  requireTurn(file, [CaseState.PLANNING], proposal.now);
  if (!file.plan) throw new RuleError('NOTHING_TO_REVISE', 'No round has been proposed yet.', ['caseId']);
  return proposePlan(file, proposal);
}

function checkCompensation({ compensationFen, purpose }: Pick<Proposal, 'compensationFen' | 'purpose'>): void {
  if (compensationFen !== null && compensationFen <= 0) {
    throw new RuleError('AMOUNT_NOT_POSITIVE', 'A compensation is more than nothing.', ['compensation', 'amount']);
  }
  if (compensationFen !== null && !purpose) {
    throw new RuleError('PURPOSE_MISSING', 'A compensation has a purpose.', ['purpose']);
  }
  if (compensationFen === null && purpose) {
    throw new RuleError('PURPOSE_WITHOUT_COMPENSATION', 'A purpose belongs to a compensation.', ['purpose']);
  }
}

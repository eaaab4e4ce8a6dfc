import { RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, decide, missedOf, requireTurn } from '../case.js';
import { endAll } from '../deadline.js';
import { delivery, type PlanFacts } from '../plan.js';
import { replaced, type TaskFacts, taskClocks } from '../task/task.js';
import { CaseState, ProofKind, TaskState } from '../vocabulary.js';
import { checkSteps, lastDueOf, type Measure, type Step } from './steps.js';

/** What shows that the customer consents to a later date. */
interface Consent {
  kind: ProofKind;
  reference: string;
}

/** How a plan is adjusted because facts changed. */
export interface Adjustment extends Measure {
  /** What takes the place of the steps that are open. */
  steps: readonly Step[];
  /** The ids of these steps, in their order. */
  stepIds: readonly string[];
  /** Null where the last due date is no later than the customer knows. */
  proof: Consent | null;
}

/** A plan as it is adjusted. */
export interface Adjusted {
  decision: Decision;
  plan: PlanFacts;
  steps: readonly Step[];
}

const MOST_STEPS_OF_ALL = 100;

/**
 * Puts other steps in the place of those that are open; what is done stays, and so does what the plan offers. The last due
 * date that the customer accepted moves to a later one with the customer's consent alone, and its clock with it.
 * @throws RuleError CONSENT_MISSING, TOO_MANY_STEPS, and as `checkSteps`
 * @throws RuleError PLAN_FINISHED, NOT_CONTACTED_YET, NO_ACCEPTED_PLAN, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R23, R34.
 */
export function adjustPlan(file: CaseFile, adjustment: Adjustment): Adjusted {
  const { stepIds, proof, now } = adjustment;
  const plan = planInWork(file, now);
  const steps = checkSteps(adjustment.steps, adjustment);
  if (file.tasks.length + steps.length > MOST_STEPS_OF_ALL)
    throw new RuleError('TOO_MANY_STEPS', `A plan has at most ${MOST_STEPS_OF_ALL} steps with all adjustments.`, [
      'steps',
    ]);
  const dueAt = lastDueOf(steps);
  const isLater = plan.dueAt === null || dueAt > plan.dueAt;
  checkConsent(proof, isLater);
  const added = steps.map((step, index) => taskOf(step, stepIds[index] ?? ''));
  const ended = endAll(file.deadlines, now, isLater ? ['TASK', 'DELIVERY'] : ['TASK']);
  const adjusted: PlanFacts = isLater ? { ...plan, dueAt } : plan;
  const decision = decide(file, {
    plan: isLater ? adjusted : null,
    tasks: [...replaced(file.tasks), ...added],
    deadlines: [...ended, ...(isLater ? [delivery(file, dueAt, now)] : []), ...taskClocks(file, added, now)],
    events: missedOf(file.case, ended),
  });
  return { decision, plan: adjusted, steps };
}

function planInWork(file: CaseFile, now: Date): PlanFacts {
  if (file.case.state === CaseState.DONE)
    throw new RuleError('PLAN_FINISHED', 'The work of the plan is finished.', ['caseId']);
  requireTurn(file, [CaseState.AGREED], now);
  if (!file.plan) throw new Error('an agreement without a plan');
  return file.plan;
}

const taskOf = ({ assigneeId, dueAt }: Step, id: string): TaskFacts => ({
  ...{ id, assigneeId, dueAt, state: TaskState.OPEN, progress: 0, doneAt: null },
});

const PROVES_CONSENT: readonly ProofKind[] = [ProofKind.SIGNATURE, ProofKind.RECORDING];

function checkConsent(proof: Consent | null, isLater: boolean): void {
  if (isLater && !proof)
    throw new RuleError('CONSENT_MISSING', 'A later date than the customer accepted needs their consent.', ['proof']);
  if (proof && !PROVES_CONSENT.includes(proof.kind))
    throw new RuleError('CONSENT_MISSING', 'A signature or a recording shows the consent.', ['proof', 'kind']);
}

import { DeadlineKind, type RejectionReason } from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, moved } from './case.js';
import { armAfresh, endAll, isOverdue, KINDS_OF_A_TURN } from './deadline.js';
import { finishIfDone } from './finish.js';
import { CaseState, PlanState } from './vocabulary.js';

/** Whether what the fund says is about the plan that is in force, also of a case that was joined to another since. */
const isInForce = ({ case: { state, mergedFrom }, plan }: CaseFile, planId: string): boolean =>
  (mergedFrom ?? state) === CaseState.AGREED && plan?.id === planId && plan.state === PlanState.ACCEPTED;

/** The case in another state; one that was joined to another stays so, and would go on there. */
const goingOn = (present: CaseFacts, to: CaseState): CaseFacts =>
  present.mergedFrom ? { ...present, mergedFrom: to } : moved(present, to);

/**
 * The compensation is paid. What was paid after the plan's last due date finishes nothing: the case is about to move on.
 * Null when it is about a plan that is no longer in force.
 * Source: R23, R65.
 */
export function finishCompensation(
  file: CaseFile,
  { planId, paidAt }: { planId: string; paidAt: Date },
): Decision | null {
  if (!file.plan || !isInForce(file, planId)) return null;
  const plan = { ...file.plan, paidAt };
  const isLate = file.deadlines.some((clock) => clock.kind === DeadlineKind.DELIVERY && isOverdue(clock, paidAt));
  return isLate ? decide(file, { plan }) : finishIfDone({ ...file, plan }, paidAt);
}

/**
 * The fund does not grant the compensation: owner and customer negotiate again, on a fresh plan clock. Null when it is
 * about a plan that is no longer in force.
 * Source: R32, R65.
 */
export function refuseCompensation(
  file: CaseFile,
  { planId, reason, now }: { planId: string; reason: RejectionReason; now: Date },
): Decision | null {
  if (!file.plan || !isInForce(file, planId)) return null;
  const ended = endAll(file.deadlines, now, KINDS_OF_A_TURN);
  return decide(file, {
    case: goingOn(file.case, CaseState.PLANNING),
    plan: { ...file.plan, state: PlanState.COMPENSATION_REFUSED, refusalReason: reason },
    deadlines: file.case.mergedFrom ? [] : [...ended, armAfresh(DeadlineKind.PLAN, now, file)],
  });
}

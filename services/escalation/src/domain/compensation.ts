import { DeadlineKind, type RejectionReason } from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, deadlineOf, decide, moved } from './case.js';
import { armAfresh } from './deadline.js';
import type { HandlingPolicy } from './policy.js';
import { CaseState, PlanState } from './vocabulary.js';

/** Whether what the fund says is about the plan that is in force, also of a case that was joined to another since. */
const isInForce = ({ case: { state, mergedFrom }, plan }: CaseFile, planId: string): boolean =>
  (mergedFrom ?? state) === CaseState.AGREED && plan?.id === planId && plan.state === PlanState.ACCEPTED;

/** The case in another state; one that was joined to another stays so, and would go on there. */
const goingOn = (present: CaseFacts, to: CaseState): CaseFacts =>
  present.mergedFrom ? { ...present, mergedFrom: to } : moved(present, to);

/** The compensation is paid: the work on it is done. Null when it is about a plan that is no longer in force. Source: R65. */
export function finishCompensation(file: CaseFile, { planId }: { planId: string }): Decision | null {
  return isInForce(file, planId) ? decide(file, { case: goingOn(file.case, CaseState.DONE) }) : null;
}

/**
 * The fund does not grant the compensation: owner and customer negotiate again, on a fresh plan clock. Null when it is
 * about a plan that is no longer in force.
 * Source: R32, R65.
 */
export function refuseCompensation(
  file: CaseFile,
  { planId, reason, now }: { planId: string; reason: RejectionReason; now: Date },
  policy: HandlingPolicy,
): Decision | null {
  if (!file.plan || !isInForce(file, planId)) return null;
  const clock = armAfresh(deadlineOf(file, DeadlineKind.PLAN), now, policy);
  return decide(file, {
    case: goingOn(file.case, CaseState.PLANNING),
    plan: { ...file.plan, state: PlanState.COMPENSATION_REFUSED, refusalReason: reason },
    deadlines: file.case.mergedFrom ? [] : [clock],
  });
}

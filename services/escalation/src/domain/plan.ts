import { DeadlineKind, type Purpose, planAccepted, type RejectionReason, RuleError } from '@complaints/contracts';
import {
  type CaseFacts,
  type CaseFile,
  type Decision,
  deadlineOf,
  decide,
  moved,
  placeOf,
  requireTurn,
} from './case.js';
import { armAfresh, meet } from './deadline.js';
import type { HandlingPolicy } from './policy.js';
import { CaseState, PlanState, type ProofKind } from './vocabulary.js';

/** One round of what owner and customer may agree on. */
export interface PlanFacts {
  id: string;
  /** Counts the rounds of a case from 1. */
  round: number;
  state: PlanState;
  proposedById: string;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  acceptedAt: Date | null;
  proofKind: ProofKind | null;
  proofReference: string | null;
  refusalReason: RejectionReason | null;
}

/** What a command may say of a new round. */
export interface Proposal {
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  /** The last due date of what is promised; null when none was named. */
  dueAt: Date | null;
  now: Date;
}

/** A round that can no longer be accepted, because the case left its owner; null when there is none to lapse. */
export const lapsed = (plan: PlanFacts | null): PlanFacts | null =>
  plan?.state === PlanState.PROPOSED ? { ...plan, state: PlanState.LAPSED } : null;

/**
 * Opens the next round; the round that was open is replaced.
 * @throws RuleError AMOUNT_NOT_POSITIVE, PURPOSE_MISSING, PURPOSE_WITHOUT_COMPENSATION, PLAN_DUE_IN_PAST
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R31, R32.
 */
export function proposePlan(file: CaseFile, proposal: Proposal): { decision: Decision; round: number } {
  const { compensationFen, purpose, dueAt, now } = proposal;
  requireTurn(file, [CaseState.PLANNING], now);
  if (compensationFen !== null && compensationFen <= 0) {
    throw new RuleError('AMOUNT_NOT_POSITIVE', 'A compensation is more than nothing.', ['compensation', 'amount']);
  }
  if (compensationFen !== null && !purpose) {
    throw new RuleError('PURPOSE_MISSING', 'A compensation has a purpose.', ['purpose']);
  }
  if (compensationFen === null && purpose) {
    throw new RuleError('PURPOSE_WITHOUT_COMPENSATION', 'A purpose belongs to a compensation.', ['purpose']);
  }
  if (dueAt && dueAt <= now) throw new RuleError('PLAN_DUE_IN_PAST', 'What is promised lies ahead.', ['dueAt']);
  const replaced = file.plan?.state === PlanState.PROPOSED ? { ...file.plan, state: PlanState.REPLACED } : null;
  return { decision: decide(file, { plan: replaced }), round: (file.plan?.round ?? 0) + 1 };
}

/**
 * Records that the customer accepts the open round, with its proof; meets the plan clock.
 * @throws RuleError NO_OPEN_PLAN, PLAN_ROUND_OUTDATED
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R22, R32.
 */
export function acceptPlan(
  file: CaseFile,
  { round, proof, now }: { round: number; proof: { kind: ProofKind; reference: string }; now: Date },
): Decision {
  requireTurn(file, [CaseState.PLANNING], now);
  const open = file.plan;
  if (open?.state !== PlanState.PROPOSED) throw new RuleError('NO_OPEN_PLAN', 'No round is open.', ['caseId']);
  if (open.round !== round)
    throw new RuleError('PLAN_ROUND_OUTDATED', `Round ${open.round} is the open one.`, ['round']);
  const clock = meet(deadlineOf(file, DeadlineKind.PLAN), now);
  const evidence = { acceptedAt: now, proofKind: proof.kind, proofReference: proof.reference };
  const plan: PlanFacts = { ...open, ...evidence, state: PlanState.ACCEPTED };
  const { compensationFen, purpose } = plan;
  const told = planAccepted.of({
    ...placeOf(file.case),
    level: file.case.level,
    ownerTier: file.case.tier,
    proposerId: plan.proposedById,
    planId: plan.id,
    round,
    compensation: compensationFen !== null && purpose ? { amountFen: compensationFen, purpose } : null,
    acceptedAt: now,
    dueAt: clock.dueAt,
    inTime: now <= clock.dueAt,
  });
  return decide(file, { case: moved(file.case, CaseState.AGREED), deadlines: [clock], plan, events: [told] });
}

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

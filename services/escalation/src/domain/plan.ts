import {
  DeadlineKind,
  type Purpose,
  planAccepted,
  planProposed,
  type RejectionReason,
  RuleError,
} from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, decide, moved, placeOf, requireTurn } from './case.js';
import { isOverdue, meet } from './deadline.js';
import { CaseState, PlanState, ProofKind } from './vocabulary.js';

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
  /** The id of the new round. */
  planId: string;
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
 * Opens the next round and tells it, so that the customer can answer; the round that was open is replaced.
 * @throws RuleError AMOUNT_NOT_POSITIVE, PURPOSE_MISSING, PURPOSE_WITHOUT_COMPENSATION, PLAN_DUE_IN_PAST
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R31, R32.
 */
export function proposePlan(file: CaseFile, proposal: Proposal): { decision: Decision; round: number } {
  const { planId, compensationFen, purpose, dueAt, now } = proposal;
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
  const round = (file.plan?.round ?? 0) + 1;
  const what = { planId, round, compensationFen, purpose, dueAt, proposedAt: now };
  return {
    decision: decide(file, { plan: replaced, events: [planProposed.of({ ...placeOf(file.case), ...what })] }),
    round,
  };
}

/** What shows that the customer accepted, and when that was. */
interface Acceptance {
  round: number;
  proof: { kind: ProofKind; reference: string };
  now: Date;
}

/**
 * Records that the customer accepts the open round, with the owner's proof; meets the plan clock.
 * @throws RuleError PROOF_OF_CUSTOMER_ONLY for an answered link, which only the customer's answer shows
 * @throws RuleError NO_OPEN_PLAN, PLAN_ROUND_OUTDATED
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R22, R32.
 */
export function acceptPlan(file: CaseFile, acceptance: Acceptance): Decision {
  if (acceptance.proof.kind === ProofKind.ANSWERED_LINK) {
    throw new RuleError('PROOF_OF_CUSTOMER_ONLY', 'Only the customer answers a one-time link.', ['proof', 'kind']);
  }
  return accept(file, acceptance);
}

function accept(file: CaseFile, { round, proof, now }: Acceptance): Decision {
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

/** What a customer answered through a one-time link. */
export interface PlanAnswer {
  planId: string;
  accepted: boolean;
  answeredAt: Date;
  /** Names where the answer is kept. */
  reference: string;
}

/**
 * The customer's own answer to a round: accepted, at the instant of the answer, or objected to, which leaves the case to
 * be negotiated on. Null when the round is no longer open or its clock had run out by then: too late sets nothing.
 * Source: R32.
 */
export function answerPlan(file: CaseFile, { planId, accepted, answeredAt, reference }: PlanAnswer): Decision | null {
  const open = file.plan;
  if (open?.id !== planId || open.state !== PlanState.PROPOSED) return null;
  if (isOverdue(deadlineOf(file, DeadlineKind.PLAN), answeredAt)) return null;
  if (!accepted) return decide(file, { plan: { ...open, state: PlanState.OBJECTED } });
  const proof = { kind: ProofKind.ANSWERED_LINK, reference };
  return accept(file, { round: open.round, proof, now: answeredAt });
}

import {
  DeadlineKind,
  Purpose,
  planAccepted,
  planProposed,
  planWithdrawn,
  type RejectionReason,
  RuleError,
  type Told,
  WithdrawalCause,
} from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, decide, moved, placeOf, requireTurn } from './case.js';
import { armFor, type DeadlineFacts, isOverdue, isRunning, meet, newestOf, next } from './deadline.js';
import { statutoryClock } from './statutory.js';
import { CaseState, PlanState, ProofKind, Remedy, StatutoryPack } from './vocabulary.js';

/** One round of what owner and customer may agree on. */
export interface PlanFacts {
  id: string;
  /** Counts the rounds of a case from 1. */
  round: number;
  state: PlanState;
  remedy: Remedy;
  /** The last due date of what it promises; null when none was named. */
  dueAt: Date | null;
  proposedById: string;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  /** Who states that the customer accepted, where that is the proof. */
  statedById: string | null;
  acceptedAt: Date | null;
  /** When the fund paid its compensation. */
  paidAt: Date | null;
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

/** Whether a round waits for the customer, or for the second person who verifies what the customer is said to have said. */
const isOpen = (plan: PlanFacts | null): plan is PlanFacts =>
  plan?.state === PlanState.PROPOSED || plan?.state === PlanState.STATED;

/** A round that can no longer be accepted, because the case left its owner; null when there is none to lapse. */
export const lapsed = (plan: PlanFacts | null): PlanFacts | null =>
  isOpen(plan) ? { ...unstated(plan), state: PlanState.LAPSED } : null;

/** A round without the statement that waited to be verified. */
const unstated = (plan: PlanFacts): PlanFacts => ({ ...plan, statedById: null, proofKind: null, proofReference: null });

/** The plan in force ran out, and what is told of it; null where none is in force. Source: R23. */
export function overdue({ case: present, plan }: CaseFile, now: Date): { plan: PlanFacts; events: Told[] } | null {
  if (present.state !== CaseState.AGREED || plan?.state !== PlanState.ACCEPTED) return null;
  return { plan: { ...plan, state: PlanState.OVERDUE }, events: [withdrawal(present, plan, now)] };
}

const withdrawal = (present: CaseFile['case'], { id: planId }: PlanFacts, withdrawnAt: Date): Told =>
  planWithdrawn.of({ ...placeOf(present), planId, cause: WithdrawalCause.PLAN_OVERDUE, withdrawnAt });

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
  const replaced = isOpen(file.plan) ? { ...unstated(file.plan), state: PlanState.REPLACED } : null;
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
  /** Who says so. */
  byId: string;
  now: Date;
}

/**
 * Records that the customer accepts the open round, with the owner's proof; meets the plan clock. A proof that is only what
 * the handler states waits for a second person, and the clock runs on.
 * @throws RuleError PROOF_OF_CUSTOMER_ONLY for an answered link, which only the customer's answer shows
 * @throws RuleError NO_OPEN_PLAN, PLAN_ROUND_OUTDATED, PLAN_DUE_IN_PAST
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R22, R32.
 */
export function acceptPlan(file: CaseFile, { round, proof, byId, now }: Acceptance): Decision {
  if (proof.kind === ProofKind.ANSWERED_LINK) {
    throw new RuleError('PROOF_OF_CUSTOMER_ONLY', 'Only the customer answers a one-time link.', ['proof', 'kind']);
  }
  const open = openRound(file, now);
  if (open.round !== round)
    throw new RuleError('PLAN_ROUND_OUTDATED', `Round ${open.round} is the open one.`, ['round']);
  if (proof.kind !== ProofKind.STATEMENT) return accept(file, open, { proof, now });
  const stated = { statedById: byId, proofKind: proof.kind, proofReference: proof.reference };
  return decide(file, { plan: { ...open, ...stated, state: PlanState.STATED } });
}

function openRound(file: CaseFile, now: Date): PlanFacts {
  requireTurn(file, [CaseState.PLANNING], now);
  if (!isOpen(file.plan)) throw new RuleError('NO_OPEN_PLAN', 'No round is open.', ['caseId']);
  return file.plan;
}

/**
 * A second person verifies what the handler states, or finds that it is not so, which leaves the round open.
 * @throws RuleError NOTHING_TO_VERIFY, SECOND_PERSON_NEEDED
 * @throws RuleError as {@link acceptPlan}
 * Source: R32.
 */
export function verifyAcceptance(
  file: CaseFile,
  { isSo, persons, now }: { isSo: boolean; persons: readonly string[]; now: Date },
): Decision {
  const open = openRound(file, now);
  if (open.state !== PlanState.STATED || !open.proofReference)
    throw new RuleError('NOTHING_TO_VERIFY', 'No statement waits to be verified.', ['caseId']);
  if (persons.includes(open.statedById ?? '') || persons.includes(open.proposedById))
    throw new RuleError('SECOND_PERSON_NEEDED', 'Somebody else verifies what a handler states.', ['caseId']);
  if (!isSo) return decide(file, { plan: { ...unstated(open), state: PlanState.PROPOSED } });
  return accept(file, open, { proof: { kind: ProofKind.STATEMENT, reference: open.proofReference }, now });
}

function accept(file: CaseFile, open: PlanFacts, { proof, now }: Pick<Acceptance, 'proof' | 'now'>): Decision {
  const { dueAt: promisedAt, compensationFen, purpose } = open;
  if (promisedAt && promisedAt <= now)
    throw new RuleError('PLAN_DUE_IN_PAST', 'What was promised lay ahead, and does no more.', ['caseId']);
  const clock = meet(deadlineOf(file, DeadlineKind.PLAN), now);
  const evidence = { acceptedAt: now, proofKind: proof.kind, proofReference: proof.reference };
  const plan: PlanFacts = { ...open, ...evidence, state: PlanState.ACCEPTED };
  const told = planAccepted.of({
    ...placeOf(file.case),
    ...{ level: file.case.level, ownerTier: file.case.tier, proposerId: plan.proposedById, planId: plan.id },
    round: open.round,
    compensation: compensationFen !== null && purpose ? { amountFen: compensationFen, purpose } : null,
    ...{ acceptedAt: now, dueAt: clock.dueAt, inTime: now <= clock.dueAt },
  });
  return decide(file, {
    case: { ...moved(file.case, CaseState.AGREED), setback: null },
    deadlines: [clock, ...answered(file, now), ...promised(file, plan, now)],
    plan,
    events: [told],
  });
}

/** Clocks that an agreement meets beside the plan's. Source: R19, R21. */
const answered = ({ deadlines }: CaseFile, now: Date): DeadlineFacts[] =>
  [
    newestOf(deadlines, { kind: DeadlineKind.FIRST_ANSWER, subject: '' }),
    newestOf(deadlines, { kind: DeadlineKind.STATUTORY, subject: StatutoryPack.ENTERPRISE_12315 }),
  ].flatMap((clock) => (clock && isRunning(clock) && !isOverdue(clock, now) ? [meet(clock, now)] : []));

/** Clocks that start with an agreement: what it promises, and what the law says of money to be given back. Source: R19, R23. */
function promised(file: CaseFile, { dueAt, remedy, purpose }: PlanFacts, now: Date): DeadlineFacts[] {
  const isRefund = remedy === Remedy.REFUND || purpose === Purpose.RETURN;
  return [
    ...(dueAt ? [delivery(file, dueAt, now)] : []),
    ...(isRefund ? statutoryClock(file, StatutoryPack.REFUND_DELAY, now) : []),
  ];
}

/** The clock of what an accepted plan promises. Source: R23. */
export const delivery = ({ deadlines, rules }: CaseFile, until: Date, now: Date): DeadlineFacts =>
  next(deadlines, armFor({ kind: DeadlineKind.DELIVERY, armedAt: now, limit: { until } }, rules));

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
 * be negotiated on. Null when the round is no longer open or its time had run out by then: too late sets nothing.
 * Source: R32.
 */
export function answerPlan(file: CaseFile, { planId, accepted, answeredAt, reference }: PlanAnswer): Decision | null {
  const open = file.plan;
  if (open?.id !== planId || !isOpen(open) || file.case.state !== CaseState.PLANNING) return null;
  if (isOverdue(deadlineOf(file, DeadlineKind.PLAN), answeredAt)) return null;
  if (!accepted) return decide(file, { plan: objected(open) });
  if (open.dueAt && open.dueAt <= answeredAt) return null;
  return accept(file, open, { proof: { kind: ProofKind.ANSWERED_LINK, reference }, now: answeredAt });
}

const objected = (open: PlanFacts): PlanFacts => ({ ...unstated(open), state: PlanState.OBJECTED });

/**
 * The owner records that the customer objects to the open round; owner and customer negotiate on.
 * @throws RuleError NO_OPEN_PLAN, PLAN_ROUND_OUTDATED
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R32.
 */
export function objectToPlan(file: CaseFile, { round, now }: { round: number; now: Date }): Decision {
  const open = openRound(file, now);
  if (open.round !== round)
    throw new RuleError('PLAN_ROUND_OUTDATED', `Round ${open.round} is the open one.`, ['round']);
  return decide(file, { plan: objected(open) });
}

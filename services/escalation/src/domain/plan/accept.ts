import { DeadlineKind, Purpose, planAccepted, RuleError } from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, decide, moved, placeOf, requireTurn } from '../case.js';
import { atOnce, comeBack } from '../come-back.js';
import { type DeadlineFacts, isOverdue, meet, metInTime } from '../deadline.js';
import { delivery, isOpen, type PlanFacts, unstated } from '../plan.js';
import { statutoryClock } from '../statutory.js';
import { opened, taskClocks } from '../task/task.js';
import { CaseState, PlanState, ProofKind, Remedy, StatutoryPack } from '../vocabulary.js';

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
  const tasks = opened(file.tasks);
  const told = planAccepted.of({
    ...placeOf(file.case),
    ...{ level: file.case.level, ownerTier: file.case.tier, proposerId: plan.proposedById, planId: plan.id },
    round: open.round,
    compensation: compensationFen !== null && purpose ? { amountFen: compensationFen, purpose } : null,
    ...{ acceptedAt: now, dueAt: clock.dueAt, inTime: now <= clock.dueAt },
  });
  return decide(file, {
    case: moved(file.case, CaseState.AGREED),
    deadlines: [clock, ...answered(file, now), ...promised(file, plan, now), ...taskClocks(file, tasks, now)],
    plan,
    tasks,
    events: [told],
  });
}

/** Clocks that an agreement meets beside the plan's. Source: R19, R21. */
const answered = ({ deadlines }: CaseFile, now: Date): DeadlineFacts[] =>
  metInTime(
    deadlines,
    [{ kind: DeadlineKind.FIRST_ANSWER }, { kind: DeadlineKind.STATUTORY, subject: StatutoryPack.ENTERPRISE_12315 }],
    now,
  );

/** Clocks that start with an agreement: what it promises, and what the law says of money to be given back. Source: R19, R23. */
function promised(file: CaseFile, { dueAt, remedy, purpose }: PlanFacts, now: Date): DeadlineFacts[] {
  const isRefund = remedy === Remedy.REFUND || purpose === Purpose.RETURN;
  return [
    ...(dueAt ? [delivery(file, dueAt, now)] : []),
    ...(isRefund ? statutoryClock(file, StatutoryPack.REFUND_DELAY, now) : []),
  ];
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
 * be negotiated on. Whoever could not be reached is back with it. Null when the round is no longer open or its time had
 * run out by then: too late sets nothing.
 * Source: R32, R35.
 */
export function answerPlan(file: CaseFile, answer: PlanAnswer): Decision | null {
  const { planId, accepted, answeredAt, reference } = answer;
  const open = file.plan;
  if (open?.id !== planId || !isOpen(open)) return null;
  if (file.case.state === CaseState.UNREACHABLE)
    return atOnce(file, comeBack(file, [], answeredAt), (back) => answerPlan(back, answer));
  if (file.case.state !== CaseState.PLANNING) return null;
  if (isOverdue(deadlineOf(file, DeadlineKind.PLAN), answeredAt)) return null;
  if (!accepted) return decide(file, { plan: objected(open) });
  if (open.dueAt && open.dueAt <= answeredAt) return null;
  return accept(file, open, { proof: { kind: ProofKind.ANSWERED_LINK, reference }, now: answeredAt });
}

const objected = (open: PlanFacts, objection: string | null = null): PlanFacts => ({
  ...unstated(open),
  state: PlanState.OBJECTED,
  objection,
});

/** What a customer has against a round. */
interface Objection {
  round: number;
  /** In the customer's words; null when none are kept. */
  words: string | null;
  now: Date;
}

/**
 * The owner records that the customer objects to the open round; owner and customer negotiate on.
 * @throws RuleError NO_OPEN_PLAN, PLAN_ROUND_OUTDATED
 * @throws RuleError NOT_CONTACTED_YET, ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R32.
 */
export function objectToPlan(file: CaseFile, { round, words, now }: Objection): Decision {
  const open = openRound(file, now);
  if (open.round !== round)
    throw new RuleError('PLAN_ROUND_OUTDATED', `Round ${open.round} is the open one.`, ['round']);
  return decide(file, { plan: objected(open, words) });
}

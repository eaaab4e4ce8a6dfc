import { DeadlineKind, type RejectionReason } from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, moved } from './case.js';
import { armAfresh, type DeadlineFacts, endAll, isOverdue, KINDS_OF_A_TURN, newestOf } from './deadline.js';
import { finishIfDone } from './finish.js';
import { type PlanFacts, promisedAgain } from './plan.js';
import { statutoryClock } from './statutory.js';
import { CaseState, PlanState, StatutoryPack } from './vocabulary.js';

/** The round that the fund speaks of, where it is agreed on and nothing came in its place; null otherwise. */
const agreedOn = ({ plan }: CaseFile, planId: string): PlanFacts | null =>
  plan?.id === planId && plan.state === PlanState.ACCEPTED ? plan : null;

/** Where a case stands; one that was joined to another, where it would go on. */
const standing = ({ case: { state, mergedFrom } }: CaseFile): CaseState => mergedFrom ?? state;

/** The case in another state; one that was joined to another stays so, and would go on there. */
const goingOn = (present: CaseFacts, to: CaseState): CaseFacts =>
  present.mergedFrom ? { ...present, mergedFrom: to } : moved(present, to);

/** A payment as the fund tells it. */
export interface Payment {
  planId: string;
  disbursementId: string;
  paidAt: Date;
}

/**
 * The compensation is paid. What was paid after the plan's last due date finishes nothing: the case is about to move on.
 * Of two payments for one plan, as where the first was wrong, the later one counts, whichever is heard of first.
 * Null when it is about a plan that is no longer agreed on.
 * Source: R23, R65.
 */
export function finishCompensation(file: CaseFile, { planId, disbursementId, paidAt }: Payment): Decision | null {
  const agreed = agreedOn(file, planId);
  if (!agreed || (agreed.paidAt && agreed.paidAt >= paidAt)) return null;
  const plan = { ...agreed, paidAt, disbursementId };
  const isLate = file.deadlines.some((clock) => clock.kind === DeadlineKind.DELIVERY && isOverdue(clock, paidAt));
  const isToFinish = standing(file) === CaseState.AGREED && !isLate;
  return isToFinish ? finishIfDone({ ...file, plan }, paidAt) : decide(file, { plan });
}

/**
 * The fund does not grant the compensation: owner and customer negotiate again, on a fresh plan clock. Null when it is
 * about a plan that is no longer in force.
 * Source: R32, R65.
 */
export const refuseCompensation = (
  file: CaseFile,
  { planId, reason, now }: { planId: string; reason: RejectionReason; now: Date },
): Decision | null =>
  negotiateAgain(file, { planId, end: { state: PlanState.COMPENSATION_REFUSED, refusalReason: reason }, now });

/** Somebody called the compensation off, which leads where a refusal does. Source: R32, R65. */
export const callOffCompensation = (file: CaseFile, { planId, now }: { planId: string; now: Date }): Decision | null =>
  negotiateAgain(file, { planId, end: { state: PlanState.COMPENSATION_CANCELLED }, now });

function negotiateAgain(
  file: CaseFile,
  { planId, end, now }: { planId: string; end: Partial<PlanFacts>; now: Date },
): Decision | null {
  const agreed = agreedOn(file, planId);
  if (!agreed || standing(file) !== CaseState.AGREED) return null;
  const ended = endAll(file.deadlines, now, KINDS_OF_A_TURN);
  return decide(file, {
    case: goingOn(file.case, CaseState.PLANNING),
    plan: { ...agreed, ...end },
    deadlines: file.case.mergedFrom ? [] : [...ended, armAfresh(DeadlineKind.PLAN, now, file)],
  });
}

/** That a payment is taken back. */
export interface Reversal {
  planId: string;
  disbursementId: string;
  now: Date;
}

/**
 * The payment was wrong: the compensation counts as unpaid, and work that counted as finished is not. What was promised runs
 * again, and with it what the law says of money to be given back. A case that is closed stays so.
 * Null when it is about a plan that is no longer agreed on, or that another payment has paid since.
 * Source: R19, R64, R65.
 */
export function reversePayment(file: CaseFile, { planId, disbursementId, now }: Reversal): Decision | null {
  const paid = agreedOn(file, planId);
  if (!paid?.paidAt || (paid.disbursementId ?? disbursementId) !== disbursementId) return null;
  const plan = { ...paid, paidAt: null, disbursementId: null };
  if (standing(file) !== CaseState.DONE) return decide(file, { plan });
  const unfinished = { ...goingOn(file.case, CaseState.AGREED), outcomeAt: outcomeBeside(file, paid.paidAt) };
  const clocks = file.case.mergedFrom ? [] : [...promisedAgain(file, now), ...lawAgain(file)];
  return decide(file, { case: unfinished, plan, deadlines: clocks });
}

/** The end of the work is no outcome any more; what was decided after it is. Source: R38. */
function outcomeBeside({ case: { outcomeAt }, tasks }: CaseFile, paidAt: Date): Date | null {
  const finishedAt = Math.max(paidAt.getTime(), ...tasks.map(({ doneAt }) => doneAt?.getTime() ?? 0));
  return outcomeAt && outcomeAt.getTime() > finishedAt ? outcomeAt : null;
}

/** The law's clock of a refund that was met in time goes on from where it started. Source: R19. */
function lawAgain(file: CaseFile): DeadlineFacts[] {
  const clock = newestOf(file.deadlines, { kind: DeadlineKind.STATUTORY, subject: StatutoryPack.REFUND_DELAY });
  return clock?.metAt && !clock.firedAt ? statutoryClock(file, StatutoryPack.REFUND_DELAY, clock.armedAt) : [];
}

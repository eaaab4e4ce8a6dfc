import {
  DeadlineKind,
  type Purpose,
  planWithdrawn,
  type RejectionReason,
  type Told,
  WithdrawalCause,
} from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { type CaseFile, placeOf } from './case.js';
import { armFor, type DeadlineFacts, next } from './deadline.js';
import { CaseState, PlanState, type ProofKind, type Remedy } from './vocabulary.js';

/** One round of what owner and customer may agree on. */
export interface PlanFacts {
  id: string;
  /** Counts the rounds of a case from 1. */
  round: number;
  state: PlanState;
  remedy: Remedy;
  /** The last due date that the customer knows; null of a round from before steps had dates. */
  dueAt: Date | null;
  proposedById: string;
  /** Whole fen; null without a compensation. */
  compensationFen: number | null;
  purpose: Purpose | null;
  /** Who states that the customer accepted, where that is the proof. */
  statedById: string | null;
  acceptedAt: Date | null;
  /** When the fund paid its compensation; null while it has not, or took the payment back. */
  paidAt: Date | null;
  /** Which disbursement paid it; null while none has, and where that was not kept yet. */
  disbursementId: string | null;
  proofKind: ProofKind | null;
  proofReference: string | null;
  refusalReason: RejectionReason | null;
  /** What the customer said against it. */
  objection: string | null;
}

/** Whether a round waits for the customer, or for the second person who verifies what the customer is said to have said. */
export const isOpen = (plan: PlanFacts | null): plan is PlanFacts =>
  plan?.state === PlanState.PROPOSED || plan?.state === PlanState.STATED;

/** A round that can no longer be accepted, because the case left its owner; null when there is none to lapse. */
export const lapsed = (plan: PlanFacts | null): PlanFacts | null =>
  isOpen(plan) ? { ...unstated(plan), state: PlanState.LAPSED } : null;

/** A round without the statement that waited to be verified. */
export const unstated = (plan: PlanFacts): PlanFacts => ({
  ...plan,
  statedById: null,
  proofKind: null,
  proofReference: null,
});

/** The plan in force ran out, and what is told of it; null where none is in force. Source: R23. */
export function overdue(file: CaseFile, now: Date): { plan: PlanFacts; events: Told[] } | null {
  const events = withdrawn(file, WithdrawalCause.PLAN_OVERDUE, now);
  return file.plan && events.length > 0 ? { plan: { ...file.plan, state: PlanState.OVERDUE }, events } : null;
}

/** What is told when a plan in force is carried out no further; nothing where none is. Source: R23, R38. */
export function withdrawn({ case: present, plan }: CaseFile, cause: WithdrawalCause, withdrawnAt: Date): Told[] {
  if (present.state !== CaseState.AGREED || plan?.state !== PlanState.ACCEPTED) return [];
  return [planWithdrawn.of({ ...placeOf(present), planId: plan.id, cause, withdrawnAt })];
}

/** The clock of what an accepted plan promises. Source: R23. */
export const delivery = ({ deadlines, rules }: CaseFile, until: Date, now: Date): DeadlineFacts =>
  next(deadlines, armFor({ kind: DeadlineKind.DELIVERY, armedAt: now, limit: { until } }, rules));

/**
 * The clock of a plan that is to be carried out after all: until the date that was promised, or a day where it has passed;
 * none where no date was.
 */
export function promisedAgain(file: CaseFile, now: Date): DeadlineFacts[] {
  const dueAt = file.plan?.dueAt;
  return dueAt ? [delivery(file, dueAt > now ? dueAt : after(now, DAY_MS), now)] : [];
}

import { DeadlineKind, deadlineMissed, type Level, RuleError, type Tier, type Told } from '@complaints/contracts';
import { type DeadlineFacts, isOverdue, nextDueOf } from './deadline.js';
import type { LadderStepFacts } from './ladder.js';
import type { Rung } from './owner.js';
import type { PlanFacts } from './plan.js';
import { CaseState } from './vocabulary.js';

/** The handling of one complaint. */
export interface CaseFacts {
  id: string;
  complaintId: string;
  matterId: string;
  storeId: string | null;
  regionId: string | null;
  /** The complainant must stay unknown to the store. */
  confidential: boolean;
  level: Level;
  tier: Tier;
  state: CaseState;
  /** Where it stood when it was joined to another; null while it was not. */
  mergedFrom: CaseState | null;
  /** The mark an escalation leaves; not the level ABNORMAL. */
  abnormalFlag: boolean;
  ownerPostId: string;
  failedAttempts: number;
  acceptedAt: Date;
  openedAt: Date;
  resolvedAt: Date | null;
  /** When the running clock that ends first is due. */
  nextDueAt: Date | null;
  policyVersion: number;
}

/** What a rule needs to decide on a case. */
export interface CaseFile {
  case: CaseFacts;
  /** The newest clock of each kind. */
  deadlines: readonly DeadlineFacts[];
  /** The newest round. */
  plan: PlanFacts | null;
  /** The posts that can own it, from the lowest. */
  chain: readonly Rung[];
}

/** What a rule made of a case: its new state, and what is to be told. */
export interface Decision {
  case: CaseFacts;
  /** Clocks that ended or were started, those that ended first. */
  deadlines: readonly DeadlineFacts[];
  /** The newest round, when it changed. */
  plan: PlanFacts | null;
  step: LadderStepFacts | null;
  events: readonly Told[];
}

/**
 * Every legal transition. A climb and a rise lead back to WAITING_CONTACT, a refused compensation to PLANNING; what was
 * joined to another by mistake goes on where it stood, with the customer to be reached anew while no plan is agreed.
 */
export const TRANSITIONS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  WAITING_CONTACT: [CaseState.WAITING_CONTACT, CaseState.PLANNING, CaseState.SUPERSEDED, CaseState.MERGED],
  PLANNING: [CaseState.WAITING_CONTACT, CaseState.AGREED, CaseState.SUPERSEDED, CaseState.MERGED],
  AGREED: [CaseState.PLANNING, CaseState.DONE, CaseState.SUPERSEDED, CaseState.MERGED],
  DONE: [CaseState.RESOLVED, CaseState.SUPERSEDED, CaseState.MERGED],
  RESOLVED: [],
  SUPERSEDED: [],
  MERGED: [CaseState.WAITING_CONTACT, CaseState.AGREED, CaseState.DONE, CaseState.SUPERSEDED],
};

/** States in which a case waits for nobody any more. */
export const isClosed = (state: CaseState): boolean =>
  state === CaseState.RESOLVED || state === CaseState.SUPERSEDED || state === CaseState.MERGED;

/** What is true of a case that is not in the state a command needs. */
const OUT_OF_TURN: Readonly<Record<CaseState, readonly [code: string, message: string]>> = {
  WAITING_CONTACT: ['NOT_CONTACTED_YET', 'The customer has not been reached yet.'],
  PLANNING: ['NO_ACCEPTED_PLAN', 'No plan has been accepted yet.'],
  AGREED: ['ALREADY_AGREED', 'A plan has been accepted already.'],
  DONE: ['ALREADY_AGREED', 'A plan has been accepted already.'],
  RESOLVED: ['CASE_CLOSED', 'The case is closed.'],
  SUPERSEDED: ['CASE_CLOSED', 'The case is closed; a repeat took over.'],
  MERGED: ['CASE_CLOSED', 'The case is closed; another that says the same goes on for it.'],
};

/**
 * Refuses a command out of turn.
 * @throws RuleError CASE_CLOSED, NOT_CONTACTED_YET, NO_ACCEPTED_PLAN or ALREADY_AGREED: whichever is true
 * @throws RuleError PLAN_DEADLINE_PASSED when the plan clock ran out and the case is about to leave its owner
 */
export function requireTurn(file: CaseFile, states: readonly CaseState[], now: Date): void {
  if (!states.includes(file.case.state)) throw new RuleError(...OUT_OF_TURN[file.case.state], ['caseId']);
  if (file.deadlines.some((deadline) => deadline.kind === DeadlineKind.PLAN && isOverdue(deadline, now))) {
    throw new RuleError('PLAN_DEADLINE_PASSED', 'No plan was agreed in time; the case moves on in a moment.', [
      'caseId',
    ]);
  }
}

/** The case in another state; a transition that the table does not hold is a fault of ours. */
export function moved(present: CaseFacts, to: CaseState): CaseFacts {
  if (!TRANSITIONS[present.state].includes(to)) throw new Error(`a case does not go from ${present.state} to ${to}`);
  return { ...present, state: to };
}

/** Puts a decision together; what is not said stays as it is. */
export function decide(file: CaseFile, changes: Partial<Decision>): Decision {
  const { deadlines = [], plan = null, step = null, events = [] } = changes;
  const newest = new Map([...file.deadlines, ...deadlines].map((deadline) => [deadline.kind, deadline]));
  const nextDueAt = nextDueOf([...newest.values()]);
  return { case: { ...(changes.case ?? file.case), nextDueAt }, deadlines, plan, step, events };
}

/** The newest clock of a kind. */
export function deadlineOf(file: CaseFile, kind: DeadlineKind): DeadlineFacts {
  const deadline = file.deadlines.find((candidate) => candidate.kind === kind);
  if (!deadline) throw new Error(`a case without a ${kind} clock`);
  return deadline;
}

/** What every event of a case says of it. */
export const placeOf = ({ id, complaintId, storeId, regionId }: CaseFacts) => ({
  caseId: id,
  complaintId,
  storeId,
  regionId,
});

/** What is told of the clocks among these that are missed, those due first first. Source: R21–R23. */
export const missedOf = (present: CaseFacts, deadlines: readonly DeadlineFacts[]): Told[] =>
  deadlines
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .flatMap(({ kind, generation, dueAt, firedAt }) =>
      firedAt ? [deadlineMissed.of({ ...placeOf(present), kind, generation, dueAt, firedAt })] : [],
    );

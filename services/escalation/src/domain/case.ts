import {
  DeadlineKind,
  deadlineMissed,
  type Level,
  RuleError,
  type Source,
  type Tier,
  type Told,
  type UnreachableCause,
  type Urgency,
} from '@complaints/contracts';
import { type DeadlineFacts, isOverdue, newestOf, nextDueOf } from './deadline.js';
import type { LadderStepFacts } from './ladder.js';
import type { Rung } from './owner.js';
import type { PlanFacts } from './plan.js';
import type { Rules } from './rules.js';
import { cancelled, type TaskFacts } from './task/task.js';
import { CaseState, type FailureCause } from './vocabulary.js';

/** The handling of one complaint. */
export interface CaseFacts {
  id: string;
  complaintId: string;
  matterId: string;
  storeId: string | null;
  regionId: string | null;
  /** The complainant must stay unknown to the store. */
  confidential: boolean;
  /** Whether a way to reach the customer is known. */
  reachable: boolean;
  /** The staff among the people complained about; none of them owns it. Source: R20. */
  accusedStaffIds: readonly string[];
  level: Level;
  /** How the chain came to know; null of a case from before that was kept. */
  source: Source | null;
  urgency: Urgency;
  /** The code of its nature; null until it is classified. Source: R16. */
  natureCode: string | null;
  tier: Tier;
  state: CaseState;
  /** Where it stood when it was joined to another; null while it was not. */
  mergedFrom: CaseState | null;
  /** The mark an escalation leaves; not the level ABNORMAL. */
  abnormalFlag: boolean;
  ownerPostId: string;
  failedAttempts: number;
  /** Why the last turn ended without success, until it is said what changes. Source: R34. */
  setback: FailureCause | null;
  /** The newest outcome of the present attempt; null while it has none. Source: R38. */
  outcomeAt: Date | null;
  /** Since when the emergency procedure runs; null where it never had to. Source: R18. */
  emergencyAt: Date | null;
  unreachableCause: UnreachableCause | null;
  acceptedAt: Date;
  openedAt: Date;
  resolvedAt: Date | null;
  /** When it ended without being resolved. */
  closedAt: Date | null;
  /** When the running clock that ends first is due. */
  nextDueAt: Date | null;
  policyVersion: number;
}

/** What a rule needs to decide on a case. */
export interface CaseFile {
  case: CaseFacts;
  /** The case as it was kept before anything new was said of it; absent where it is new. */
  before?: CaseFacts;
  /** The newest clock of each kind and subject. */
  deadlines: readonly DeadlineFacts[];
  /** The newest round. */
  plan: PlanFacts | null;
  /** The steps of the newest round, where it is in force or, for what is done to one case alone, open. */
  tasks: readonly TaskFacts[];
  /** The posts that can own it, from the lowest. */
  chain: readonly Rung[];
  rules: Rules;
}

/** What a rule made of a case: its new state, and what is to be told. */
export interface Decision {
  /** What it was decided on. */
  file: CaseFile;
  case: CaseFacts;
  /** Clocks that ended or were started, those that ended first. */
  deadlines: readonly DeadlineFacts[];
  /** The newest round, when it changed. */
  plan: PlanFacts | null;
  /** Steps of the newest round that changed, or came to it. */
  tasks: readonly TaskFacts[];
  step: LadderStepFacts | null;
  events: readonly Told[];
}

const ENDS = [CaseState.SUPERSEDED, CaseState.MERGED] as const;

/**
 * Every legal transition. A climb, a rise and a customer who is back lead to WAITING_CONTACT; a compensation refused or called
 * off, a plan that ran out before the last owner and work found undone lead to PLANNING, a payment taken back to AGREED. What
 * was joined to another by mistake goes on where it stood, with the customer to be reached anew while no plan is agreed.
 */
export const TRANSITIONS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  WAITING_CONTACT: [CaseState.WAITING_CONTACT, CaseState.PLANNING, CaseState.UNREACHABLE, ...ENDS],
  PLANNING: [
    CaseState.WAITING_CONTACT,
    CaseState.UNREACHABLE,
    CaseState.AGREED,
    CaseState.CLOSED_WITHOUT_AGREEMENT,
    ...ENDS,
  ],
  UNREACHABLE: [
    CaseState.WAITING_CONTACT,
    CaseState.UNREACHABLE,
    CaseState.PLANNING,
    CaseState.CLOSED_PROVISIONALLY,
    ...ENDS,
  ],
  AGREED: [
    CaseState.WAITING_CONTACT,
    CaseState.UNREACHABLE,
    CaseState.PLANNING,
    CaseState.DONE,
    CaseState.CLOSED_WITHOUT_AGREEMENT,
    ...ENDS,
  ],
  DONE: [CaseState.RESOLVED, CaseState.AGREED, CaseState.PLANNING, CaseState.CLOSED_WITHOUT_AGREEMENT, ...ENDS],
  RESOLVED: [CaseState.PLANNING],
  CLOSED_PROVISIONALLY: [CaseState.WAITING_CONTACT],
  CLOSED_WITHOUT_AGREEMENT: [],
  SUPERSEDED: [],
  MERGED: [CaseState.WAITING_CONTACT, CaseState.UNREACHABLE, CaseState.AGREED, CaseState.DONE, CaseState.SUPERSEDED],
};

const CLOSED: readonly CaseState[] = [
  CaseState.RESOLVED,
  CaseState.CLOSED_PROVISIONALLY,
  CaseState.CLOSED_WITHOUT_AGREEMENT,
  CaseState.SUPERSEDED,
  CaseState.MERGED,
];

/** States in which a case waits for nobody any more. */
export const isClosed = (state: CaseState): boolean => CLOSED.includes(state);

/** States in which somebody answers for a case. */
export const OPEN_STATES: readonly CaseState[] = Object.values(CaseState).filter((state) => !isClosed(state));

/** What is true of a case that is not in the state a command needs. */
const OUT_OF_TURN: Readonly<Record<CaseState, readonly [code: string, message: string]>> = {
  WAITING_CONTACT: ['NOT_CONTACTED_YET', 'The customer has not been reached yet.'],
  PLANNING: ['NO_ACCEPTED_PLAN', 'No plan has been accepted yet.'],
  UNREACHABLE: ['CUSTOMER_UNREACHABLE', 'The customer cannot be reached; record when they are.'],
  AGREED: ['ALREADY_AGREED', 'A plan has been accepted already.'],
  DONE: ['ALREADY_AGREED', 'A plan has been accepted already.'],
  RESOLVED: ['CASE_CLOSED', 'The case is closed.'],
  CLOSED_PROVISIONALLY: ['CASE_CLOSED', 'The case is closed provisionally.'],
  CLOSED_WITHOUT_AGREEMENT: ['CASE_CLOSED', 'The case is closed without agreement.'],
  SUPERSEDED: ['CASE_CLOSED', 'The case is closed; a repeat took over.'],
  MERGED: ['CASE_CLOSED', 'The case is closed; another that says the same goes on for it.'],
};

/**
 * Refuses what is done to a case that has ended.
 * @throws RuleError CASE_CLOSED
 */
export function requireOpen({ case: { state } }: CaseFile): void {
  if (isClosed(state)) throw new RuleError(...OUT_OF_TURN[state], ['caseId']);
}

/**
 * Refuses a command out of turn.
 * @throws RuleError CASE_CLOSED, NOT_CONTACTED_YET, CUSTOMER_UNREACHABLE, NO_ACCEPTED_PLAN or ALREADY_AGREED: whichever is true
 * @throws RuleError PLAN_DEADLINE_PASSED when the plan clock, or the plan's last due date, ran out and the case is about to
 *   leave its owner
 */
export function requireTurn(file: CaseFile, states: readonly CaseState[], now: Date): void {
  if (!states.includes(file.case.state)) throw new RuleError(...OUT_OF_TURN[file.case.state], ['caseId']);
  if (file.deadlines.some((deadline) => MOVES_ON.includes(deadline.kind) && isOverdue(deadline, now))) {
    throw new RuleError('PLAN_DEADLINE_PASSED', 'The time for the plan is over; the case moves on in a moment.', [
      'caseId',
    ]);
  }
}

/** Clocks whose end moves a case on. Source: R23, R24. */
export const MOVES_ON: readonly DeadlineKind[] = [DeadlineKind.PLAN, DeadlineKind.DELIVERY];

/** The case in another state; a transition that the table does not hold is a fault of ours. */
export function moved(present: CaseFacts, to: CaseState): CaseFacts {
  if (!TRANSITIONS[present.state].includes(to)) throw new Error(`a case does not go from ${present.state} to ${to}`);
  return { ...present, state: to };
}

/** States in which an agreed plan is carried out, or has been. */
const CARRIED_OUT: readonly CaseState[] = [CaseState.AGREED, CaseState.DONE];

/**
 * Puts a decision together; what is not said stays as it is. Tasks of a plan that the case goes on without are cancelled.
 */
export function decide(file: CaseFile, changes: Partial<Decision>): Decision {
  const { deadlines = [], plan = null, step = null, events = [] } = changes;
  const nextDueAt = nextDueOf(newestAmong([...file.deadlines, ...deadlines]));
  const left: CaseFacts = { ...(changes.case ?? file.case), nextDueAt };
  const tasks = changes.tasks ?? (CARRIED_OUT.includes(left.state) ? [] : cancelled(file.tasks));
  return { file, case: left, deadlines, plan, tasks, step, events };
}

/** The clocks that no newer one of their kind and subject follows. */
export const newestAmong = (deadlines: readonly DeadlineFacts[]): DeadlineFacts[] => [
  ...new Map(deadlines.map((deadline) => [`${deadline.kind}/${deadline.subject}`, deadline])).values(),
];

/** The newest clock of a kind that every case has. */
export function deadlineOf(file: CaseFile, kind: DeadlineKind): DeadlineFacts {
  const deadline = newestOf(file.deadlines, { kind, subject: '' });
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

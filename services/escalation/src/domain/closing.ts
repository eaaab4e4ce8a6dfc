import {
  ClosingKind,
  caseClosed,
  caseReopened,
  DeadlineKind,
  ReopeningCause,
  RuleError,
  type Tier,
} from '@complaints/contracts';
import { assign } from './assign.js';
import {
  type CaseFacts,
  type CaseFile,
  type Decision,
  decide,
  missedOf,
  moved,
  OPEN_STATES,
  placeOf,
  requireTurn,
} from './case.js';
import { armAfresh, endAll } from './deadline.js';
import { ownerOf } from './owner.js';
import { lapsed, type PlanFacts } from './plan.js';
import { CaseState, PlanState } from './vocabulary.js';

/**
 * Closes a case whose customer cannot be reached; it goes on if they return.
 * @throws RuleError CUSTOMER_REACHABLE, CASE_CLOSED
 * Source: R35.
 */
export function closeProvisionally(file: CaseFile, now: Date): Decision {
  requireTurn(file, OPEN_STATES, now);
  if (file.case.state !== CaseState.UNREACHABLE)
    throw new RuleError('CUSTOMER_REACHABLE', 'Only a case whose customer cannot be reached is closed so.', ['caseId']);
  return close(file, ClosingKind.PROVISIONALLY, now);
}

const STATE_OF = {
  PROVISIONALLY: CaseState.CLOSED_PROVISIONALLY,
  WITHOUT_AGREEMENT: CaseState.CLOSED_WITHOUT_AGREEMENT,
} as const;

/** Ends a case that is not resolved: every clock ends, an open round lapses. Source: R35, R38. */
export function close(file: CaseFile, kind: ClosingKind, now: Date): Decision {
  const deadlines = endAll(file.deadlines, now);
  const closed: CaseFacts = { ...moved(file.case, STATE_OF[kind]), closedAt: now, outcomeAt: now };
  const { tier, openedAt } = closed;
  return decide(file, {
    case: closed,
    deadlines,
    plan: lapsed(file.plan),
    events: [
      ...missedOf(file.case, deadlines),
      caseClosed.of({ ...placeOf(closed), kind, tier, openedAt, closedAt: now }),
    ],
  });
}

/** Why a closed case goes on. */
export interface Reopening {
  cause: ReopeningCause;
  /** The highest tier the ladder has reached on the matter; null when it never was climbed. */
  highestTier: Tier | null;
  now: Date;
}

/**
 * A closed case goes on, and nothing is counted: one closed provisionally begins anew when the customer is back; a resolved
 * one whose work is found undone is planned anew with its owner.
 * @throws RuleError CASE_OPEN, NOT_REOPENED_FOR_THIS, CASE_ENDED
 * @throws NotYetKnown when no post that could own it is held
 * Source: R35, R70.
 */
export function reopen(file: CaseFile, { cause, highestTier, now }: Reopening): Decision {
  const { state } = file.case;
  if (OPEN_STATES.includes(state)) throw new RuleError('CASE_OPEN', 'The case is open.', ['caseId']);
  const isFit =
    (state === CaseState.CLOSED_PROVISIONALLY && cause === ReopeningCause.CUSTOMER_RETURNED) ||
    (state === CaseState.RESOLVED && cause === ReopeningCause.WORK_UNDONE);
  if (!isFit) throw refusalOf(state);
  const going = cause === ReopeningCause.WORK_UNDONE ? undo(file, now) : comeBack(file, highestTier, now);
  const { tier, ownerPostId } = going.case;
  const told = caseReopened.of({ ...placeOf(going.case), cause, tier, ownerPostId, reopenedAt: now });
  return { ...going, events: [told, ...going.events] };
}

function refusalOf(state: CaseState): RuleError {
  if (state === CaseState.CLOSED_PROVISIONALLY)
    return new RuleError('NOT_REOPENED_FOR_THIS', 'What was closed provisionally goes on when the customer is back.', [
      'cause',
    ]);
  if (state === CaseState.RESOLVED)
    return new RuleError('NOT_REOPENED_FOR_THIS', 'What was resolved goes on when its work was not done.', ['cause']);
  return new RuleError('CASE_ENDED', 'The case has ended for good; a complaint that comes back is a repeat.', [
    'caseId',
  ]);
}

function undo(file: CaseFile, now: Date): Decision {
  const undone: PlanFacts | null = file.plan && { ...file.plan, state: PlanState.UNDONE };
  return decide(file, {
    case: { ...moved(file.case, CaseState.PLANNING), resolvedAt: null, outcomeAt: null },
    deadlines: [armAfresh(DeadlineKind.PLAN, now, file)],
    plan: undone,
  });
}

function comeBack(file: CaseFile, highestTier: Tier | null, now: Date): Decision {
  const known: CaseFile = { ...file, case: { ...file.case, reachable: true, closedAt: null } };
  const reached = Math.max(file.case.tier, highestTier ?? 1) as Tier;
  const rung = ownerOf(file.chain, { ...known.case, highestTier: reached }, file.rules.policy);
  return assign(known, { rung, now });
}

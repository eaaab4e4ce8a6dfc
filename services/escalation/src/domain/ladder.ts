import {
  attemptFailed,
  caseClimbed,
  DeadlineKind,
  LadderTrigger,
  RuleError,
  type Tier,
  type Told,
} from '@complaints/contracts';
import {
  type CaseFacts,
  type CaseFile,
  type Decision,
  decide,
  MOVES_ON,
  missedOf,
  moved,
  placeOf,
  requireTurn,
} from './case.js';
import { armAfresh, type DeadlineFacts, endAll, isOverdue, isRunning, KINDS_OF_A_TURN, miss } from './deadline.js';
import { nextRung, type Rung } from './owner.js';
import { overdue } from './plan.js';
import { restart } from './restart.js';
import type { Acting } from './rights.js';
import { CaseState, FailureCause } from './vocabulary.js';

/** The direct report that comes before a step by hand, and who filed it. Source: R23. */
export interface Filing extends Acting {
  reportedAt: Date;
  reportedToId: string;
}

/** One step up the tiers; never changed afterwards. Source: R23. */
export interface LadderStepFacts {
  fromTier: Tier;
  toTier: Tier;
  fromPostId: string;
  toPostId: string;
  trigger: LadderTrigger;
  reason: string;
  climbedAt: Date;
  /** Null for a step that the system makes by itself. */
  filing: Filing | null;
}

interface Climb {
  rung: Rung;
  trigger: LadderTrigger;
  reason: string;
  filing: Filing | null;
  /** Clocks that ran out and are none of the turn that ends. */
  beside: readonly DeadlineFacts[];
  now: Date;
}

/**
 * Records every clock of a case that ran out. Only two of them move the case: a missed plan, and an accepted plan whose last
 * due date passes. Either leads one tier up, with both clocks afresh for the new owner; at the top of the ladder it is a
 * failed attempt, with a fresh plan clock for the same owner. However late it is, a case climbs one step: the fresh clocks
 * start now.
 * @returns null when no clock ran out
 * Source: R21–R25.
 */
export function runOut(file: CaseFile, now: Date): Decision | null {
  const late = file.deadlines.filter((deadline) => isOverdue(deadline, now));
  if (late.length === 0) return null;
  const missed = late.map((deadline) => miss(deadline, now));
  const mover = missed.find(({ kind }) => MOVES_ON.includes(kind));
  if (!mover) return decide(file, { deadlines: missed, events: missedOf(file.case, missed) });
  const isPlan = mover.kind === DeadlineKind.PLAN;
  const rung = nextRung(file.chain, file.case);
  if (!rung)
    return failAttempt(file, {
      missed,
      cause: isPlan ? FailureCause.PLAN_DEADLINE_MISSED : FailureCause.PLAN_OVERDUE,
      now,
    });
  const trigger = isPlan ? LadderTrigger.PLAN_DEADLINE_MISSED : LadderTrigger.PLAN_OVERDUE;
  const beside = missed.filter(({ kind }) => !KINDS_OF_A_TURN.includes(kind));
  return climb(file, { rung, trigger, reason: reasonOf(mover), filing: null, beside, now });
}

const reasonOf = ({ kind, limitMinutes }: DeadlineFacts): string =>
  kind === DeadlineKind.PLAN
    ? `No plan was agreed within ${(limitMinutes ?? 0) / 60} hours.`
    : 'The last due date of the accepted plan passed.';

/** Counts a failed attempt and tells it; the count never resets. Source: R23, R24. */
function failAttempt(
  file: CaseFile,
  { missed, cause, now }: { missed: readonly DeadlineFacts[]; cause: FailureCause; now: Date },
): Decision {
  const isAgreed = file.case.state === CaseState.AGREED;
  const going = isAgreed ? moved(file.case, CaseState.PLANNING) : file.case;
  const failed = failedOnce(going, cause);
  const others = file.deadlines.filter((deadline) => isRunning(deadline) && !isOverdue(deadline, now));
  const withdrawn = overdue(file, now);
  return decide(file, {
    case: failed,
    deadlines: [
      ...missed,
      ...(isAgreed ? endAll(others, now, KINDS_OF_A_TURN) : []),
      armAfresh(DeadlineKind.PLAN, now, file),
    ],
    plan: withdrawn?.plan ?? null,
    events: [...missedOf(failed, missed), ...(withdrawn?.events ?? []), toldOfFailure(failed, now)],
  });
}

const failedOnce = (present: CaseFacts, setback: FailureCause): CaseFacts => ({
  ...present,
  failedAttempts: present.failedAttempts + 1,
  setback,
  outcomeAt: null,
});

const toldOfFailure = (failed: CaseFacts, now: Date): Told => {
  const { level, failedAttempts } = failed;
  return attemptFailed.of({ ...placeOf(failed), level, failedAttempts, failedAt: now });
};

/**
 * The customer came back dissatisfied with the outcome of the present attempt: where nobody stands above its owner it
 * failed. An attempt fails once, and one without an outcome is not over.
 * @returns null where nothing failed
 * Source: R24, R38.
 */
export function disappoint(file: CaseFile, now: Date): Decision | null {
  if (!file.case.outcomeAt || nextRung(file.chain, file.case)) return null;
  const failed = failedOnce(file.case, FailureCause.OUTCOME_DISSATISFIED);
  return decide(file, { case: failed, events: [toldOfFailure(failed, now)] });
}

/**
 * Files that a case is beyond its owner's authority, after the direct report: one tier up.
 * @throws RuleError TOP_OF_LADDER when nobody stands above
 * @throws RuleError REPORT_IN_FUTURE, REPORT_BEFORE_CASE when the direct report cannot have been made then
 * @throws RuleError ALREADY_AGREED, CASE_CLOSED or PLAN_DEADLINE_PASSED
 * Source: R23.
 */
export function escalate(
  file: CaseFile,
  { reason, filing, now }: { reason: string; filing: Filing; now: Date },
): Decision {
  requireTurn(file, [CaseState.WAITING_CONTACT, CaseState.PLANNING, CaseState.UNREACHABLE], now);
  const { reportedAt } = filing;
  if (reportedAt > now)
    throw new RuleError('REPORT_IN_FUTURE', 'The direct report comes before the filing.', ['reportedAt']);
  if (reportedAt < file.case.openedAt) {
    throw new RuleError('REPORT_BEFORE_CASE', 'The direct report was made before the case was opened.', ['reportedAt']);
  }
  const rung = nextRung(file.chain, file.case);
  if (!rung) throw new RuleError('TOP_OF_LADDER', 'Nobody stands above the owner of this case.', ['caseId']);
  return climb(file, { rung, trigger: LadderTrigger.BEYOND_AUTHORITY, reason, filing, beside: [], now });
}

/** One step up: the abnormal flag, the clocks of the turn end and start afresh, no round is in force any more. Source: R20, R23. */
function climb(file: CaseFile, { rung, trigger, reason, filing, beside, now }: Climb): Decision {
  const { tier: fromTier, ownerPostId: fromPostId } = file.case;
  const { tier: toTier, postId: toPostId } = rung;
  const afresh = restart(file, now);
  const withdrawn = overdue(file, now);
  const setback = trigger === LadderTrigger.BEYOND_AUTHORITY ? file.case.setback : trigger;
  const climbed: CaseFacts = { ...afresh.case, tier: toTier, ownerPostId: toPostId, abnormalFlag: true, setback };
  const told: Told = caseClimbed.of({
    ...placeOf(climbed),
    fromTier,
    toTier,
    ownerPostId: toPostId,
    trigger,
    climbedAt: now,
  });
  return decide(file, {
    case: climbed,
    deadlines: [...beside, ...afresh.deadlines],
    plan: withdrawn?.plan ?? afresh.plan,
    step: { fromTier, toTier, fromPostId, toPostId, trigger, reason, climbedAt: now, filing },
    events: [...missedOf(file.case, [...afresh.ended, ...beside]), ...(withdrawn?.events ?? []), told],
  });
}

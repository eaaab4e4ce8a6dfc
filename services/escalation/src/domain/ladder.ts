import {
  attemptFailed,
  caseClimbed,
  DeadlineKind,
  LadderTrigger,
  RuleError,
  type Tier,
  type Told,
} from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, missedOf, placeOf, requireTurn } from './case.js';
import { armAfresh, type DeadlineFacts, isOverdue, miss } from './deadline.js';
import { nextRung, type Rung } from './owner.js';
import type { HandlingPolicy } from './policy.js';
import { restart } from './restart.js';
import type { Acting } from './rights.js';
import { CaseState } from './vocabulary.js';

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
  now: Date;
}

/**
 * Records every clock of a case that ran out. A missed contact does not climb. A missed plan leads one tier up, with both
 * clocks afresh for the new owner; at the top of the ladder it is a failed attempt, with a fresh plan clock for the same
 * owner. However late it is, a case climbs one step: the fresh clocks start now.
 * @returns null when no clock ran out
 * Source: R21–R25.
 */
export function runOut(file: CaseFile, now: Date, policy: HandlingPolicy): Decision | null {
  const overdue = file.deadlines.filter((deadline) => isOverdue(deadline, now));
  if (overdue.length === 0) return null;
  const missed = overdue.map((deadline) => miss(deadline, now));
  const plan = missed.find(({ kind }) => kind === DeadlineKind.PLAN);
  if (!plan) return decide(file, { deadlines: missed, events: missedOf(file.case, missed) });
  const rung = nextRung(file.chain, file.case);
  if (!rung) return failAttempt(file, { missed, plan, now }, policy);
  const reason = `No plan was agreed within ${plan.limitMinutes / 60} hours.`;
  return climb(file, { rung, trigger: LadderTrigger.PLAN_DEADLINE_MISSED, reason, filing: null, now }, policy);
}

/** Counts a failed attempt and tells it; the count never resets. Source: R23, R24. */
function failAttempt(
  file: CaseFile,
  { missed, plan, now }: { missed: readonly DeadlineFacts[]; plan: DeadlineFacts; now: Date },
  policy: HandlingPolicy,
): Decision {
  const failed: CaseFacts = { ...file.case, failedAttempts: file.case.failedAttempts + 1 };
  const { level, failedAttempts } = failed;
  return decide(file, {
    case: failed,
    deadlines: [...missed, armAfresh(plan, now, policy)],
    events: [
      ...missedOf(failed, missed),
      attemptFailed.of({ ...placeOf(failed), level, failedAttempts, failedAt: now }),
    ],
  });
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
  policy: HandlingPolicy,
): Decision {
  requireTurn(file, [CaseState.WAITING_CONTACT, CaseState.PLANNING], now);
  const { reportedAt } = filing;
  if (reportedAt > now)
    throw new RuleError('REPORT_IN_FUTURE', 'The direct report comes before the filing.', ['reportedAt']);
  if (reportedAt < file.case.openedAt) {
    throw new RuleError('REPORT_BEFORE_CASE', 'The direct report was made before the case was opened.', ['reportedAt']);
  }
  const rung = nextRung(file.chain, file.case);
  if (!rung) throw new RuleError('TOP_OF_LADDER', 'Nobody stands above the owner of this case.', ['caseId']);
  return climb(file, { rung, trigger: LadderTrigger.BEYOND_AUTHORITY, reason, filing, now }, policy);
}

/** One step up: the abnormal flag, the running clocks end, both start afresh, an open round lapses. Source: R20, R23. */
function climb(file: CaseFile, { rung, trigger, reason, filing, now }: Climb, policy: HandlingPolicy): Decision {
  const { tier: fromTier, ownerPostId: fromPostId } = file.case;
  const { tier: toTier, postId: toPostId } = rung;
  const afresh = restart(file, now, policy);
  const climbed: CaseFacts = { ...afresh.case, tier: toTier, ownerPostId: toPostId, abnormalFlag: true };
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
    deadlines: afresh.deadlines,
    plan: afresh.plan,
    step: { fromTier, toTier, fromPostId, toPostId, trigger, reason, climbedAt: now, filing },
    events: [...afresh.missed, told],
  });
}

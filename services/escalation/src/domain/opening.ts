import {
  caseOpened,
  caseSuperseded,
  caseUnreachable,
  DeadlineKind,
  Source,
  type Tier,
  UnreachableCause,
  Urgency,
  WithdrawalCause,
} from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, missedOf, moved, placeOf } from './case.js';
import { arm, endAll } from './deadline.js';
import { alarmed } from './emergency.js';
import { ownerOf, type Rung } from './owner.js';
import { lapsed, withdrawn } from './plan.js';
import type { Rules } from './rules.js';
import { statutoryClock } from './statutory.js';
import { CaseState, StatutoryPack } from './vocabulary.js';

type Given =
  | 'id'
  | 'complaintId'
  | 'matterId'
  | 'storeId'
  | 'regionId'
  | 'confidential'
  | 'reachable'
  | 'accusedStaffIds'
  | 'level'
  | 'source'
  | 'acceptedAt';

/** What a case is opened with. */
export interface Opening extends Pick<CaseFacts, Given> {
  chain: readonly Rung[];
  /** The highest tier the ladder has reached on the matter; null when it never was climbed. */
  highestTier: Tier | null;
  /** Where the plan clock starts. */
  planFrom: Date;
  now: Date;
}

/**
 * Puts a complaint before its owner and starts its clocks: contact from now, plan from the instant that is said, the first
 * answer from acceptance. Where no way to the customer is known they stand still at once.
 * Source: R18–R22, R29, R35.
 */
export function open(opening: Opening, rules: Rules): Decision {
  const { chain, highestTier, planFrom, now, ...given } = opening;
  const { tier, postId: ownerPostId } = ownerOf(chain, opening, rules.policy);
  const opened: CaseFacts = {
    ...given,
    ...{
      tier,
      ownerPostId,
      state: CaseState.WAITING_CONTACT,
      mergedFrom: null,
      abnormalFlag: false,
      failedAttempts: 0,
    },
    ...{ urgency: Urgency.NORMAL, natureCode: null, setback: null, outcomeAt: null, emergencyAt: null },
    ...{ unreachableCause: null, openedAt: now, resolvedAt: null, closedAt: null, nextDueAt: null },
    policyVersion: rules.policy.version,
  };
  const contact = arm(DeadlineKind.CONTACT, now, rules);
  const plan = arm(DeadlineKind.PLAN, planFrom, rules);
  const firstAnswer = arm(DeadlineKind.FIRST_ANSWER, given.acceptedAt, rules);
  const file: CaseFile = { case: opened, deadlines: [], plan: null, tasks: [], chain, rules };
  const law =
    given.source === Source.AUTHORITY ? statutoryClock(file, StatutoryPack.ENTERPRISE_12315, given.acceptedAt) : [];
  const { matterId, level, policyVersion } = opened;
  const due = { openedAt: now, contactDueAt: contact.dueAt, planDueAt: plan.dueAt };
  const told = caseOpened.of({ ...placeOf(opened), matterId, level, tier, ownerPostId, policyVersion, ...due });
  const unreachable = given.reachable ? null : standStill(opened, UnreachableCause.NO_CONTACT, now);
  const turn = [contact, plan, firstAnswer];
  const decision = decide(file, {
    case: unreachable?.case ?? opened,
    deadlines: [...(unreachable ? endAll(turn, now) : turn), ...law],
    events: [told, ...(unreachable?.events ?? [])],
  });
  return alarmed(file, decision, now);
}

/** A case whose customer cannot be reached, and what is told of it. Source: R35. */
export function standStill(present: CaseFacts, cause: UnreachableCause, now: Date): Pick<Decision, 'case' | 'events'> {
  const found: CaseFacts = { ...moved(present, CaseState.UNREACHABLE), unreachableCause: cause };
  return { case: found, events: [caseUnreachable.of({ ...placeOf(found), cause, unreachableAt: now })] };
}

/**
 * Hands the matter over to a repeat: every clock ends, an open round lapses, and a plan in force is carried out no further.
 * Source: "How the pieces move together".
 */
export function supersede(file: CaseFile, { supersededById, now }: { supersededById: string; now: Date }): Decision {
  const deadlines = endAll(file.deadlines, now);
  const superseded: CaseFacts = { ...moved(file.case, CaseState.SUPERSEDED), mergedFrom: null };
  const told = caseSuperseded.of({ ...placeOf(superseded), supersededById, supersededAt: now });
  return decide(file, {
    case: superseded,
    deadlines,
    plan: lapsed(file.plan),
    events: [...missedOf(file.case, deadlines), ...withdrawn(file, WithdrawalCause.CASE_ENDED, now), told],
  });
}

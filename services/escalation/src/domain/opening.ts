import { caseOpened, caseSuperseded, DeadlineKind, type Tier } from '@complaints/contracts';
import { type CaseFacts, type CaseFile, type Decision, decide, missedOf, moved, placeOf } from './case.js';
import { arm, endAll, nextDueOf } from './deadline.js';
import { ownerOf, type Rung } from './owner.js';
import { lapsed } from './plan.js';
import type { HandlingPolicy } from './policy.js';
import { CaseState } from './vocabulary.js';

/** What a case is opened with. */
export interface Opening
  extends Pick<
    CaseFacts,
    'id' | 'complaintId' | 'matterId' | 'storeId' | 'regionId' | 'confidential' | 'level' | 'acceptedAt'
  > {
  chain: readonly Rung[];
  /** The highest tier the ladder has reached on the matter; null when it never was climbed. */
  highestTier: Tier | null;
  /** Where the plan clock starts. */
  planFrom: Date;
  now: Date;
}

/**
 * Puts a complaint before its owner and starts both clocks: contact from now, plan from the instant that is said.
 * Source: R20–R22, R29.
 */
export function open(opening: Opening, policy: HandlingPolicy): Decision {
  const { chain, highestTier, planFrom, now, ...given } = opening;
  const { tier, postId: ownerPostId } = ownerOf(chain, opening, policy);
  const contact = arm(DeadlineKind.CONTACT, now, policy);
  const plan = arm(DeadlineKind.PLAN, planFrom, policy);
  const opened: CaseFacts = {
    ...given,
    tier,
    ownerPostId,
    state: CaseState.WAITING_CONTACT,
    mergedFrom: null,
    abnormalFlag: false,
    failedAttempts: 0,
    openedAt: now,
    resolvedAt: null,
    nextDueAt: nextDueOf([contact, plan]),
    policyVersion: policy.version,
  };
  const { matterId, level, policyVersion } = opened;
  const due = { openedAt: now, contactDueAt: contact.dueAt, planDueAt: plan.dueAt };
  const told = caseOpened.of({ ...placeOf(opened), matterId, level, tier, ownerPostId, policyVersion, ...due });
  return { case: opened, deadlines: [contact, plan], plan: null, step: null, events: [told] };
}

/** Hands the matter over to a repeat: every clock ends, an open round lapses. Source: "How the pieces move together". */
export function supersede(file: CaseFile, { supersededById, now }: { supersededById: string; now: Date }): Decision {
  const deadlines = endAll(file.deadlines, now);
  const superseded: CaseFacts = { ...moved(file.case, CaseState.SUPERSEDED), mergedFrom: null };
  const told = caseSuperseded.of({ ...placeOf(superseded), supersededById, supersededAt: now });
  return decide(file, {
    case: superseded,
    deadlines,
    plan: lapsed(file.plan),
    events: [...missedOf(file.case, deadlines), told],
  });
}

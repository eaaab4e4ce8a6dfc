import type { Tier } from '@complaints/contracts';
import { assign } from './assign.js';
import { type CaseFacts, type CaseFile, type Decision, decide, isClosed, missedOf, moved } from './case.js';
import { endAll } from './deadline.js';
import { ownerOf } from './owner.js';
import { lapsed } from './plan.js';
import { CaseState } from './vocabulary.js';

/**
 * Another complaint says the same and goes on for both: every clock ends, an open round lapses. Intake, which joined them,
 * has told it. A case that had ended before belongs to the matter all the same.
 * Source: R5.
 */
export function merge(file: CaseFile, { matterId, now }: { matterId: string; now: Date }): Decision {
  if (isClosed(file.case.state)) return decide(file, { case: { ...file.case, matterId } });
  const deadlines = endAll(file.deadlines, now);
  const merged: CaseFacts = { ...moved(file.case, CaseState.MERGED), mergedFrom: file.case.state, matterId };
  return decide(file, {
    case: merged,
    deadlines,
    plan: lapsed(file.plan),
    events: missedOf(file.case, deadlines),
  });
}

/**
 * What had been joined by mistake stands by itself again, before the owner of its level and with both clocks afresh.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R5, R20.
 */
export function separate(file: CaseFile, { highestTier, now }: { highestTier: Tier | null; now: Date }): Decision {
  const rung = ownerOf(file.chain, { ...file.case, highestTier }, file.rules.policy);
  return assign(file, { rung, now });
}

import { DeadlineKind, type Told } from '@complaints/contracts';
import { type CaseFile, type Decision, deadlineOf, missedOf, moved } from './case.js';
import { armAfresh, endAll } from './deadline.js';
import { lapsed } from './plan.js';
import type { HandlingPolicy } from './policy.js';
import { CaseState } from './vocabulary.js';

/** A case that begins anew before an owner, and what is told of the clocks that were late. */
export interface Restart extends Pick<Decision, 'case' | 'deadlines' | 'plan'> {
  missed: readonly Told[];
}

/** The running clocks end, contact and plan start afresh, an open round lapses. Source: R20, R23. */
export function restart(file: CaseFile, now: Date, policy: HandlingPolicy): Restart {
  const ended = endAll(file.deadlines, now);
  const fresh = [DeadlineKind.CONTACT, DeadlineKind.PLAN].map((kind) => armAfresh(deadlineOf(file, kind), now, policy));
  return {
    case: moved(file.case, CaseState.WAITING_CONTACT),
    deadlines: [...ended, ...fresh],
    plan: lapsed(file.plan),
    missed: missedOf(file.case, ended),
  };
}

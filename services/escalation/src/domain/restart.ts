import { DeadlineKind, UnreachableCause } from '@complaints/contracts';
import { type CaseFile, type Decision, moved } from './case.js';
import { armAfresh, type DeadlineFacts, endAll, KINDS_OF_A_TURN } from './deadline.js';
import { lapsed } from './plan.js';
import { CaseState } from './vocabulary.js';

/** A case that begins anew before an owner, and the clocks that ended with the turn before. */
export interface Restart extends Pick<Decision, 'case' | 'deadlines' | 'plan'> {
  ended: readonly DeadlineFacts[];
}

/**
 * The clocks of the turn end, contact and plan start afresh, an open round lapses. Clocks that run whoever owns the case
 * go on. Where no way to the customer is known none starts.
 * Source: R20, R23, R35.
 */
export function restart(file: CaseFile, now: Date): Restart {
  const ended = endAll(file.deadlines, now, KINDS_OF_A_TURN);
  const { reachable } = file.case;
  const fresh = reachable ? [DeadlineKind.CONTACT, DeadlineKind.PLAN].map((kind) => armAfresh(kind, now, file)) : [];
  const state = reachable ? CaseState.WAITING_CONTACT : CaseState.UNREACHABLE;
  const unreachableCause = reachable ? null : UnreachableCause.NO_CONTACT;
  return {
    case: { ...moved(file.case, state), outcomeAt: null, unreachableCause },
    deadlines: [...ended, ...fresh],
    plan: lapsed(file.plan),
    ended,
  };
}

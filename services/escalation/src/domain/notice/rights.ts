import { DeputyScope } from '@complaints/contracts';
import { type Actor, within } from '@complaints/kit/pure';
import { assigneesOf } from '../task/rights.js';

/** The posts and persons whose notices an actor reads, in three lists. */
export interface ToldTo {
  /** Of whom they read all. */
  everything: readonly string[];
  /** Of whom they read all but what is of approvals. */
  cases: readonly string[];
  /** Of whom they read what is of approvals alone. */
  approvals: readonly string[];
}

const postsIn = (actor: Actor, scope: DeputyScope): string[] => [
  ...new Set(within(actor, scope).seats.map(({ postId }) => postId)),
];

/**
 * Whose notices the actor reads: those of the posts from which they act, on cases or in approvals, their own, and those of
 * who they are a deputy of in cases.
 * Source: R26.
 */
export function toldTo(actor: Actor): ToldTo {
  const [onCases, inApprovals] = [postsIn(actor, DeputyScope.CASES), postsIn(actor, DeputyScope.APPROVALS)];
  return {
    everything: onCases.filter((id) => inApprovals.includes(id)),
    cases: [...onCases.filter((id) => !inApprovals.includes(id)), ...new Set(assigneesOf(actor))],
    approvals: inApprovals.filter((id) => !onCases.includes(id)),
  };
}

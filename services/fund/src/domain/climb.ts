import { disbursementClimbed, type Level, RejectionReason, RouteObstacle, type Tier } from '@complaints/contracts';
import { approverOf, type Decided, type DisbursementFacts, type RouteStep, refused, toldOf } from './disbursement.js';
import { authorityOf, type FundPolicy } from './policy.js';
import { obstacleOf, type Rung } from './route.js';

/** What is true of a request's complaint now. */
export interface Standing {
  level: Level;
  ownerTier: Tier;
  /** Whole fen of all other uses for the complaint. */
  othersFen: number;
}

/** The request as it is to be routed now. */
export const askedNow = (disbursement: DisbursementFacts, { level, ownerTier, othersFen }: Standing) => ({
  ...disbursement,
  level,
  ownerTier,
  earlierFen: othersFen,
});

/**
 * What keeps the post a request stands before from granting it now, although it could take it up then: the level or owner of
 * the complaint rose, or uses came to it. What is left of the period does not matter: the request holds its part.
 * @param policy the one of the hold
 * Source: R61.
 */
export function obstacleNow(
  disbursement: DisbursementFacts,
  standing: Standing,
  policy: FundPolicy,
): RouteObstacle | null {
  return obstacleOf(authorityOf(policy, approverOf(disbursement).approverKind), askedNow(disbursement, standing));
}

/** Where a request goes that its post may grant no longer. */
export interface Move {
  /** What keeps the post it stood before from granting it. */
  obstacle: RouteObstacle;
  standing: Standing;
  /** How the higher posts looked at it. */
  steps: readonly RouteStep[];
  now: Date;
}

/** A request that stands before a higher post, with its period, its policy and its end as they were. Source: R61, R65. */
export function climbed(
  disbursement: DisbursementFacts,
  { postId, rung }: { postId: string; rung: Rung },
  { obstacle, standing, steps, now }: Move,
): Decided {
  const from = approverOf(disbursement).approverPostId;
  const stands = { approverPostId: postId, approverKind: rung.kind, periodKey: rung.period.key };
  const state = {
    ...stands,
    level: standing.level,
    ownerTier: standing.ownerTier,
    holdNumber: disbursement.holdNumber + 1,
    steps: [...leftBehind(disbursement, obstacle), ...steps],
  };
  const event = { ...toldOf({ ...disbursement, ...state }), ...stands, fromPostId: from, obstacle, climbedAt: now };
  return { state, events: [disbursementClimbed.of(event)] };
}

/** A request that neither its post nor any above may grant. Source: R61, R65. */
export function stranded(disbursement: DisbursementFacts, { obstacle, steps, now }: Move): Decided {
  const { state, events } = refused(disbursement, reasonOf(steps), now);
  return { state: { ...state, steps: [...leftBehind(disbursement, obstacle), ...steps] }, events };
}

/** Why a request is turned down that stopped at its last step. Source: R60. */
export const reasonOf = (steps: readonly RouteStep[]): RejectionReason =>
  steps.at(-1)?.obstacle === RouteObstacle.BUDGET_NOT_SET
    ? RejectionReason.BUDGET_NOT_SET
    : RejectionReason.BEYOND_EVERY_AUTHORITY;

/** The way so far, ending with why it could not stay. */
const leftBehind = ({ steps }: DisbursementFacts, obstacle: RouteObstacle): RouteStep[] =>
  steps.map((step, index) => (index === steps.length - 1 ? { ...step, obstacle } : step));

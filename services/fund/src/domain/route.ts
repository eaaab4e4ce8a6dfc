import { LEVELS, type Level, type Purpose, RouteObstacle, type Tier } from '@complaints/contracts';
import { type Period, periodOf } from './period.js';
import { type Authority, type FundPolicy, LimitKind, type PeriodLimit } from './policy.js';
import { ApproverKind } from './vocabulary.js';

/** What decides who may grant a request. */
export interface Request {
  storeId: string | null;
  regionId: string | null;
  level: Level;
  ownerTier: Tier;
  purpose: Purpose;
  /** Whole fen, more than 0. */
  amountFen: number;
  /** Whole fen already asked for, granted or paid for the same complaint. */
  earlierFen: number;
}

/** A kind of post on the way up, and whether its authority covers a request. */
export interface Rung {
  kind: ApproverKind;
  /** The store or region whose post it is; null for the one at headquarters. */
  placeId: string | null;
  /** Why not; null where it may grant the request if its period has enough left. */
  obstacle: RouteObstacle | null;
  period: Period;
  limit: PeriodLimit;
}

/**
 * Every post on the way of a request, lowest first, with what keeps it from granting it, if anything does. Each level covers
 * the lower ones, and all uses for one complaint count together against the limit per use.
 * Source: R60, R61, R63.
 */
export function route(request: Request, policy: FundPolicy, now: Date): Rung[] {
  return policy.authorities.map((authority) => ({
    kind: authority.post,
    placeId: placeOf(authority.post, request),
    obstacle: obstacleOf(authority, request),
    period: periodOf(now, authority.period, policy.timeZone),
    limit: authority.limit,
  }));
}

/** What keeps an authority from covering a request, whatever is left of its period. Source: R60, R61. */
export function obstacleOf(authority: Authority, request: Request): RouteObstacle | null {
  const { post, upToLevel, purposes, perUseFen } = authority;
  if (placeOf(post, request) === null && post !== ApproverKind.EXECUTIVE_PRESIDENT) return RouteObstacle.NO_SUCH_PLACE;
  if (tierOf(post) < request.ownerTier) return RouteObstacle.BELOW_OWNER_TIER;
  if (LEVELS.indexOf(request.level) > LEVELS.indexOf(upToLevel)) return RouteObstacle.LEVEL_NOT_COVERED;
  if (!purposes.includes(request.purpose)) return RouteObstacle.PURPOSE_NOT_COVERED;
  if (perUseFen !== null && request.earlierFen + request.amountFen > perUseFen) return RouteObstacle.OVER_PER_USE;
  return null;
}

/** What is kept of a period that has begun, in whole fen. */
export interface Counter {
  /** Null without a limit. */
  limitFen: number | null;
  /** Held and spent. */
  usedFen: number;
}

/**
 * What an authority has left of a period: of the amount that the policy says, or of the limit that stands, as of a budget.
 * @returns whole fen; null without a limit
 * Source: R60, R62.
 */
export function leftOf({ limitFen, usedFen }: Counter, limit: PeriodLimit): number | null {
  const most = limit.kind === LimitKind.FIXED ? limit.fen : limit.kind === LimitKind.BUDGET ? limitFen : null;
  return most === null ? null : Math.max(0, most - usedFen);
}

/** The rung of a kind of post, 1 for the store manager. */
const tierOf = (post: ApproverKind): number => Object.values(ApproverKind).indexOf(post) + 1;

/** Whether a kind of post stands above another. */
export const isAbove = (post: ApproverKind, other: ApproverKind): boolean => tierOf(post) > tierOf(other);

function placeOf(post: ApproverKind, { storeId, regionId }: Request): string | null {
  if (post === ApproverKind.STORE_MANAGER) return storeId;
  return post === ApproverKind.EXECUTIVE_PRESIDENT ? null : regionId;
}

import { LEVELS, type Level, type Purpose, type Tier } from '@complaints/contracts';
import { type Period, periodOf } from './period.js';
import type { Authority, FundPolicy, PeriodLimit } from './policy.js';
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

/** A post that may grant a request if its period has enough left. */
export interface Candidate {
  kind: ApproverKind;
  /** The store or region whose post it is; null for the one at headquarters. */
  placeId: string | null;
  period: Period;
  limit: PeriodLimit;
}

/**
 * The posts whose authority covers a request, lowest first, not below the owner's tier: each level covers the lower
 * ones, and all uses for one complaint count together against the limit per use. A place that the complaint does not
 * have has no post.
 * Source: R60, R61, R63.
 */
export function route(request: Request, policy: FundPolicy, now: Date): Candidate[] {
  return policy.authorities
    .filter((authority) => tierOf(authority.post) >= request.ownerTier && covers(authority, request))
    .map(({ post, period, limit }) => ({
      kind: post,
      placeId: placeOf(post, request),
      period: periodOf(now, period, policy.timeZone),
      limit,
    }))
    .filter(({ kind, placeId }) => placeId !== null || kind === ApproverKind.EXECUTIVE_PRESIDENT);
}

function covers({ upToLevel, purposes, perUseFen }: Authority, request: Request): boolean {
  return (
    LEVELS.indexOf(request.level) <= LEVELS.indexOf(upToLevel) &&
    purposes.includes(request.purpose) &&
    (perUseFen === null || request.earlierFen + request.amountFen <= perUseFen)
  );
}

const tierOf = (post: ApproverKind): number => Object.values(ApproverKind).indexOf(post) + 1;

function placeOf(post: ApproverKind, { storeId, regionId }: Request): string | null {
  if (post === ApproverKind.STORE_MANAGER) return storeId;
  return post === ApproverKind.EXECUTIVE_PRESIDENT ? null : regionId;
}

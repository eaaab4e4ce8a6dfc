import { type Level, NotYetKnown, PostKind, type Tier } from '@complaints/contracts';
import type { HandlingPolicy } from './policy.js';

/** A post that can own cases, with who holds it now. */
export interface LadderPost {
  postId: string;
  kind: PostKind;
  storeId: string | null;
  regionId: string | null;
  holderId: string | null;
}

/** A step of the ladder a case can stand on. */
export interface Rung {
  tier: Tier;
  postId: string;
  /** Null when the post is vacant. */
  holderId: string | null;
}

interface Place {
  storeId: string | null;
  regionId: string | null;
}

/**
 * The posts that can own a case of a place, from the lowest. Above the regional president stands the executive president,
 * for vacancies only: the tiers end at 3. Without a store, customer service owns it and the executive president is next.
 * @throws NotYetKnown when a post of the chain has not been set up
 * Source: R20, R26, R29.
 */
export function chainOf(place: Place, posts: readonly LadderPost[]): Rung[] {
  const rung = (tier: Tier, kind: PostKind, isThere: (post: LadderPost) => boolean = () => true): Rung => {
    const post = posts.find((candidate) => candidate.kind === kind && isThere(candidate));
    if (!post) throw new NotYetKnown(kind, place.storeId ?? place.regionId ?? 'of headquarters');
    return { tier, postId: post.postId, holderId: post.holderId };
  };
  const inRegion = (post: LadderPost) => post.regionId === place.regionId;
  const lowest = place.storeId
    ? rung(1, PostKind.STORE_MANAGER, (post) => post.storeId === place.storeId)
    : rung(1, PostKind.CUSTOMER_SERVICE);
  const regional = place.regionId
    ? [rung(2, PostKind.REGIONAL_DIRECTOR, inRegion), rung(3, PostKind.REGIONAL_PRESIDENT, inRegion)]
    : [];
  return [lowest, ...regional, rung(3, PostKind.EXECUTIVE_PRESIDENT)];
}

/** What decides who owns a case. */
interface Owned {
  level: Level;
  highestTier: Tier | null;
  storeId: string | null;
  confidential: boolean;
  accusedStaffIds: readonly string[];
}

/**
 * Who owns a case: the higher of the level's tier and the highest the ladder has reached on the matter. What is
 * confidential towards the store never stands before the store, and nobody owns a complaint about themselves while anybody
 * above can. A vacant post falls to the next that is held.
 * @throws NotYetKnown when no post from there upwards is held
 * Source: R20, R26.
 */
export function ownerOf(chain: readonly Rung[], owned: Owned, policy: HandlingPolicy): Rung {
  const aboveStore = owned.confidential && owned.storeId !== null ? 2 : 1;
  const wanted = Math.max(policy.tierOfLevel[owned.level], owned.highestTier ?? 1, aboveStore);
  const held = chain.filter(({ tier, holderId }) => tier >= wanted && holderId !== null);
  const owner = held.find((rung) => !isAccused(rung, owned)) ?? held.at(-1);
  if (!owner) throw new NotYetKnown('a holder at or above tier', String(wanted));
  return owner;
}

/** Whether who holds a post is among the people complained about. Source: R20. */
export const isAccused = (
  { holderId }: Pick<Rung, 'holderId'>,
  { accusedStaffIds }: Pick<Owned, 'accusedStaffIds'>,
): boolean => holderId !== null && accusedStaffIds.includes(holderId);

/**
 * The next rung above a case that another person holds who is not complained about; undefined at the top of the ladder.
 * Source: R20, R23, R26.
 */
export function nextRung(
  chain: readonly Rung[],
  present: { tier: Tier; ownerPostId: string; accusedStaffIds: readonly string[] },
): Rung | undefined {
  const ownerHolderId = chain.find(({ postId }) => postId === present.ownerPostId)?.holderId ?? null;
  const above = chain.filter(({ tier }) => tier > present.tier);
  return nextHeld(above, { holderId: ownerHolderId, accusedStaffIds: present.accusedStaffIds });
}

/**
 * The lowest of the posts above another that somebody else holds who is not complained about.
 * @param above from the lowest
 * Source: R18, R20, R23, R26.
 */
export const nextHeld = <Held extends Pick<Rung, 'holderId'>>(
  above: readonly Held[],
  { holderId, accusedStaffIds }: Pick<Rung, 'holderId'> & Pick<Owned, 'accusedStaffIds'>,
): Held | undefined =>
  above.find((post) => post.holderId !== null && post.holderId !== holderId && !isAccused(post, { accusedStaffIds }));

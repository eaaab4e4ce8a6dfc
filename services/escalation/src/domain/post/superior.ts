import { PostKind } from '@complaints/contracts';
import type { CaseFacts } from '../case.js';
import { type LadderPost, nextHeld, type Rung } from '../owner.js';

/** The posts that own cases, by how high they stand. */
const RANK: Partial<Record<PostKind, number>> = {
  [PostKind.STORE_MANAGER]: 1,
  [PostKind.CUSTOMER_SERVICE]: 1,
  [PostKind.REGIONAL_DIRECTOR]: 2,
  [PostKind.REGIONAL_PRESIDENT]: 3,
  [PostKind.EXECUTIVE_PRESIDENT]: 4,
};
const rankOf = ({ kind }: LadderPost): number => RANK[kind] ?? 0;

/** The kinds of post that a vacant one can fall to. */
export const SUPERIORS: readonly PostKind[] = [
  PostKind.REGIONAL_DIRECTOR,
  PostKind.REGIONAL_PRESIDENT,
  PostKind.EXECUTIVE_PRESIDENT,
];

/**
 * The post above another on the ladder of its place: the next that somebody else holds, to which a vacant one falls. Nobody
 * stands above a post that owns no cases, nor above the executive president.
 * Source: R26.
 */
export function superiorOf(post: LadderPost, posts: readonly LadderPost[]): LadderPost | null {
  if (rankOf(post) === 0) return null;
  const above = posts.filter(
    (found) =>
      rankOf(found) > rankOf(post) &&
      (found.kind === PostKind.EXECUTIVE_PRESIDENT || (post.regionId !== null && found.regionId === post.regionId)),
  );
  const fromLowest = above.toSorted((a, b) => rankOf(a) - rankOf(b));
  return nextHeld(fromLowest, { holderId: post.holderId, accusedStaffIds: [] }) ?? null;
}

/**
 * The post above the owner of a case: the next that somebody else holds who is not complained about.
 * @returns none above the executive president
 * Source: R18, R21, R26.
 */
export function superiorsOf(
  chain: readonly Rung[],
  { ownerPostId, accusedStaffIds }: Pick<CaseFacts, 'ownerPostId' | 'accusedStaffIds'>,
): readonly string[] {
  const place = chain.findIndex(({ postId }) => postId === ownerPostId);
  const superior = nextHeld(chain.slice(place + 1), { holderId: chain[place]?.holderId ?? null, accusedStaffIds });
  return superior ? [superior.postId] : [];
}

/** The post of the executive president, which every chain ends with. */
export const executiveOf = (chain: readonly Rung[]): readonly string[] => chain.slice(-1).map(({ postId }) => postId);

import { PostKind } from '@complaints/contracts';
import type { LadderPost } from '../owner.js';

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
 * The post to which a vacant one falls: the next above it on the ladder of its place that is held, acting with its own
 * authority. A post that owns no cases falls to nobody, and neither does the executive president's.
 * Source: R26.
 */
export function superiorOf(vacant: LadderPost, posts: readonly LadderPost[]): LadderPost | null {
  if (rankOf(vacant) === 0) return null;
  const above = posts.filter(
    (post) =>
      rankOf(post) > rankOf(vacant) &&
      post.holderId !== null &&
      (post.kind === PostKind.EXECUTIVE_PRESIDENT || (vacant.regionId !== null && post.regionId === vacant.regionId)),
  );
  return above.toSorted((a, b) => rankOf(a) - rankOf(b))[0] ?? null;
}

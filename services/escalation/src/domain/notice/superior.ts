import type { CaseFacts } from '../case.js';
import { isAccused, type Rung } from '../owner.js';

/**
 * The post above the owner of a case: the next that another person holds who is not complained about.
 * @returns none above the executive president
 * Source: R18, R21, R26.
 */
export function superiorsOf(
  chain: readonly Rung[],
  present: Pick<CaseFacts, 'ownerPostId' | 'accusedStaffIds'>,
): readonly string[] {
  const place = chain.findIndex(({ postId }) => postId === present.ownerPostId);
  const ownerHolderId = chain[place]?.holderId ?? null;
  const superior = chain
    .slice(place + 1)
    .find((rung) => rung.holderId !== null && rung.holderId !== ownerHolderId && !isAccused(rung, present));
  return superior ? [superior.postId] : [];
}

/** The post of the executive president, which every chain ends with. */
export const executiveOf = (chain: readonly Rung[]): readonly string[] => chain.slice(-1).map(({ postId }) => postId);

import { Level, NotYetKnown, PostKind, type Tier } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { chainOf, type LadderPost, nextRung, ownerOf } from './owner.js';
import { defaultPolicy } from './policy.js';

const place = { storeId: 'store', regionId: 'region' };
const post = (postId: string, kind: PostKind, at: Partial<LadderPost> = {}): LadderPost => ({
  postId,
  kind,
  storeId: null,
  regionId: null,
  holderId: `holder of ${postId}`,
  ...at,
});
const posts = [
  post('manager', PostKind.STORE_MANAGER, place),
  post('other manager', PostKind.STORE_MANAGER, { storeId: 'other store', regionId: 'region' }),
  post('director', PostKind.REGIONAL_DIRECTOR, { regionId: 'region' }),
  post('president', PostKind.REGIONAL_PRESIDENT, { regionId: 'region' }),
  post('executive', PostKind.EXECUTIVE_PRESIDENT),
  post('service', PostKind.CUSTOMER_SERVICE),
];
const vacant = (...ids: string[]) =>
  posts.map((found) => (ids.includes(found.postId) ? { ...found, holderId: null } : found));

const ownerAt = (
  level: Level,
  {
    highestTier = null,
    confidential = false,
    accused = [],
    among = posts,
  }: { highestTier?: Tier | null; confidential?: boolean; accused?: string[]; among?: LadderPost[] } = {},
) => {
  const { tier, postId } = ownerOf(
    chainOf(place, among),
    { level, highestTier, confidential, accusedStaffIds: accused, storeId: place.storeId },
    defaultPolicy,
  );
  return [tier, postId];
};

describe('the owner', () => {
  test.each([
    [Level.FIRST, 1, 'manager'],
    [Level.SECOND, 2, 'director'],
    [Level.MAJOR, 3, 'president'],
    [Level.ABNORMAL, 3, 'president'],
  ] as const)('R20: %s stands before tier %i, the %s', (level, tier, postId) => {
    expect(ownerAt(level)).toEqual([tier, postId]);
  });

  test('R20: the tier is the higher of the level and the highest that the ladder reached on the matter', () => {
    expect(ownerAt(Level.SECOND, { highestTier: 3 })).toEqual([3, 'president']);
    expect(ownerAt(Level.MAJOR, { highestTier: 2 })).toEqual([3, 'president']);
  });

  test('R20: what is confidential towards the store never stands before the store', () => {
    expect(ownerAt(Level.FIRST, { confidential: true })).toEqual([2, 'director']);
    expect(ownerAt(Level.SECOND, { confidential: true })).toEqual([2, 'director']);
  });

  test('R20: nobody owns a complaint about themselves while anybody above can', () => {
    expect(ownerAt(Level.FIRST, { accused: ['holder of manager'] })).toEqual([2, 'director']);
    expect(ownerAt(Level.FIRST, { accused: ['holder of clerk'] })).toEqual([1, 'manager']);
    expect(ownerAt(Level.MAJOR, { accused: ['holder of president'] })).toEqual([3, 'executive']);
    expect(ownerAt(Level.MAJOR, { accused: ['holder of president', 'holder of executive'] })).toEqual([3, 'executive']);
  });

  test('R26: a vacant post falls to the next that is held, at the end to the executive president', () => {
    expect(ownerAt(Level.FIRST, { among: vacant('manager') })).toEqual([2, 'director']);
    expect(ownerAt(Level.FIRST, { among: vacant('manager', 'director') })).toEqual([3, 'president']);
    expect(ownerAt(Level.MAJOR, { among: vacant('president') })).toEqual([3, 'executive']);
  });

  test('R26: where no post is held, the case waits instead of falling to nobody', () => {
    expect(() => ownerAt(Level.MAJOR, { among: vacant('president', 'executive') })).toThrow(NotYetKnown);
  });

  test('R29: without a store it stands before customer service, and the executive president is next', () => {
    const chain = chainOf({ storeId: null, regionId: null }, posts);
    expect(chain.map(({ tier, postId }) => [tier, postId])).toEqual([
      [1, 'service'],
      [3, 'executive'],
    ]);
    const opening = { highestTier: null, confidential: false, accusedStaffIds: [], storeId: null };
    expect(ownerOf(chain, { ...opening, level: Level.SECOND }, defaultPolicy).postId).toBe('executive');
  });

  test('a post of the chain that has not been set up is waited for', () => {
    expect(() => chainOf(place, posts.slice(1))).toThrow(NotYetKnown);
    expect(() => chainOf({ storeId: null, regionId: 'new region' }, posts)).toThrow(NotYetKnown);
    expect(() => chainOf({ storeId: null, regionId: null }, [])).toThrow(NotYetKnown);
  });
});

describe('the next rung', () => {
  const nextTo = (tier: Tier, ownerPostId: string, among = posts, accusedStaffIds: string[] = []) =>
    nextRung(chainOf(place, among), { tier, ownerPostId, accusedStaffIds })?.postId;

  test('R23: manager, director, president, and there it ends', () => {
    expect(nextTo(1, 'manager')).toBe('director');
    expect(nextTo(2, 'director')).toBe('president');
    expect(nextTo(3, 'president')).toBeUndefined();
  });

  test('R20: a step skips whoever is complained about', () => {
    expect(nextTo(1, 'manager', posts, ['holder of director'])).toBe('president');
  });

  test('R23: an owner whose post is no longer in the chain is followed by the next tier that is held', () => {
    expect(nextTo(1, 'a post that was closed')).toBe('director');
  });

  test('R26: a step skips what is vacant and what the same person holds', () => {
    expect(nextTo(1, 'manager', vacant('director'))).toBe('president');
    const twice = posts.map((found) =>
      found.postId === 'director' ? { ...found, holderId: 'holder of manager' } : found,
    );
    expect(nextTo(1, 'manager', twice)).toBe('president');
    expect(nextTo(2, 'director', vacant('president'))).toBe('executive');
  });
});

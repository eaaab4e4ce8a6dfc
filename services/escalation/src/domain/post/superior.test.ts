import { PostKind } from '@complaints/contracts';
import { expect, test } from 'vitest';
import type { LadderPost } from '../owner.js';
import { superiorOf } from './superior.js';

const post = (kind: PostKind, holderId: string | null = `holder of ${kind}`, regionId: string | null = 'east') => ({
  ...{ postId: `${kind} ${regionId}`, kind, storeId: kind === PostKind.STORE_MANAGER ? 'store' : null },
  ...{ regionId, holderId },
});
const ladder = (held: { director?: null; president?: null; executive?: null } = {}): LadderPost[] => [
  post(PostKind.STORE_MANAGER, null),
  post(PostKind.EXECUTIVE_PRESIDENT, held.executive, null),
  post(PostKind.REGIONAL_PRESIDENT, held.president),
  post(PostKind.REGIONAL_DIRECTOR, held.director),
  post(PostKind.REGIONAL_DIRECTOR, 'a stranger', 'south'),
  post(PostKind.REGIONAL_VICE_PRESIDENT),
];
const fallsTo = (vacant: LadderPost, posts = ladder()) => superiorOf(vacant, posts)?.kind ?? null;

test('R26: a vacant post falls to the next above it in its region that is held, at last to the executive president', () => {
  const manager = post(PostKind.STORE_MANAGER, null);
  expect(fallsTo(manager)).toBe(PostKind.REGIONAL_DIRECTOR);
  expect(superiorOf(manager, ladder())?.regionId).toBe('east');
  expect(fallsTo(manager, ladder({ director: null }))).toBe(PostKind.REGIONAL_PRESIDENT);
  expect(fallsTo(manager, ladder({ director: null, president: null }))).toBe(PostKind.EXECUTIVE_PRESIDENT);
  expect(fallsTo(post(PostKind.REGIONAL_DIRECTOR, null))).toBe(PostKind.REGIONAL_PRESIDENT);
  expect(fallsTo(post(PostKind.REGIONAL_PRESIDENT, null))).toBe(PostKind.EXECUTIVE_PRESIDENT);
});

test('R26, R29: customer service, which owns what has no store, falls to the executive president', () => {
  expect(fallsTo(post(PostKind.CUSTOMER_SERVICE, null, null))).toBe(PostKind.EXECUTIVE_PRESIDENT);
});

test('R26: what somebody holds has above it the next that another person holds', () => {
  const both = post(PostKind.STORE_MANAGER, 'a director and manager');
  const posts = ladder().map((found) =>
    found.kind === PostKind.REGIONAL_DIRECTOR && found.regionId === 'east'
      ? { ...found, holderId: both.holderId }
      : found,
  );
  expect(fallsTo(both, posts)).toBe(PostKind.REGIONAL_PRESIDENT);
});

test('R26: what owns no cases falls to nobody, and nobody stands above the executive president', () => {
  expect(fallsTo(post(PostKind.CASHIER, null))).toBeNull();
  expect(fallsTo(post(PostKind.EXECUTIVE_PRESIDENT, null, null))).toBeNull();
  expect(fallsTo(post(PostKind.REGIONAL_PRESIDENT, null), ladder({ executive: null }))).toBeNull();
});

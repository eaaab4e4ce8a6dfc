import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { codeOf, opened } from '../../test/case-files.js';
import type { CaseFacts } from './case.js';
import {
  actingFor,
  answeringFor,
  casesOf,
  departmentsOf,
  headOf,
  judgingClocks,
  keepingSolutions,
  keepsDirectory,
  keepsPolicy,
  reviewing,
  seesPolicy,
  seesPosts,
  seesReviews,
  uncoveredPostsOf,
} from './rights.js';

const owned = opened().case;
const place = { storeId: owned.storeId, regionId: owned.regionId };
const seat = (kind: PostKind, changes: Partial<Seat> = {}): Seat => ({
  postId: `post of ${kind}`,
  kind,
  ...place,
  departmentId: null,
  onBehalfOf: null,
  scopes: EVERY_SCOPE,
  ...changes,
});
const actor = (...seats: Seat[]): Actor => ({ id: 'person', role: 'STAFF', seats });

const ALL = { all: true, regionIds: [], storeIds: [], departmentIds: [] };
const REGION = { all: false, regionIds: [place.regionId], storeIds: [], departmentIds: [] };
const STORE = { all: false, regionIds: [], storeIds: [place.storeId], departmentIds: [] };
const NOTHING = { all: false, regionIds: [], storeIds: [], departmentIds: [] };

test.each([
  [PostKind.CLERK, STORE],
  [PostKind.STORE_MANAGER, STORE],
  [PostKind.REGIONAL_DIRECTOR, REGION],
  [PostKind.REGIONAL_PRESIDENT, REGION],
  [PostKind.REGIONAL_VICE_PRESIDENT, REGION],
  [PostKind.REGIONAL_HR, NOTHING],
  [PostKind.CASHIER, NOTHING],
  [PostKind.DEPARTMENT_HEAD, NOTHING],
  [PostKind.EXECUTIVE_PRESIDENT, ALL],
  [PostKind.STORE_HEADQUARTERS, ALL],
  [PostKind.CUSTOMER_SERVICE, ALL],
  [PostKind.ADMINISTRATOR, ALL],
])('R91: what a %s sees of the cases', (kind, scope) => {
  expect(casesOf(actor(seat(kind)))).toEqual(scope);
  expect(seesPosts(actor(seat(kind)))).toBe(true);
  expect(seesPolicy(actor(seat(kind)))).toBe(true);
  expect(keepsPolicy(actor(seat(kind)))).toBe(kind === PostKind.ADMINISTRATOR);
});

test('R91: who holds no post sees no case, no post and no policy', () => {
  expect(casesOf(actor())).toEqual(NOTHING);
  expect(seesPosts(actor())).toBe(false);
  expect(seesPolicy(actor())).toBe(false);
});

describe('who acts on a case', () => {
  const manager = (changes: Partial<Seat> = {}) =>
    seat(PostKind.STORE_MANAGER, { postId: owned.ownerPostId, ...changes });
  const confidential: CaseFacts = { ...owned, confidential: true };

  test('R20: the present holder of the owner’s post', () => {
    expect(actingFor(actor(manager()), owned)).toEqual({ byId: 'person', onBehalfOfId: null });
  });

  test('R26: a deputy, on behalf of the holder; who holds the post too acts for nobody', () => {
    const deputising = manager({ onBehalfOf: 'holder' });
    expect(actingFor(actor(deputising), owned)).toEqual({ byId: 'person', onBehalfOfId: 'holder' });
    expect(actingFor(actor(deputising, manager()), owned)).toEqual({ byId: 'person', onBehalfOfId: null });
  });

  test('R26: a deputy in approvals or forms alone does not', () => {
    const elsewise = manager({ onBehalfOf: 'holder', scopes: ['APPROVALS', 'FORMS'] });
    expect(codeOf(() => actingFor(actor(elsewise), owned))).toBe('NOT_OWNER');
    const cases = manager({ onBehalfOf: 'other', scopes: ['CASES'] });
    expect(actingFor(actor(elsewise, cases), owned).onBehalfOfId).toBe('other');
  });

  test('R91: who sees a case without owning it is told so', () => {
    expect(codeOf(() => actingFor(actor(seat(PostKind.REGIONAL_DIRECTOR)), owned))).toBe('NOT_OWNER');
  });

  test('R91: for who may not see it, it is not there, and neither is one that never was', () => {
    const elsewhere = seat(PostKind.REGIONAL_DIRECTOR, { regionId: 'elsewhere' });
    expect(codeOf(() => actingFor(actor(elsewhere), owned))).toBe('NOT_FOUND');
    expect(codeOf(() => actingFor(actor(manager()), null))).toBe('NOT_FOUND');
  });

  test('R91: what is confidential towards the store is invisible to it, even to the post that owned it', () => {
    expect(codeOf(() => actingFor(actor(manager()), confidential))).toBe('NOT_FOUND');
    const director = seat(PostKind.REGIONAL_DIRECTOR, { postId: owned.ownerPostId });
    expect(actingFor(actor(director), confidential).byId).toBe('person');
  });
});

describe('who answers on a case', () => {
  const owner = (changes: Partial<Seat> = {}) =>
    seat(PostKind.STORE_MANAGER, { postId: owned.ownerPostId, ...changes });
  const executive = seat(PostKind.EXECUTIVE_PRESIDENT);
  const abnormal: CaseFacts = { ...owned, level: 'ABNORMAL' };

  test('R26, R33: the owner or a deputy; at a vacant post the superior, with the authority of their own post', () => {
    expect(answeringFor(actor(owner()), owned)).toMatchObject({ onBehalfOfId: null, issuedFrom: 'STORE_MANAGER' });
    const deputy = actor(owner({ onBehalfOf: 'holder' }));
    expect(answeringFor(deputy, owned)).toMatchObject({ onBehalfOfId: 'holder', issuedFrom: 'STORE_MANAGER' });
    const superior = actor(owner({ fallenTo: 'REGIONAL_DIRECTOR' }));
    expect(answeringFor(superior, owned)).toMatchObject({ onBehalfOfId: null, issuedFrom: 'REGIONAL_DIRECTOR' });
  });

  test('R24, R33: the executive president at ABNORMAL, rather than as anybody else, and at no other level', () => {
    expect(answeringFor(actor(owner(), executive), abnormal).issuedFrom).toBe('EXECUTIVE_PRESIDENT');
    const both = actor({ ...executive, onBehalfOf: 'holder' }, owner());
    expect(answeringFor(both, abnormal)).toMatchObject({ onBehalfOfId: 'holder', issuedFrom: 'EXECUTIVE_PRESIDENT' });
    expect(codeOf(() => answeringFor(actor(executive), owned))).toBe('NOT_OWNER');
    expect(codeOf(() => answeringFor(actor(), owned))).toBe('NOT_FOUND');
    expect(codeOf(() => answeringFor(actor(executive), null))).toBe('NOT_FOUND');
  });
});

describe('who changes and sees the directory', () => {
  const keeper = (changes: Partial<Seat> = {}) => seat(PostKind.ADMINISTRATOR, changes);

  test.each(Object.values(PostKind))('R26: %s keeps posts, and sees what is uncovered, or does not', (kind) => {
    expect(keepsDirectory(actor(seat(kind)))).toBe(kind === PostKind.ADMINISTRATOR);
    const all: PostKind[] = [PostKind.EXECUTIVE_PRESIDENT, PostKind.STORE_HEADQUARTERS, PostKind.CUSTOMER_SERVICE];
    const region: PostKind[] = [PostKind.REGIONAL_DIRECTOR, PostKind.REGIONAL_PRESIDENT];
    const seen = [...all, PostKind.ADMINISTRATOR].includes(kind) ? ALL : region.includes(kind) ? REGION : NOTHING;
    expect(uncoveredPostsOf(actor(seat(kind)))).toEqual(seen);
  });

  test('R26: a deputy of an administrator keeps posts when named for everything, in one go or bit by bit', () => {
    expect(keepsDirectory(actor(keeper({ onBehalfOf: 'X' })))).toBe(true);
    expect(keepsDirectory(actor(keeper({ onBehalfOf: 'X', scopes: ['CASES', 'FORMS'] })))).toBe(false);
  });
});

describe('who acts beside the owner of a case', () => {
  const codeFor = (act: (given: Actor) => unknown) =>
    Object.values(PostKind).filter((kind) => codeOf(() => act(actor(seat(kind)))) === 'NOTHING');

  test('R37, R39: oversight reviews answers; with administrators it publishes standard solutions', () => {
    expect(codeFor(reviewing)).toEqual(['STORE_HEADQUARTERS', 'CUSTOMER_SERVICE']);
    expect(codeFor(keepingSolutions)).toEqual(['STORE_HEADQUARTERS', 'CUSTOMER_SERVICE', 'ADMINISTRATOR']);
    const deputy = seat(PostKind.CUSTOMER_SERVICE, { onBehalfOf: 'holder' });
    expect(reviewing(actor(deputy))).toEqual({ byId: 'person', onBehalfOfId: 'holder' });
    expect(codeOf(() => reviewing(actor({ ...deputy, scopes: ['FORMS'] })))).toBe('NOT_OVERSIGHT');
    expect([seesReviews(actor(deputy)), seesReviews(actor(seat(PostKind.CLERK)))]).toEqual([true, false]);
  });

  test('R25: oversight and administrators judge clocks that jumped; deputies do in cases', () => {
    const judges = Object.values(PostKind).filter((kind) => judgingClocks(actor(seat(kind))) !== null);
    expect(judges.sort()).toEqual(['ADMINISTRATOR', 'CUSTOMER_SERVICE', 'STORE_HEADQUARTERS']);
    const deputy = seat(PostKind.ADMINISTRATOR, { onBehalfOf: 'holder' });
    expect(judgingClocks(actor(deputy))).toEqual({ byId: 'person', onBehalfOfId: 'holder' });
    expect(judgingClocks(actor({ ...deputy, scopes: ['FORMS'] }))).toBeNull();
  });

  test('R72: the head of a department, or a deputy in cases, acts for it, as head before as deputy', () => {
    const head = (changes: Partial<Seat> = {}) =>
      seat(PostKind.DEPARTMENT_HEAD, { departmentId: 'quality', ...changes });
    const deputy = head({ onBehalfOf: 'holder' });
    expect(headOf(actor(deputy), 'quality')).toEqual({ byId: 'person', onBehalfOfId: 'holder' });
    expect(headOf(actor(deputy, head()), 'quality')).toEqual({ byId: 'person', onBehalfOfId: null });
    expect(headOf(actor(head()), 'logistics')).toBeNull();
    expect(headOf(actor(seat(PostKind.CLERK, { departmentId: 'quality' })), 'quality')).toBeNull();
    expect(departmentsOf(actor(head(), head({ departmentId: null }), seat(PostKind.CLERK)))).toEqual(['quality']);
  });
});

import { EVERY_SCOPE, PostKind, Role } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { onBehalfOf } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import {
  complaintScope,
  isReadByCustomer,
  keepsCategories,
  keepsChannel,
  keepsDirectory,
  keepsPolicy,
  mayAmend,
  mayAnswerPlan,
  mayClassify,
  mayCorrectFacts,
  mayFile,
  mayFollowUp,
  mayRate,
  mayRegister,
  mayRoute,
  mayVerifyChannel,
  seesDirectory,
  seesPolicy,
} from './rights.js';

const place = { storeId: 'store', regionId: 'region' };
const holderOf = (kind: string): Actor => ({
  id: 'person',
  role: Role.STAFF,
  seats: [{ postId: 'post', kind, ...place, departmentId: null, onBehalfOf: null, scopes: EVERY_SCOPE }],
});

const ALL = { all: true, regionIds: [], storeIds: [], departmentIds: [] };
const REGION = { all: false, regionIds: ['region'], storeIds: [], departmentIds: [] };
const STORE = { all: false, regionIds: [], storeIds: ['store'], departmentIds: [] };
const NOTHING = { all: false, regionIds: [], storeIds: [], departmentIds: [] };

test.each([
  [PostKind.CLERK, STORE, true],
  [PostKind.STORE_MANAGER, STORE, true],
  [PostKind.REGIONAL_DIRECTOR, REGION, true],
  [PostKind.REGIONAL_PRESIDENT, REGION, false],
  [PostKind.REGIONAL_VICE_PRESIDENT, REGION, false],
  [PostKind.REGIONAL_HR, NOTHING, false],
  [PostKind.CASHIER, NOTHING, false],
  [PostKind.DEPARTMENT_HEAD, NOTHING, false],
  [PostKind.EXECUTIVE_PRESIDENT, ALL, false],
  [PostKind.STORE_HEADQUARTERS, ALL, false],
  [PostKind.CUSTOMER_SERVICE, ALL, true],
  [PostKind.ADMINISTRATOR, ALL, true],
])('R91: what a %s sees and may take in', (kind, scope, registers) => {
  const actor = holderOf(kind);
  expect(complaintScope(actor)).toEqual(scope);
  expect(mayRegister(actor, { storeId: 'another', regionId: 'other' })).toBe(registers);
  expect(mayRegister(actor, { storeId: null, regionId: null })).toBe(registers);
  expect(seesDirectory(actor)).toBe(true);
});

test.each(Object.values(PostKind))(
  'R1: whether a %s changes the directory and verifies a channel, and which',
  (kind) => {
    const actor = holderOf(kind);
    const verifies = (storeId: string | null, regionId: string | null) =>
      mayVerifyChannel(actor, { storeId, regionId, keeperPostId: 'another post' });
    const all: PostKind[] = [PostKind.ADMINISTRATOR, PostKind.CUSTOMER_SERVICE, PostKind.STORE_HEADQUARTERS];
    const region = [...all, PostKind.REGIONAL_DIRECTOR];
    expect(keepsDirectory(actor)).toBe(kind === PostKind.ADMINISTRATOR);
    expect(verifies(null, null)).toBe(all.includes(kind));
    expect(verifies('another', 'region')).toBe(region.includes(kind));
    expect(verifies('store', 'region')).toBe([...region, PostKind.STORE_MANAGER].includes(kind));
  },
);

test('R1: whoever acts from the post that keeps a channel verifies it', () => {
  const actor = holderOf(PostKind.CASHIER);
  const kept = { storeId: null, regionId: null, keeperPostId: 'post' };
  expect([keepsChannel(actor, kept), mayVerifyChannel(actor, kept)]).toEqual([true, true]);
  expect([keepsChannel(actor, { keeperPostId: null }), keepsChannel(actor, { keeperPostId: 'other' })]).toEqual([
    false,
    false,
  ]);
});

test.each(Object.values(PostKind))('policy: a %s sees it, and only the administrator publishes it', (kind) => {
  expect(seesPolicy(holderOf(kind))).toBe(true);
  expect(keepsPolicy(holderOf(kind))).toBe(kind === PostKind.ADMINISTRATOR);
});

/** Where each post may hand over and amend, and correct facts: at its store, in its region, everywhere or nowhere. */
test.each([
  [PostKind.CLERK, 'store', 'nowhere'],
  [PostKind.STORE_MANAGER, 'store', 'nowhere'],
  [PostKind.REGIONAL_DIRECTOR, 'region', 'region'],
  [PostKind.REGIONAL_PRESIDENT, 'region', 'region'],
  [PostKind.REGIONAL_VICE_PRESIDENT, 'nowhere', 'nowhere'],
  [PostKind.REGIONAL_HR, 'nowhere', 'nowhere'],
  [PostKind.CASHIER, 'nowhere', 'nowhere'],
  [PostKind.DEPARTMENT_HEAD, 'nowhere', 'nowhere'],
  [PostKind.EXECUTIVE_PRESIDENT, 'nowhere', 'nowhere'],
  [PostKind.STORE_HEADQUARTERS, 'nowhere', 'everywhere'],
  [PostKind.CUSTOMER_SERVICE, 'everywhere', 'everywhere'],
  [PostKind.ADMINISTRATOR, 'everywhere', 'everywhere'],
])('R2, R6, R14, R91: where a %s amends and hands over, and where it corrects facts', (kind, amends, corrects) => {
  const actor = holderOf(kind);
  const places = [place, { storeId: 'another', regionId: 'region' }, { storeId: 'third', regionId: 'other' }];
  const reached = { store: [true, false, false], region: [true, true, false] } as Record<string, boolean[]>;
  const everyPlace = (where: string) => reached[where] ?? places.map(() => where === 'everywhere');
  expect(places.map((one) => mayAmend(actor, one))).toEqual(everyPlace(amends));
  expect(places.map((one) => mayRoute(actor, { ...one, departmentId: null }))).toEqual(everyPlace(amends));
  expect(places.map((one) => mayCorrectFacts(actor, one))).toEqual(everyPlace(corrects));
});

test('R6, R91: the head of a department sees what was routed to it, and hands on what is in its hands', () => {
  const [seat] = holderOf(PostKind.DEPARTMENT_HEAD).seats as [Seat];
  const head = { ...holderOf(PostKind.DEPARTMENT_HEAD), seats: [{ ...seat, departmentId: 'quality' }] };
  expect(complaintScope(head)).toEqual({ ...NOTHING, departmentIds: ['quality'] });
  const inHandsOf = (departmentId: string | null) => ({ storeId: 'another', regionId: 'other', departmentId });
  expect(['quality', 'logistics', null].map((id) => mayRoute(head, inHandsOf(id)))).toEqual([true, false, false]);
});

test.each([
  [PostKind.CLERK, [true, false, false]],
  [PostKind.STORE_MANAGER, [true, false, false]],
  [PostKind.REGIONAL_DIRECTOR, [true, true, false]],
  [PostKind.REGIONAL_PRESIDENT, [true, true, false]],
  [PostKind.REGIONAL_VICE_PRESIDENT, [false, false, false]],
  [PostKind.REGIONAL_HR, [false, false, false]],
  [PostKind.CASHIER, [false, false, false]],
  [PostKind.DEPARTMENT_HEAD, [false, false, false]],
  [PostKind.EXECUTIVE_PRESIDENT, [false, false, false]],
  [PostKind.STORE_HEADQUARTERS, [false, false, false]],
  [PostKind.CUSTOMER_SERVICE, [true, true, true]],
  [PostKind.ADMINISTRATOR, [true, true, true]],
])('R16: what a %s classifies, of the own store, of the own region, and without a store', (kind, expected) => {
  const actor = holderOf(kind);
  const places = [place, { storeId: 'another', regionId: 'region' }, { storeId: null, regionId: null }];
  expect(places.map((one) => mayClassify(actor, one))).toEqual(expected);
  expect(mayClassify(actor, { storeId: 'another', regionId: 'other' })).toBe(expected[2]);
  expect(keepsCategories(actor)).toBe(kind === PostKind.ADMINISTRATOR);
});

test('R91: who holds no post sees nothing and takes in nothing', () => {
  const actor = { id: 'person', role: Role.CUSTOMER, seats: [] };
  expect(complaintScope(actor)).toEqual(NOTHING);
  expect(mayRegister(actor, place)).toBe(false);
  expect(seesDirectory(actor)).toBe(false);
  expect(seesPolicy(actor)).toBe(false);
  expect(keepsPolicy(actor)).toBe(false);
  expect(mayClassify(actor, place)).toBe(false);
  expect(keepsCategories(actor)).toBe(false);
});

test('R26: a deputy acts for the holder; whoever may do it by a post of their own acts for nobody', () => {
  const [own] = holderOf(PostKind.CUSTOMER_SERVICE).seats as [Seat];
  const mayTakeIn = (actor: Actor) => mayRegister(actor, place);
  const acting = (...seats: Seat[]) =>
    onBehalfOf({ id: 'person', role: Role.STAFF, seats: [...holderOf(PostKind.CASHIER).seats, ...seats] }, mayTakeIn);
  expect(acting({ ...own, onBehalfOf: 'holder' })).toBe('holder');
  expect(acting({ ...own, onBehalfOf: 'holder' }, own)).toBeNull();
  expect(acting()).toBeNull();
});

test('R32, R71: staff never rate, nor answer a plan', () => {
  for (const role of Object.values(Role)) {
    expect(mayAnswerPlan({ role })).toBe(mayRate({ role }));
    expect(isReadByCustomer({ role })).toBe(mayRate({ role }));
  }
  expect([Role.ANONYMOUS, Role.CUSTOMER].map((role) => mayRate({ role }))).toEqual([true, true]);
  expect([Role.STAFF, Role.ADMINISTRATOR].map((role) => mayRate({ role }))).toEqual([false, false]);
});

test.each([
  [PostKind.CLERK, false],
  [PostKind.STORE_MANAGER, true],
  [PostKind.REGIONAL_DIRECTOR, true],
  [PostKind.REGIONAL_PRESIDENT, true],
  [PostKind.REGIONAL_VICE_PRESIDENT, false],
  [PostKind.REGIONAL_HR, false],
  [PostKind.CASHIER, false],
  [PostKind.DEPARTMENT_HEAD, false],
  [PostKind.EXECUTIVE_PRESIDENT, false],
  [PostKind.STORE_HEADQUARTERS, true],
  [PostKind.CUSTOMER_SERVICE, true],
  [PostKind.ADMINISTRATOR, true],
])('R71: whether a %s follows opinions up', (kind, follows) => {
  expect(mayFollowUp(holderOf(kind), place)).toBe(follows);
});

test('R2, R3: the public files by itself, staff and partners do not', () => {
  const filing = Object.values(Role).filter((role) => mayFile({ role }));
  expect(filing.sort()).toEqual([Role.ANONYMOUS, Role.CUSTOMER]);
});

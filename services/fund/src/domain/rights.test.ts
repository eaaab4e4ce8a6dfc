import { DeputyScope, EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { onBehalfOf } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import {
  booksOf,
  disbursementsOf,
  keepsPolicy,
  mayDecideOnFlags,
  mayPay,
  maySetBudget,
  seesAllowance,
  seesComplaint,
  seesFlags,
  seesPolicy,
} from './rights.js';

const place = { storeId: 'store', regionId: 'region' };
const seat = (kind: PostKind): Seat => ({
  postId: 'post',
  kind,
  ...place,
  departmentId: null,
  onBehalfOf: null,
  scopes: EVERY_SCOPE,
});
const actor = (...seats: Seat[]): Actor => ({ id: 'person', role: 'STAFF', seats });

const ALL = { all: true, regionIds: [], storeIds: [], departmentIds: [] };
const REGION = { all: false, regionIds: ['region'], storeIds: [], departmentIds: [] };
const STORE = { all: false, regionIds: [], storeIds: ['store'], departmentIds: [] };
const NOTHING = { all: false, regionIds: [], storeIds: [], departmentIds: [] };

test.each([
  [PostKind.CLERK, STORE],
  [PostKind.STORE_MANAGER, STORE],
  [PostKind.REGIONAL_DIRECTOR, REGION],
  [PostKind.REGIONAL_PRESIDENT, REGION],
  [PostKind.REGIONAL_VICE_PRESIDENT, REGION],
  [PostKind.REGIONAL_HR, NOTHING],
  [PostKind.CASHIER, REGION],
  [PostKind.DEPARTMENT_HEAD, NOTHING],
  [PostKind.EXECUTIVE_PRESIDENT, ALL],
  [PostKind.STORE_HEADQUARTERS, ALL],
  [PostKind.CUSTOMER_SERVICE, ALL],
  [PostKind.ADMINISTRATOR, ALL],
])('R91: what a %s sees of the disbursements; those of no region are the cashiers’ too', (kind, scope) => {
  expect(disbursementsOf(actor(seat(kind)))).toEqual({ ...scope, withoutRegion: kind === PostKind.CASHIER });
});

test('R67, R91: a cashier pays what belongs to the own region or to none, and nobody else pays by the post alone', () => {
  const pays = (kind: PostKind) =>
    [place, { storeId: null, regionId: null }, { storeId: 'far', regionId: 'elsewhere' }].map((where) =>
      mayPay(actor(seat(kind)), where),
    );
  expect(pays(PostKind.CASHIER)).toEqual([true, true, false]);
  const others = Object.values(PostKind).filter((kind) => kind !== PostKind.CASHIER);
  expect(others.map(pays)).toEqual(others.map(() => [false, false, false]));
});

test('R60: nobody but an administrator sets a budget', () => {
  const setting = Object.values(PostKind).filter((kind) => maySetBudget(actor(seat(kind))));
  expect(setting).toEqual([PostKind.ADMINISTRATOR]);
});

test('R91: every post sees the policy, and nobody but an administrator publishes it', () => {
  const kinds = Object.values(PostKind);
  expect(kinds.filter((kind) => seesPolicy(actor(seat(kind))))).toEqual(kinds);
  expect(kinds.filter((kind) => keepsPolicy(actor(seat(kind))))).toEqual([PostKind.ADMINISTRATOR]);
});

test('R26: a deputy acts for the holder; whoever may do it by a post of their own acts for nobody', () => {
  const own = seat(PostKind.ADMINISTRATOR);
  const deputised = { ...own, onBehalfOf: 'holder' };
  expect(onBehalfOf(actor(seat(PostKind.CLERK), deputised), maySetBudget)).toBe('holder');
  expect(onBehalfOf(actor(deputised, own), maySetBudget)).toBeNull();
  expect(onBehalfOf(actor(seat(PostKind.CLERK)), maySetBudget)).toBeNull();
});

test('R26: what a deputy does with money takes a deputy in approvals; to see it, one in anything', () => {
  const deputised = (kind: PostKind, scope: DeputyScope) =>
    actor({ ...seat(kind), onBehalfOf: 'holder', scopes: [scope] });
  const may = Object.values(DeputyScope).map((scope) => [
    mayPay(deputised(PostKind.CASHIER, scope), place),
    mayPay(deputised(PostKind.CASHIER, scope), { storeId: null, regionId: null }),
    maySetBudget(deputised(PostKind.ADMINISTRATOR, scope)),
    keepsPolicy(deputised(PostKind.ADMINISTRATOR, scope)),
    seesPolicy(deputised(PostKind.ADMINISTRATOR, scope)),
    disbursementsOf(deputised(PostKind.ADMINISTRATOR, scope)).all,
  ]);
  expect(may).toEqual([
    [false, false, false, false, true, true],
    [true, true, true, true, true, true],
    [false, false, false, false, true, true],
  ]);
});

test('R91: who holds no post sees and pays nothing', () => {
  expect(seesPolicy(actor())).toBe(false);
  expect(disbursementsOf(actor())).toEqual({ ...NOTHING, withoutRegion: false });
  expect(mayPay(actor(), { storeId: null, regionId: null })).toBe(false);
});

test('R91: who sees the disbursements of a place sees its complaint, but no store one that is confidential towards it', () => {
  const sees = (kind: PostKind, confidential: boolean) => seesComplaint(actor(seat(kind)), { ...place, confidential });
  const kinds = [PostKind.CLERK, PostKind.STORE_MANAGER, PostKind.REGIONAL_DIRECTOR, PostKind.CUSTOMER_SERVICE];
  expect(kinds.map((kind) => sees(kind, false))).toEqual([true, true, true, true]);
  expect(kinds.map((kind) => sees(kind, true))).toEqual([false, false, true, true]);
  expect(sees(PostKind.DEPARTMENT_HEAD, false)).toBe(false);
});

test('R91: the books are seen by who pays, presides or oversees; what is left by managers too', () => {
  const kinds = Object.values(PostKind);
  const { CASHIER, REGIONAL_PRESIDENT, EXECUTIVE_PRESIDENT, STORE_HEADQUARTERS, CUSTOMER_SERVICE, ADMINISTRATOR } =
    PostKind;
  const all = kinds.filter((kind) => booksOf(actor(seat(kind))).all);
  expect(all).toEqual([EXECUTIVE_PRESIDENT, STORE_HEADQUARTERS, CUSTOMER_SERVICE, ADMINISTRATOR]);
  const regional = kinds.filter((kind) => booksOf(actor(seat(kind))).regionIds.length > 0);
  expect(regional).toEqual([REGIONAL_PRESIDENT, CASHIER]);
  expect(seesAllowance(actor(seat(PostKind.STORE_MANAGER)), place)).toBe(true);
  expect(seesAllowance(actor(seat(PostKind.STORE_MANAGER)), { ...place, storeId: null })).toBe(false);
});

test('R66, R91: oversight and the executive president see what is flagged and decide; a deputy decides in approvals alone', () => {
  const { EXECUTIVE_PRESIDENT, STORE_HEADQUARTERS, CUSTOMER_SERVICE } = PostKind;
  const overseers = [EXECUTIVE_PRESIDENT, STORE_HEADQUARTERS, CUSTOMER_SERVICE];
  for (const may of [seesFlags, mayDecideOnFlags])
    expect(Object.values(PostKind).filter((kind) => may(actor(seat(kind))))).toEqual(overseers);
  const deputy = (scope: DeputyScope) => actor({ ...seat(STORE_HEADQUARTERS), onBehalfOf: 'holder', scopes: [scope] });
  const scopes = Object.values(DeputyScope);
  expect(scopes.filter((scope) => seesFlags(deputy(scope)))).toEqual(scopes);
  expect(scopes.filter((scope) => mayDecideOnFlags(deputy(scope)))).toEqual([DeputyScope.APPROVALS]);
});

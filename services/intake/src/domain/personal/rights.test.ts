import { EVERY_SCOPE, PostKind, Role } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { mayErase, mayReveal, revealScope, seesReveals } from '../rights.js';

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
  [PostKind.CLERK, STORE, false, false],
  [PostKind.STORE_MANAGER, STORE, false, false],
  [PostKind.REGIONAL_DIRECTOR, REGION, false, false],
  [PostKind.REGIONAL_PRESIDENT, REGION, false, false],
  [PostKind.REGIONAL_VICE_PRESIDENT, NOTHING, false, false],
  [PostKind.REGIONAL_HR, NOTHING, false, false],
  [PostKind.CASHIER, NOTHING, false, false],
  [PostKind.DEPARTMENT_HEAD, NOTHING, false, false],
  [PostKind.EXECUTIVE_PRESIDENT, ALL, false, false],
  [PostKind.STORE_HEADQUARTERS, NOTHING, true, false],
  [PostKind.CUSTOMER_SERVICE, ALL, true, true],
  [PostKind.ADMINISTRATOR, NOTHING, true, true],
])('R8, R91: whose contacts a %s has revealed, and whether they oversee and erase', (kind, scope, oversees, erases) => {
  const actor = holderOf(kind);
  expect(revealScope(actor)).toEqual(scope);
  expect(mayReveal(actor, place)).toBe(scope !== NOTHING);
  expect(mayReveal(actor, { storeId: 'another', regionId: 'other' })).toBe(scope === ALL);
  expect(seesReveals(actor)).toBe(oversees);
  expect(mayErase(actor)).toBe(erases);
});

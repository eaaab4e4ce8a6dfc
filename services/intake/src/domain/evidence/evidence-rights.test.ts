import { EVERY_SCOPE, PostKind, Role } from '@complaints/contracts';
import type { Actor } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { evidenceScope, mayAddEvidence, mayViewEvidence } from '../rights.js';

const place = { storeId: 'store', regionId: 'region' };
const holderOf = (kind: string, departmentId: string | null = null): Actor => ({
  id: 'person',
  role: Role.STAFF,
  seats: [{ postId: 'post', kind, ...place, departmentId, onBehalfOf: null, scopes: EVERY_SCOPE }],
});
const NOTHING = { all: false, regionIds: [], storeIds: [], departmentIds: [] };
const ALL = { ...NOTHING, all: true };
const REGION = { ...NOTHING, regionIds: ['region'] };
const STORE = { ...NOTHING, storeIds: ['store'] };

test.each([
  [PostKind.CLERK, STORE, true],
  [PostKind.STORE_MANAGER, STORE, true],
  [PostKind.REGIONAL_DIRECTOR, REGION, true],
  [PostKind.REGIONAL_PRESIDENT, REGION, true],
  [PostKind.REGIONAL_VICE_PRESIDENT, REGION, false],
  [PostKind.REGIONAL_HR, NOTHING, false],
  [PostKind.CASHIER, NOTHING, false],
  [PostKind.EXECUTIVE_PRESIDENT, ALL, false],
  [PostKind.STORE_HEADQUARTERS, ALL, false],
  [PostKind.CUSTOMER_SERVICE, ALL, true],
  [PostKind.ADMINISTRATOR, NOTHING, false],
])('R4: of which complaints a %s sees the evidence, and whether they add any', (kind, scope, adds) => {
  const actor = holderOf(kind);
  expect(evidenceScope(actor)).toEqual(scope);
  expect(mayAddEvidence(actor, place)).toBe(adds);
  expect(mayAddEvidence(actor, { storeId: 'another', regionId: 'other' })).toBe(kind === PostKind.CUSTOMER_SERVICE);
  expect(mayViewEvidence(actor, place)).toBe(scope !== NOTHING);
});

test('R4: a department sees the evidence of what reaches it', () => {
  const head = holderOf(PostKind.DEPARTMENT_HEAD, 'quality');
  expect(evidenceScope(head)).toEqual({ ...NOTHING, departmentIds: ['quality'] });
  expect([mayViewEvidence(head, place), mayAddEvidence(head, place)]).toEqual([true, false]);
});

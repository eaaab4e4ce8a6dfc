import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import { may } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { RIGHTS } from './rights.js';

/** Who sees the figures of: the own store, another store of the region, another region, the whole chain's rest. */
const EXPECTED: [kind: PostKind, sees: [own: boolean, region: boolean, elsewhere: boolean]][] = [
  ['CLERK', [false, false, false]],
  ['STORE_MANAGER', [true, false, false]],
  ['REGIONAL_DIRECTOR', [true, true, false]],
  ['REGIONAL_PRESIDENT', [true, true, false]],
  ['REGIONAL_VICE_PRESIDENT', [true, true, false]],
  ['REGIONAL_HR', [false, false, false]],
  ['CASHIER', [false, false, false]],
  ['DEPARTMENT_HEAD', [false, false, false]],
  ['EXECUTIVE_PRESIDENT', [true, true, true]],
  ['STORE_HEADQUARTERS', [true, true, true]],
  ['CUSTOMER_SERVICE', [true, true, true]],
  ['ADMINISTRATOR', [true, true, true]],
];
const PLACES = [
  { storeId: 'own', regionId: 'region' },
  { storeId: 'other', regionId: 'region' },
  { storeId: 'far', regionId: 'elsewhere' },
];

test.each(EXPECTED)('R91: of figures a %s sees the own store, the region, elsewhere: %s', (kind, sees) => {
  const seat = {
    postId: 'p',
    kind,
    storeId: 'own',
    regionId: 'region',
    departmentId: null,
    onBehalfOf: null,
    scopes: EVERY_SCOPE,
  };
  const actor = { id: 'a', role: 'STAFF' as const, seats: [seat] };
  expect(PLACES.map((place) => may(RIGHTS, actor, 'VIEW_FIGURES', place))).toEqual(sees);
});

test('R91: every kind of post is decided on', () => {
  expect(EXPECTED.map(([kind]) => kind).sort()).toEqual(Object.values(PostKind).sort());
});

import { describe, expect, test } from 'vitest';
import { defaultPolicy, type FundPolicy } from './policy.js';
import { isAbove, leftOf, type Request, route } from './route.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const request: Request = {
  storeId: 'store',
  regionId: 'region',
  level: 'FIRST',
  ownerTier: 1,
  purpose: 'COMPENSATION',
  amountFen: 80_00,
  earlierFen: 0,
};
const kinds = (changes: Partial<Request>, policy: FundPolicy = defaultPolicy) =>
  route({ ...request, ...changes }, policy, now)
    .filter(({ obstacle }) => obstacle === null)
    .map(({ kind }) => kind);
const obstacles = (changes: Partial<Request>) =>
  route({ ...request, ...changes }, defaultPolicy, now).map(({ obstacle }) => obstacle);

const ALL = ['STORE_MANAGER', 'REGIONAL_DIRECTOR', 'REGIONAL_PRESIDENT', 'EXECUTIVE_PRESIDENT'];

describe('route', () => {
  test('R60: exactly ¥100 is the store manager’s, one fen over is not', () => {
    expect(kinds({ amountFen: 100_00 })).toEqual(ALL);
    expect(kinds({ amountFen: 100_01 })).toEqual(ALL.slice(1));
  });

  test('R60: exactly ¥300 is the regional director’s, one fen over is not', () => {
    expect(kinds({ amountFen: 300_00 })).toEqual(ALL.slice(1));
    expect(kinds({ amountFen: 300_01 })).toEqual(ALL.slice(2));
  });

  test('R61: uses for one complaint add up against the limit per use, to the fen', () => {
    expect(kinds({ amountFen: 40_00, earlierFen: 60_00 })).toEqual(ALL);
    expect(kinds({ amountFen: 40_00, earlierFen: 60_01 })).toEqual(ALL.slice(1));
    expect(kinds({ amountFen: 1, earlierFen: 300_00 })).toEqual(ALL.slice(2));
  });

  test.each([
    ['FIRST', ALL],
    ['SECOND', ALL.slice(1)],
    ['MAJOR', ALL.slice(2)],
    ['ABNORMAL', ALL.slice(2)],
  ] as const)('R61: an authority covers its own level and lower ones: %s', (level, expected) => {
    expect(kinds({ level })).toEqual(expected);
  });

  test.each([
    [1, ALL],
    [2, ALL.slice(1)],
    [3, ALL.slice(2)],
  ] as const)('R61: no post below the owner’s tier %i', (ownerTier, expected) => {
    expect(kinds({ ownerTier })).toEqual(expected);
  });

  test('R29: without a store there is no manager, without a region only the executive president', () => {
    expect(kinds({ storeId: null })).toEqual(ALL.slice(1));
    expect(kinds({ storeId: null, regionId: null })).toEqual(['EXECUTIVE_PRESIDENT']);
  });

  test('R60: a purpose that a policy leaves out of an authority climbs past it', () => {
    const [manager, ...others] = defaultPolicy.authorities;
    if (!manager) throw new Error('no authority');
    const narrow = { ...defaultPolicy, authorities: [{ ...manager, purposes: ['RETURN' as const] }, ...others] };
    expect(kinds({}, narrow)).toEqual(ALL.slice(1));
    expect(kinds({ purpose: 'RETURN' }, narrow)).toEqual(ALL);
  });

  test('R63: each candidate counts in a month or quarter of the chain’s zone', () => {
    const last = new Date('2026-12-31T15:59:59.999Z');
    const keys = (instant: Date) => route(request, defaultPolicy, instant).map(({ period }) => period.key);
    expect(keys(last)).toEqual(['2026-12', '2026-12', '2026-Q4', '2026-Q4']);
    expect(keys(new Date(last.getTime() + 1))).toEqual(['2027-01', '2027-01', '2027-Q1', '2027-Q1']);
  });

  test('R61: says of each post why it may not', () => {
    expect(obstacles({ level: 'MAJOR', ownerTier: 2, amountFen: 300_01 })).toEqual([
      ...['BELOW_OWNER_TIER', 'LEVEL_NOT_COVERED', null, null],
    ]);
    expect(obstacles({ storeId: null, amountFen: 300_01 })).toEqual(['NO_SUCH_PLACE', 'OVER_PER_USE', null, null]);
  });

  test('a kind of post stands above another or not', () => {
    expect([isAbove('REGIONAL_DIRECTOR', 'STORE_MANAGER'), isAbove('STORE_MANAGER', 'STORE_MANAGER')]).toEqual([
      ...[true, false],
    ]);
  });

  test('names the place whose post is asked', () => {
    expect(route(request, defaultPolicy, now).map(({ placeId }) => placeId)).toEqual([
      'store',
      'region',
      'region',
      null,
    ]);
  });
});

test('R60, R62: what is left is of the amount the policy says, of the standing limit, or without end; never less than nothing', () => {
  const counter = { limitFen: 300_00, usedFen: 120_00 };
  expect(leftOf(counter, { kind: 'FIXED', fen: 200_00 })).toBe(80_00);
  expect(leftOf(counter, { kind: 'FIXED', fen: 100_00 })).toBe(0);
  expect(leftOf(counter, { kind: 'BUDGET' })).toBe(180_00);
  expect(leftOf(counter, { kind: 'NONE' })).toBeNull();
  expect(leftOf({ ...counter, limitFen: null }, { kind: 'BUDGET' })).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { authorityOf, defaultPolicy, FundPolicy, limitAfter, type PeriodLimit, policyOf } from './policy.js';
import { ApproverKind } from './vocabulary.js';

describe('the default policy', () => {
  test('R60: has the figures of the regulation', () => {
    const figures = defaultPolicy.authorities.map(({ post, perUseFen, period, limit, upToLevel }) => [
      post,
      perUseFen,
      period,
      limit.kind === 'FIXED' ? limit.fen : limit.kind,
      upToLevel,
    ]);
    expect(figures).toEqual([
      ['STORE_MANAGER', 10_000, 'MONTH', 30_000, 'FIRST'],
      ['REGIONAL_DIRECTOR', 30_000, 'MONTH', 200_000, 'SECOND'],
      ['REGIONAL_PRESIDENT', null, 'QUARTER', 'BUDGET', 'ABNORMAL'],
      ['EXECUTIVE_PRESIDENT', null, 'QUARTER', 'NONE', 'ABNORMAL'],
    ]);
  });

  test('R60, R63, R65: counts in the time zone of the chain, gives clerks nothing, and lets a request hold three days', () => {
    expect(defaultPolicy).toMatchObject({
      ...{ version: 1, timeZone: 'Asia/Shanghai', clerkPerUseFen: null, holdHours: 72 },
    });
  });

  test('without an authority that is asked for is a fault', () => {
    const without = { ...defaultPolicy, authorities: defaultPolicy.authorities.slice(1) };
    expect(authorityOf(defaultPolicy, ApproverKind.STORE_MANAGER).perUseFen).toBe(10_000);
    expect(() => authorityOf(without, ApproverKind.STORE_MANAGER)).toThrow('no authority for STORE_MANAGER');
  });
});

describe('a policy', () => {
  const faultsOf = (change: object) =>
    FundPolicy.safeParse({ ...defaultPolicy, ...change }).error?.issues.map(({ path }) => path.join('.')) ?? [];
  const watching = (change: object) => faultsOf({ watch: { ...defaultPolicy.watch, ...change } });

  test('R65: lets a request hold authority for an hour at least and thirty days at most', () => {
    expect([1, 720].flatMap((holdHours) => faultsOf({ holdHours }))).toEqual([]);
    expect([0, 721, 1.5].flatMap((holdHours) => faultsOf({ holdHours }))).toEqual(Array(3).fill('holdHours'));
  });

  test('R66: flags from two on, within a day to a leap year, below a limit by one to fifty percent', () => {
    const from = ['severalFrom', 'justBelowFrom', 'sameCustomerFrom', 'samePayeeFrom', 'manyInADayFrom'];
    const days = ['justBelowWithinDays', 'sameCustomerWithinDays', 'samePayeeWithinDays'];
    const within = [
      ...from.map((field) => ({ field, least: 2, most: 1_000 })),
      ...days.map((field) => ({ field, least: 1, most: 366 })),
      { field: 'justBelowPercent', least: 1, most: 50 },
    ];
    expect(within.map(({ field }) => field).sort()).toEqual(Object.keys(defaultPolicy.watch).sort());
    for (const { field, least, most } of within) {
      expect([least, most].flatMap((value) => watching({ [field]: value }))).toEqual([]);
      const at = `watch.${field}`;
      expect([least - 1, most + 1].flatMap((value) => watching({ [field]: value }))).toEqual([at, at]);
    }
  });

  test('R63: has amounts of one fen to ten thousand million yuan', () => {
    expect([null, 1, 1e12].flatMap((clerkPerUseFen) => faultsOf({ clerkPerUseFen }))).toEqual([]);
    const wrong = [0, -1, 0.5, 1e12 + 1].flatMap((clerkPerUseFen) => faultsOf({ clerkPerUseFen }));
    expect(wrong).toEqual(Array(4).fill('clerkPerUseFen'));
  });

  test('a rule that nobody knows is refused', () => {
    expect(FundPolicy.safeParse({ ...defaultPolicy, grace: 5 }).success).toBe(false);
  });

  test('a version of the past has the default of what it did not know yet', () => {
    expect(policyOf(2, {})).toEqual({ ...defaultPolicy, version: 2 });
    const [manager] = defaultPolicy.authorities;
    const authorities = manager ? [manager] : [];
    expect(policyOf(3, { authorities, holdHours: 24, watch: { severalFrom: 4 } })).toEqual({
      ...defaultPolicy,
      version: 3,
      authorities,
      holdHours: 24,
      watch: { ...defaultPolicy.watch, severalFrom: 4 },
    });
  });
});

test('R62: a period has the highest limit it was held under, the budget where that limits it, or none', () => {
  const fixed = (fen: number) => ({ kind: 'FIXED' as const, fen });
  const [budget, none] = [{ kind: 'BUDGET' as const }, { kind: 'NONE' as const }];
  const cases: [limits: PeriodLimit[], standing: number | null][] = [
    [[fixed(300_00)], 300_00],
    [[fixed(300_00), fixed(200_00)], 300_00],
    [[fixed(200_00), fixed(300_00)], 300_00],
    [[budget, budget], 1_000_00],
    [[fixed(300_00), budget], 300_00],
    [[none], null],
    [[fixed(300_00), none], null],
    [[none, fixed(300_00)], 300_00],
  ];
  for (const [limits, standing] of cases) expect(limitAfter(limits, 1_000_00)).toBe(standing);
});

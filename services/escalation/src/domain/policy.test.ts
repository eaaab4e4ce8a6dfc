import { describe, expect, test } from 'vitest';
import { defaultPolicy, HandlingPolicy, policyOf } from './policy.js';

const faultsOf = (change: object) =>
  HandlingPolicy.safeParse({ ...defaultPolicy, ...change }).error?.issues.map(({ path }) => path.join('.'));

describe('the handling policy', () => {
  test('R20–R22: the default gives 30 minutes for the contact, 24 hours for the plan, and a tier to each level', () => {
    expect(defaultPolicy).toMatchObject({
      contactWithinMinutes: 30,
      planWithinHours: 24,
      tierOfLevel: { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 },
    });
  });

  test('R22: a limit of nothing is refused, and so is a rule that nobody knows', () => {
    expect(faultsOf({ planWithinHours: 0 })).toEqual(['planWithinHours']);
    expect(HandlingPolicy.safeParse({ ...defaultPolicy, grace: 5 }).success).toBe(false);
  });

  test('a version of the past has the default of what it did not know yet', () => {
    expect(policyOf(2, { planWithinHours: 12 })).toEqual({ ...defaultPolicy, version: 2, planWithinHours: 12 });
    const calendarOf = { contact: 'DESK', firstAnswer: null, plan: null };
    expect(policyOf(2, { calendarOf, warnAtPercent: [] })).toMatchObject({
      calendarOf: { ...calendarOf, statutory: 'CN' },
      warnAtPercent: [],
      points: defaultPolicy.points,
    });
  });
});

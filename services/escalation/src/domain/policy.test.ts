import { describe, expect, test } from 'vitest';
import { HandlingPolicy, policyInForce, policyOf } from './policy.js';

const faultsOf = (change: object) =>
  HandlingPolicy.safeParse({ ...policyInForce, ...change }).error?.issues.map(({ path }) => path.join('.'));

describe('the handling policy', () => {
  test('R20–R22: the default gives 30 minutes for the contact, 24 hours for the plan, and a tier to each level', () => {
    expect(policyInForce).toMatchObject({
      contactWithinMinutes: 30,
      planWithinHours: 24,
      tierOfLevel: { FIRST: 1, SECOND: 2, MAJOR: 3, ABNORMAL: 3 },
    });
  });

  test('R20: a graver level owned by a lower tier contradicts itself', () => {
    expect(faultsOf({ tierOfLevel: { FIRST: 2, SECOND: 1, MAJOR: 3, ABNORMAL: 3 } })).toEqual(['tierOfLevel']);
  });

  test('R22: a limit of nothing is refused, and so is a rule that nobody knows', () => {
    expect(faultsOf({ planWithinHours: 0 })).toEqual(['planWithinHours']);
    expect(HandlingPolicy.safeParse({ ...policyInForce, grace: 5 }).success).toBe(false);
  });

  test('a case keeps its version; one that never was is a fault', () => {
    expect(policyOf(1)).toBe(policyInForce);
    expect(() => policyOf(2)).toThrow('no handling policy of version 2');
  });
});

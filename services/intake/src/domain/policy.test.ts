import { expect, test } from 'vitest';
import { defaultPolicy, IntakePolicy } from './policy.js';

test('the default policy is a valid document of version 1', () => {
  expect(IntakePolicy.parse(defaultPolicy)).toEqual(defaultPolicy);
  expect(defaultPolicy.version).toBe(1);
});

test('a policy in which MAJOR comes with as few outcomes as SECOND contradicts itself and is refused', () => {
  const levels = { ...defaultPolicy.levels, majorFromOutcomes: defaultPolicy.levels.secondFromOutcomes };
  expect(() => IntakePolicy.parse({ ...defaultPolicy, levels })).toThrow('MAJOR must need more outcomes than SECOND');
});

test('a policy with a figure nobody knows is refused', () => {
  expect(() => IntakePolicy.parse({ ...defaultPolicy, resolutionWithinDays: 3 })).toThrow();
});

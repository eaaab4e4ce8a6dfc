import { expect, test } from 'vitest';
import { defaultPolicy, IntakePolicy, policyOf } from './policy.js';

test('the default policy is a valid document of version 1', () => {
  expect(IntakePolicy.parse(defaultPolicy)).toEqual(defaultPolicy);
  expect(defaultPolicy.version).toBe(1);
});

test('a policy with an unknown field is refused, so that nothing is misspelt silently', () => {
  expect(() => IntakePolicy.parse({ ...defaultPolicy, resolutionWithinDays: 3 })).toThrow();
});

test('a version published before a field was known has its default', () => {
  const { revealsPerPersonPerHour, version, ...older } = { ...defaultPolicy, ratingLinkForDays: 14 };
  expect(policyOf(7, older)).toEqual({ ...defaultPolicy, version: 7, ratingLinkForDays: 14 });
});

import { expect, test } from 'vitest';
import { RuleError, RuleErrors } from './rule-error.js';

test('several refusals read alone are the first of them', () => {
  const first = new RuleError('NUMBER_TOO_LONG', 'The number is too long.', ['document', 'number']);
  const several = new RuleErrors([first, new RuleError('DATE_PASSED', 'The date has passed.', ['date'])]);
  expect(several).toBeInstanceOf(RuleError);
  expect(several).toMatchObject({ code: first.code, message: first.message, path: first.path });
  expect(several.all.map(({ code }) => code)).toEqual(['NUMBER_TOO_LONG', 'DATE_PASSED']);
});

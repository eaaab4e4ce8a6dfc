import { expect, test } from 'vitest';
import { citedIn, ruleFaults } from './rule-numbers.mjs';

const page =
  '# Rules\n\n| rule | what |\n|---|---|\n| R1 | one |\n| R10–R12, R20 | many |\n\nR99 is spoken of, not listed.\n';
const proof = { path: 'a.test.ts', text: "test('R1 R10–R12, R20: all of it', () => {});" };

/** @param {string} source @param {string} [test] */
const faultsOf = (source, test = proof.text) =>
  ruleFaults({ page, sources: [{ path: 'a.ts', text: source }], tests: [{ path: 'a.test.ts', text: test }] });

test('numbers are read alone, in lists and in ranges', () => {
  expect(citedIn('Source: R3, R10–R12 and R20. R2D2 is none.')).toEqual([3, 10, 11, 12, 20]);
});

test('what is listed, cited and proven is well', () => {
  expect(faultsOf('/** Source: R10–R12. */')).toEqual([]);
});

test('a rule that is listed or cited and stands in no title is named', () => {
  expect(faultsOf('/** Source: R11. */', "test('R1, R10: some', () => {}); // R12")).toEqual([
    'R11 (a.ts) stands in the title of no test',
    'R12 (docs/rules.md) stands in the title of no test',
    'R20 (docs/rules.md) stands in the title of no test',
  ]);
});

test('a rule that is cited or proven and not listed is named', () => {
  expect(faultsOf('/** Source: R30. */', `${proof.text} describe('I4, R30: more', () => {});`)).toEqual([
    'R30 (a.ts) is not among the implemented rules in docs/rules.md',
  ]);
});

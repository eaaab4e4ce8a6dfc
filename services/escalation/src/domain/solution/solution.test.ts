import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { checkSolution, departs, requireExplained, type SolutionFacts } from './solution.js';

const solution: SolutionFacts = {
  ...{ routine: true, remedy: 'COMPENSATE', rangeFromFen: 2_000, rangeToFen: 10_000, authorisedDepartmentId: null },
};

describe('standard solutions', () => {
  test('R37: one fen below or above the usual range departs from it, and so does another remedy', () => {
    const offers = (compensationFen: number | null) => departs({ remedy: 'COMPENSATE', compensationFen }, solution);
    expect([1_999, 2_000, 10_000, 10_001, null].map(offers)).toEqual([true, false, false, true, true]);
    expect(departs({ remedy: 'REFUND', compensationFen: 2_000 }, solution)).toBe(true);
    const apology: SolutionFacts = { ...solution, remedy: 'APOLOGISE', rangeFromFen: null, rangeToFen: null };
    expect(departs({ remedy: 'APOLOGISE', compensationFen: null }, apology)).toBe(false);
    expect(departs({ remedy: 'APOLOGISE', compensationFen: 1 }, apology)).toBe(true);
  });

  test('R37: a departure says why; what is not routine, or has no solution, departs from nothing', () => {
    const offer = { remedy: 'REPAIR', compensationFen: null } as const;
    const special = { ...solution, routine: false, authorisedDepartmentId: 'quality' };
    expect(codeOf(() => requireExplained(offer, solution, null))).toBe('DEPARTURE_UNEXPLAINED');
    expect(codeOf(() => requireExplained(offer, solution, 'It can be mended.'))).toBe('NOTHING');
    expect(codeOf(() => requireExplained(offer, special, null))).toBe('NOTHING');
    expect(codeOf(() => requireExplained(offer, null, null))).toBe('NOTHING');
  });

  test('R37: a solution that contradicts itself is not published', () => {
    const code = (change: Partial<SolutionFacts>, natures: readonly string[] = ['QUALITY']) =>
      codeOf(() => checkSolution({ ...solution, ...change }, natures));
    expect(code({})).toBe('NOTHING');
    expect(code({}, [])).toBe('SOLUTION_FOR_NOTHING');
    expect(code({}, Array(51).fill('QUALITY'))).toBe('TOO_MANY_NATURES');
    expect(code({}, ['质量'])).toBe('NATURE_CODE_INVALID');
    expect(code({ rangeToFen: null })).toBe('RANGE_INCOMPLETE');
    expect(code({ rangeToFen: 1_999 })).toBe('RANGE_DESCENDS');
    expect(code({ rangeToFen: 2_000 })).toBe('NOTHING');
    expect(code({ routine: false })).toBe('DEPARTMENT_MISSING');
    expect(code({ authorisedDepartmentId: 'quality' })).toBe('DEPARTMENT_OF_ROUTINE');
  });
});

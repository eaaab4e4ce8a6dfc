import { RuleError } from '@complaints/contracts';
import type { Remedy } from '../vocabulary.js';

/** The published remedy of a nature. Source: R37. */
export interface SolutionFacts {
  /** Whether cases of the nature are routine; any other is decided by the department it names. */
  routine: boolean;
  remedy: Remedy;
  /** The usual range of the compensation in fen, both ends included; null, both, where none is usual. */
  rangeFromFen: number | null;
  rangeToFen: number | null;
  authorisedDepartmentId: string | null;
}

const MOST_NATURES = 50;

/**
 * Checks a solution before it is published.
 * @throws RuleError SOLUTION_FOR_NOTHING, TOO_MANY_NATURES, NATURE_CODE_INVALID
 * @throws RuleError RANGE_INCOMPLETE, RANGE_DESCENDS, DEPARTMENT_MISSING, DEPARTMENT_OF_ROUTINE
 * Source: R37.
 */
export function checkSolution(solution: SolutionFacts, natureCodes: readonly string[]): void {
  const { routine, rangeFromFen, rangeToFen, authorisedDepartmentId } = solution;
  if (natureCodes.length === 0)
    throw new RuleError('SOLUTION_FOR_NOTHING', 'A solution is published for a nature at least.', ['natureCodes']);
  if (natureCodes.length > MOST_NATURES)
    throw new RuleError('TOO_MANY_NATURES', `A solution names ${MOST_NATURES} natures at the most.`, ['natureCodes']);
  const invalid = natureCodes.findIndex((code) => !/^[A-Za-z0-9_.-]{1,80}$/.test(code));
  if (invalid >= 0)
    throw new RuleError('NATURE_CODE_INVALID', 'That is no code of a nature.', ['natureCodes', String(invalid)]);
  if ((rangeFromFen === null) !== (rangeToFen === null))
    throw new RuleError('RANGE_INCOMPLETE', 'A usual range has two ends.', ['rangeFrom']);
  if (rangeFromFen !== null && rangeToFen !== null && rangeFromFen > rangeToFen)
    throw new RuleError('RANGE_DESCENDS', 'A range ends at more than where it begins, or the same.', ['rangeTo']);
  if (!routine && !authorisedDepartmentId)
    throw new RuleError('DEPARTMENT_MISSING', 'What is not routine names the department that decides.', [
      'authorisedDepartmentId',
    ]);
  if (routine && authorisedDepartmentId)
    throw new RuleError('DEPARTMENT_OF_ROUTINE', 'A routine case is decided by its owner.', ['authorisedDepartmentId']);
}

/** What a plan offers. */
export interface Offer {
  remedy: Remedy;
  compensationFen: number | null;
}

/** Whether an offer departs from the solution of a routine nature; a fen outside the range does. Source: R37. */
export function departs({ remedy, compensationFen }: Offer, solution: SolutionFacts): boolean {
  const { routine, rangeFromFen, rangeToFen } = solution;
  if (!routine) return false;
  if (remedy !== solution.remedy) return true;
  const offered = compensationFen ?? 0;
  return offered < (rangeFromFen ?? 0) || offered > (rangeToFen ?? 0);
}

/**
 * Refuses an offer that departs from the solution without saying why.
 * @throws RuleError DEPARTURE_UNEXPLAINED
 * Source: R37.
 */
export function requireExplained(offer: Offer, solution: SolutionFacts | null, reason: string | null): void {
  if (!solution || reason !== null || !departs(offer, solution)) return;
  throw new RuleError('DEPARTURE_UNEXPLAINED', 'What departs from the published solution says why.', [
    'departureReason',
  ]);
}

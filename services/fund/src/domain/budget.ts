import { RuleError } from '@complaints/contracts';
import { checkQuarter } from './period.js';

const path = ['limit', 'amount'];

/**
 * Checks what a region is to be given for a quarter.
 * @param limitFen whole fen
 * @throws RuleError QUARTER_INVALID, AMOUNT_NEGATIVE
 */
export function checkBudget(quarter: string, limitFen: number): void {
  checkQuarter(quarter);
  if (limitFen < 0) throw new RuleError('AMOUNT_NEGATIVE', 'A budget is not less than nothing.', path);
}

/**
 * Checks a new budget against what the region's president has used of the quarter already.
 * @param limitFen whole fen
 * @param usedFen whole fen held and spent
 * @throws RuleError BUDGET_BELOW_USED
 * Source: R62.
 */
export function checkBudgetCovers(limitFen: number, usedFen: number): void {
  if (limitFen < usedFen) {
    throw new RuleError('BUDGET_BELOW_USED', 'More than that is held or spent in this quarter already.', path);
  }
}

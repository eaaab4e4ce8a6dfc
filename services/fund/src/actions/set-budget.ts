import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import { limitAllowanceToBudget, lockBudget, lockUsedOfBudget, writeBudget } from '../data/budget.js';
import { isRegionKnown } from '../data/region-known.js';
import { checkBudget, checkBudgetCovers } from '../domain/budget.js';
import { budgetTransferOf } from '../domain/ledger.js';
import { maySetBudget } from '../domain/rights.js';

export interface SetBudget {
  regionId: string;
  quarter: string;
  /** Whole fen. */
  limitFen: number;
  by: Actor;
  now: Date;
}

/**
 * Sets what a region may spend in a quarter, never below what is held and spent.
 * @throws RuleError NOT_ADMINISTRATOR, NOT_FOUND, QUARTER_INVALID, AMOUNT_NEGATIVE, BUDGET_BELOW_USED
 * Source: R60.
 */
export async function setBudget(em: EntityManager, { by, now, ...budget }: SetBudget): Promise<void> {
  if (!maySetBudget(by)) {
    throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator sets budgets.');
  }
  const { regionId, quarter, limitFen } = budget;
  checkBudget(quarter, limitFen);
  if (!(await isRegionKnown(em, regionId))) throw new RuleError('NOT_FOUND', 'There is no such region.', ['regionId']);
  attribute(em, { onBehalfOf: onBehalfOf(by, maySetBudget) });
  const set = { ...budget, setBy: by.id, setAt: now };
  const before = await lockBudget(em, regionId, quarter);
  checkBudgetCovers(limitFen, await lockUsedOfBudget(em, regionId, quarter));
  await writeBudget(em, set);
  await limitAllowanceToBudget(em, set);
  const transfer = budgetTransferOf(set, before ?? 0, now);
  if (transfer) await book(em, transfer);
}

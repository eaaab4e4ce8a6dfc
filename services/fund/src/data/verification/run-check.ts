import type { EntityManager } from 'typeorm';
import type { BooksDifference } from '../../domain/verification.js';
import type { BooksCheck } from '../../domain/vocabulary.js';
import { allowanceBalance, allowanceLimit } from './allowance-checks.js';
import { budgetBalance, budgetLimit, budgetMoves } from './budget-checks.js';
import { disbursementEntries, disbursementSums } from './disbursement-checks.js';
import { entryOnce, entryShape } from './entry-checks.js';

/** One statement each, which answers the first difference in an order that is always the same. */
const STATEMENTS: Readonly<Record<BooksCheck, string>> = {
  ENTRY_SHAPE: entryShape,
  ENTRY_ONCE: entryOnce,
  ALLOWANCE_BALANCE: allowanceBalance,
  ALLOWANCE_LIMIT: allowanceLimit,
  DISBURSEMENT_ENTRIES: disbursementEntries,
  DISBURSEMENT_SUMS: disbursementSums,
  BUDGET_BALANCE: budgetBalance,
  BUDGET_LIMIT: budgetLimit,
  BUDGET_MOVES: budgetMoves,
};

/** The first difference that a check finds; null where there is none. Source: R62, R64. */
export async function runCheck(em: EntityManager, check: BooksCheck): Promise<BooksDifference | null> {
  const [row] = await em.query(STATEMENTS[check]);
  if (!row) return null;
  return {
    check,
    account: row.account,
    postId: row.post_id,
    periodKey: row.period_key,
    regionId: row.region_id,
    disbursementId: row.disbursement_id,
    expected: row.expected,
    found: row.found,
  };
}

/** How many entries the books have. */
export async function countEntries(em: EntityManager): Promise<number> {
  const [{ entries }] = await em.query('select count(*) as entries from transfer');
  return Number(entries);
}

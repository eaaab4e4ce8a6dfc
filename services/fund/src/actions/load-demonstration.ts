import { demonstrationChain, PostKind } from '@complaints/contracts';
import { quarterOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { book } from '../data/books.js';
import { lockBudget, writeBudget } from '../data/budget.js';
import { budgetTransferOf } from '../domain/ledger.js';
import { nextQuarter } from '../domain/period.js';
import type { FundPolicy } from '../domain/policy.js';

const BUDGET_FEN = 20_000_00;
const QUARTERS = 5;

/** Gives both regions of the demonstration chain ¥20,000 for this and the next four quarters, where none is set. */
export async function loadDemonstration(em: EntityManager, policy: FundPolicy, now: Date): Promise<void> {
  const administrator = demonstrationChain.posts.find((post) => post.kind === PostKind.ADMINISTRATOR);
  if (!administrator) throw new Error('the demonstration chain has an administrator');
  for (const { id: regionId } of demonstrationChain.regions) {
    let quarter = quarterOf(now, policy.timeZone);
    for (let count = 0; count < QUARTERS; count += 1) {
      if ((await lockBudget(em, regionId, quarter)) === null) {
        const set = { regionId, quarter, limitFen: BUDGET_FEN, setBy: administrator.holder.id, setAt: now };
        await writeBudget(em, set);
        const transfer = budgetTransferOf(set, 0, now);
        if (transfer) await book(em, transfer);
      }
      quarter = nextQuarter(quarter);
    }
  }
}

import { demonstrationChain, PostKind } from '@complaints/contracts';
import { quarterOf } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { beginBudget } from '../data/budget.js';
import { nextQuarter } from '../domain/period.js';
import type { FundPolicy } from '../domain/policy.js';

const BUDGET_FEN = 20_000_00;
const QUARTERS = 5;

/** Gives both regions of the demonstration chain ¥20,000 for this and the next four quarters, where none is set. */
export async function loadDemonstration(em: EntityManager, policy: FundPolicy, now: Date): Promise<void> {
  const administrator = demonstrationChain.posts.find((post) => post.kind === PostKind.ADMINISTRATOR);
  if (!administrator) throw new Error('the demonstration chain has an administrator');
  for (const region of demonstrationChain.regions) {
    let quarter = quarterOf(now, policy.timeZone);
    for (let count = 0; count < QUARTERS; count += 1) {
      const setBy = administrator.holder.id;
      await beginBudget(em, { regionId: region.id, quarter, limitFen: BUDGET_FEN, setBy, setAt: now });
      quarter = nextQuarter(quarter);
    }
  }
}

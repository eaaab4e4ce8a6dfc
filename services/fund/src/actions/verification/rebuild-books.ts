import type { EntityManager } from 'typeorm';
import { beginAllowance, untouchedAllowance } from '../../data/allowance.js';
import { budgetOf } from '../../data/budget.js';
import { policiesOfVersions } from '../../data/policy/find-policies.js';
import {
  findLostPeriods,
  type LostPeriod,
  lockKept,
  type Mended,
  mendAllowances,
  mendBudgets,
} from '../../data/verification/rebuild.js';
import { periodEnd } from '../../domain/period.js';
import { authorityOf, type FundPolicy } from '../../domain/policy.js';
import type { ApproverKind } from '../../domain/vocabulary.js';

/**
 * Makes everything that is kept beside the books what the books say: budgets, and what is held and spent of every period, also
 * of periods of which nothing is kept any more. Requests wait meanwhile.
 * @returns what was something else
 * @throws the database’s own error where the books themselves exceed a limit; then nothing is changed
 * Source: R62, R64.
 */
export async function rebuildBooks(em: EntityManager): Promise<Mended[]> {
  await lockKept(em);
  const budgets = await mendBudgets(em);
  const lost = await findLostPeriods(em);
  const policies = await policiesOfVersions(em, [...new Set(lost.map(({ policyVersion }) => policyVersion))]);
  for (const period of lost) await beginAgain(em, period, policies(period.policyVersion));
  return [...budgets, ...(await mendAllowances(em))];
}

/** A period begins with what the policy of its first hold gave it. */
async function beginAgain(em: EntityManager, { postId, periodKey, kind, regionId }: LostPeriod, policy: FundPolicy) {
  const { limit } = authorityOf(policy, kind as ApproverKind);
  const budgetFen = limit.kind === 'BUDGET' && regionId ? await budgetOf(em, regionId, periodKey) : null;
  const period = { key: periodKey, endsAt: periodEnd(periodKey, policy.timeZone) };
  await beginAllowance(em, untouchedAllowance(postId, period, limit.kind === 'FIXED' ? limit.fen : budgetFen));
}

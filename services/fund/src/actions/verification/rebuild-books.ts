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
import { authorityOf, type FundPolicy, limitAfter } from '../../domain/policy.js';
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
  const policies = await policiesOfVersions(em, [...new Set(lost.flatMap(({ policyVersions }) => policyVersions))]);
  for (const period of lost) await beginAgain(em, period, period.policyVersions.map(policies));
  return [...budgets, ...(await mendAllowances(em))];
}

/** A period has the limit again that its holds were made under, and ends in the zone of the first. */
async function beginAgain(em: EntityManager, { postId, periodKey, kind, regionId }: LostPeriod, held: FundPolicy[]) {
  const [first] = held;
  if (!first) return;
  const budgetFen = regionId === null ? null : await budgetOf(em, regionId, periodKey);
  const limits = held.map((policy) => authorityOf(policy, kind as ApproverKind).limit);
  const period = { key: periodKey, endsAt: periodEnd(periodKey, first.timeZone) };
  await beginAllowance(em, untouchedAllowance(postId, period, limitAfter(limits, budgetFen ?? 0)));
}

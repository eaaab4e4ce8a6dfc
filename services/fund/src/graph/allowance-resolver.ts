import type { Context } from '@complaints/kit';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Allowance } from '../data/allowance.js';
import { Budget } from '../data/budget.js';
import { findAllowance, findBudgets } from '../data/find-allowances.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { checkQuarter, isPeriodKey, periodEnd, periodOf } from '../domain/period.js';
import { PeriodKind } from '../domain/policy.js';
import { seesAllowance } from '../domain/rights.js';

@Resolver()
export class AllowanceResolver {
  @Query(() => Allowance, {
    nullable: true,
    description: 'What a post may still approve; null where it has no authority, or may not be seen.',
  })
  async allowance(
    @Arg('postId', () => ID, { description: 'The post.' }) postId: string,
    @Arg('periodKey', () => String, {
      nullable: true,
      description: 'The month or quarter, `2026-11` or `2026-Q4`; the one that runs now when left out.',
    })
    periodKey: string | null | undefined,
    @Ctx() { actor, clock, dataSource }: Context,
  ) {
    if (typeof periodKey === 'string' && !isPeriodKey(periodKey)) return null;
    const { manager } = dataSource;
    const [by, policy] = await Promise.all([actor(), policyInForce(manager, clock.now())]);
    const found = await findAllowance(manager, postId, { policy, now: clock.now(), periodKey: periodKey ?? null });
    return found && seesAllowance(by, found.place) ? found.allowance : null;
  }

  @Query(() => Budget, {
    nullable: true,
    description: 'What a region may spend in a quarter; null when it may not be seen.',
  })
  async budget(
    @Arg('regionId', () => ID, { description: 'The region.' }) regionId: string,
    @Arg('quarter', () => String, {
      nullable: true,
      description: 'The quarter, for example `2026-Q4`; the one that runs now when left out.',
    })
    quarter: string | null | undefined,
    @Ctx() { actor, clock, dataSource }: Context,
  ) {
    if (typeof quarter === 'string') checkQuarter(quarter);
    const { timeZone } = await policyInForce(dataSource.manager, clock.now());
    const period = quarter
      ? { key: quarter, endsAt: periodEnd(quarter, timeZone) }
      : periodOf(clock.now(), PeriodKind.QUARTER, timeZone);
    const id = regionId.toLowerCase();
    if (!seesAllowance(await actor(), { regionId: id, storeId: null })) return null;
    return (await findBudgets(dataSource.manager, [id], period)).get(id) ?? null;
  }
}

import { type Context, fenOf, may, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { setBudget } from '../actions/set-budget.js';
import { Budget } from '../data/budget.js';
import { findBudgets } from '../data/find-allowances.js';
import { periodEnd } from '../domain/period.js';
import { defaultPolicy } from '../domain/policy.js';
import { rights } from '../domain/rights.js';
import { SetBudgetInput } from './inputs.js';

const SetBudgetPayload = payloadType('SetBudgetPayload', 'budget', () => Budget);

@Resolver()
export class BudgetMutations {
  @Mutation(() => SetBudgetPayload, { description: 'Sets what a region may spend in a quarter; administrators only.' })
  setBudget(
    @Arg('input', () => SetBudgetInput, { description: 'The budget.' }) input: SetBudgetInput,
    @Ctx() context: Context,
  ) {
    const { quarter, limit } = input;
    const regionId = input.regionId.toLowerCase();
    return mutate(context, {
      operation: 'setBudget',
      input,
      field: 'budget',
      act: async (em, { by, now }) => {
        await setBudget(em, { regionId, quarter, limitFen: fenOf(limit, ['limit']), by, now });
        return regionId;
      },
      read: async (id, { by }) => {
        if (!may(rights, by, 'VIEW_ALLOWANCE', { regionId: id, storeId: null })) return null;
        const period = { key: quarter, endsAt: periodEnd(quarter, defaultPolicy.timeZone) };
        return (await findBudgets(context.dataSource.manager, [id], period)).get(id) ?? null;
      },
    });
  }
}

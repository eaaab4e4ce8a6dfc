import { type Context, fenOf, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { setBudget } from '../actions/set-budget.js';
import { approveBudgetTransfer, rejectBudgetTransfer, transferBudget } from '../actions/transfer-budget.js';
import { Budget } from '../data/budget.js';
import { BudgetTransfer, findBudgetTransfer } from '../data/budget-transfer.js';
import { findBudgets } from '../data/find-allowances.js';
import { policyInForce } from '../data/policy/find-policies.js';
import { periodEnd } from '../domain/period.js';
import { booksOf, seesAllowance } from '../domain/rights.js';
import {
  ApproveBudgetTransferInput,
  RejectBudgetTransferInput,
  SetBudgetInput,
  TransferBudgetInput,
} from './budget-inputs.js';

const SetBudgetPayload = payloadType('SetBudgetPayload', 'budget', () => Budget);
const moved = (name: string) => payloadType(name, 'budgetTransfer', () => BudgetTransfer);
const TransferBudgetPayload = moved('TransferBudgetPayload');
const ApproveBudgetTransferPayload = moved('ApproveBudgetTransferPayload');
const RejectBudgetTransferPayload = moved('RejectBudgetTransferPayload');

/** What is answered, where the caller still sees it. */
const movedSeen =
  ({ actor, dataSource }: Context) =>
  async (id: string) =>
    findBudgetTransfer(dataSource.manager, id, booksOf(await actor()));

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
        if (!seesAllowance(by, { regionId: id, storeId: null })) return null;
        const { manager } = context.dataSource;
        const { timeZone } = await policyInForce(manager, context.clock.now());
        return (
          (await findBudgets(manager, [id], { key: quarter, endsAt: periodEnd(quarter, timeZone) })).get(id) ?? null
        );
      },
    });
  }

  @Mutation(() => TransferBudgetPayload, {
    description: 'Asks that a part of one region’s budget goes to another; the executive president decides.',
  })
  transferBudget(
    @Arg('input', () => TransferBudgetInput, { description: 'What is to be moved.' }) input: TransferBudgetInput,
    @Ctx() context: Context,
  ) {
    const { quarter, reason, amount } = input;
    const [fromRegionId, toRegionId] = [input.fromRegionId.toLowerCase(), input.toRegionId.toLowerCase()];
    return mutate(context, {
      operation: 'transferBudget',
      input,
      field: 'budgetTransfer',
      act: async (em, request) => {
        const amountFen = fenOf(amount, ['amount']);
        return transferBudget(em, { fromRegionId, toRegionId, quarter, reason, amountFen, ...request });
      },
      read: movedSeen(context),
    });
  }

  @Mutation(() => ApproveBudgetTransferPayload, {
    description: 'Moves budget as it was asked, never more than is left; the executive president alone.',
  })
  approveBudgetTransfer(
    @Arg('input', () => ApproveBudgetTransferInput, { description: 'Which.' }) input: ApproveBudgetTransferInput,
    @Ctx() context: Context,
  ) {
    const { budgetTransferId, note = null } = input;
    return mutate(context, {
      operation: 'approveBudgetTransfer',
      input,
      field: 'budgetTransfer',
      act: (em, request) => approveBudgetTransfer(em, { budgetTransferId, note, ...request }),
      read: movedSeen(context),
    });
  }

  @Mutation(() => RejectBudgetTransferPayload, {
    description: 'Leaves budget where it is; the executive president alone.',
  })
  rejectBudgetTransfer(
    @Arg('input', () => RejectBudgetTransferInput, { description: 'Which.' }) input: RejectBudgetTransferInput,
    @Ctx() context: Context,
  ) {
    const { budgetTransferId, note = null } = input;
    return mutate(context, {
      operation: 'rejectBudgetTransfer',
      input,
      field: 'budgetTransfer',
      act: (em, request) => rejectBudgetTransfer(em, { budgetTransferId, note, ...request }),
      read: movedSeen(context),
    });
  }
}

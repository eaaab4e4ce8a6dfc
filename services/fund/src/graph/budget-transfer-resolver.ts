import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { BudgetTransfer, findBudgetTransfers } from '../data/budget-transfer.js';
import { booksOf } from '../domain/rights.js';
import { BudgetTransferState } from '../domain/vocabulary.js';

const BudgetTransferConnection = connectionType(BudgetTransfer, 'BudgetTransfer');

@Resolver()
export class BudgetTransferResolver {
  @Query(() => BudgetTransferConnection, {
    description: 'Moves of budget between regions that the caller sees, the newest first.',
  })
  async budgetTransfers(
    @Arg('state', () => BudgetTransferState, { nullable: true, description: 'What has become of them.' })
    state: BudgetTransferState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const scope = booksOf(await context.actor());
    const rows = await findBudgetTransfers(context.dataSource.manager, scope, { state: state ?? null, page });
    return pageOf(rows, page, ({ id }) => [id]);
  }
}

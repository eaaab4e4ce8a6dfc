import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Disbursement } from '../data/disbursement.js';
import { findMyApprovals } from '../data/my-approvals.js';
import { createDisbursementLoader } from './loaders.js';

const DisbursementConnection = connectionType(Disbursement, 'Disbursement');

@Resolver(() => Disbursement)
export class DisbursementResolver {
  @Query(() => Disbursement, {
    nullable: true,
    description: 'One use of the reserve fund; null when it may not be seen.',
  })
  disbursement(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return context.loader(createDisbursementLoader).load(id);
  }

  @Query(() => DisbursementConnection, {
    description: 'The requests that wait for a decision of the caller, oldest first.',
  })
  async myApprovals(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = await findMyApprovals(context.dataSource.manager, await context.actor(), page);
    return pageOf(rows, page, (disbursement) => [disbursement.id]);
  }
}

import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { acknowledgements } from '../../data/policy/find-policies.js';
import { PolicyAcknowledgement } from '../../data/policy/policy-acknowledgement.js';
import { Staff } from '../../data/staff.js';
import { keepsPolicy } from '../../domain/rights.js';
import { staffOf } from '../loaders.js';

const PolicyAcknowledgementConnection = connectionType(PolicyAcknowledgement, 'HandlingPolicyAcknowledgement');

@Resolver(() => PolicyAcknowledgement)
export class AcknowledgementResolver {
  @Query(() => PolicyAcknowledgementConnection, {
    description: 'Who has acknowledged a version of the handling policy; administrators alone see it.',
  })
  async handlingPolicyAcknowledgements(
    @Arg('version', () => Int, { description: 'The version.' }) version: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const sees = keepsPolicy(await context.actor());
    const rows = sees ? await acknowledgements.page(context.dataSource.manager, { version, page }) : [];
    return pageOf(rows, page, ({ staffId }) => [staffId]);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who has.' })
  staff(@Root() { staffId }: PolicyAcknowledgement, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, staffId);
  }
}

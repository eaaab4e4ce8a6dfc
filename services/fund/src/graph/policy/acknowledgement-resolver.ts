import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Staff } from '../../data/foreign-entities.js';
import { acknowledgements } from '../../data/policy/find-policies.js';
import { PolicyAcknowledgement } from '../../data/policy/policy-acknowledgement.js';
import { keepsPolicy } from '../../domain/rights.js';

const PolicyAcknowledgementConnection = connectionType(PolicyAcknowledgement, 'FundPolicyAcknowledgement');

@Resolver(() => PolicyAcknowledgement)
export class AcknowledgementResolver {
  @Query(() => PolicyAcknowledgementConnection, {
    description: 'Who has acknowledged a version of the fund’s policy; administrators alone see it.',
  })
  async fundPolicyAcknowledgements(
    @Arg('version', () => Int, { description: 'The version.' }) version: number,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const sees = keepsPolicy(await context.actor());
    const rows = sees ? await acknowledgements.page(context.dataSource.manager, { version, page }) : [];
    return pageOf(rows, page, ({ staffId }) => [staffId]);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who has.' })
  staff(@Root() { staffId }: PolicyAcknowledgement): Staff {
    return { id: staffId };
  }
}

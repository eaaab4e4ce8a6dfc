import { type Connection, type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { Disbursement } from '../data/disbursement.js';
import { countDisbursements, findDisbursementPage } from '../data/disbursement-filter.js';
import { countMyApprovals, findMyApprovals } from '../data/my-approvals.js';
import { PaymentOrder } from '../data/payment-order.js';
import { payeeFor } from '../domain/payee.js';
import { disbursementsOf } from '../domain/rights.js';
import { DisbursementState } from '../domain/vocabulary.js';
import { createDisbursementLoader, createPaymentOrderLoader } from './loaders.js';

const DisbursementConnection = connectionType(Disbursement, 'Disbursement');
/** Beyond this a list says only that it is longer. */
const MOST_COUNTED = 1_000;

interface CountedDisbursements extends Connection<Disbursement> {
  count: (most: number) => Promise<number>;
}

@InputType('DisbursementFilter', {
  description: 'Which disbursements a list shows; what is left out is not looked at.',
})
class DisbursementFilterInput {
  @Field(() => [DisbursementState], { nullable: true, description: 'What has become of them.' })
  states?: DisbursementState[] | null;

  @Field(() => ID, { nullable: true, description: 'The complaint they belong to.' })
  complaintId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The store complained about.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The region complained about.' })
  regionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The post they stand or stood before.' })
  approverPostId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Asked for from this instant on.' })
  from?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Asked for before this instant.' })
  until?: Date | null;
}

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
    description: 'The uses of the reserve fund that the caller sees, the newest first.',
  })
  async disbursements(
    @Arg('filter', () => DisbursementFilterInput, { nullable: true, description: 'Which of them.' })
    given: DisbursementFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<CountedDisbursements> {
    const { states = null, complaintId = null, storeId = null, regionId = null } = given ?? {};
    const { approverPostId = null, from = null, until = null } = given ?? {};
    const filter = { states, complaintId, storeId, regionId, approverPostId, from, until };
    const scope = disbursementsOf(await context.actor());
    const { manager } = context.dataSource;
    const rows = await findDisbursementPage(manager, scope, { filter, page });
    return {
      ...pageOf(rows, page, ({ id }) => [id]),
      count: (most) => countDisbursements(manager, scope, { filter, most }),
    };
  }

  @Query(() => DisbursementConnection, {
    description: 'The requests that wait for a decision of the caller, oldest first.',
  })
  async myApprovals(@Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<CountedDisbursements> {
    const { manager } = context.dataSource;
    const actor = await context.actor();
    const rows = await findMyApprovals(manager, actor, page);
    return {
      ...pageOf(rows, page, (disbursement) => [disbursement.id]),
      count: (most) => countMyApprovals(manager, actor, most),
    };
  }

  @FieldResolver(() => Disbursement, {
    nullable: true,
    description: 'The reversed disbursement that is paid again by it.',
  })
  replaces(@Root() { replacesId }: Disbursement, @Ctx() context: Context) {
    return replacesId === null ? null : context.loader(createDisbursementLoader).load(replacesId);
  }

  @FieldResolver(() => PaymentOrder, {
    nullable: true,
    description: 'How the chain’s payment service was last asked to pay it; null where it was not.',
  })
  paymentOrder(@Root() { id }: Disbursement, @Ctx() context: Context) {
    return context.loader(createPaymentOrderLoader).load(id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Who gets the money; masked but for its end, unless the caller asked for it, decides on it or pays it.',
  })
  async payeeReference(@Root() disbursement: Disbursement, @Ctx() context: Context) {
    return payeeFor(await context.actor(), disbursement);
  }
}

@Resolver(() => DisbursementConnection)
export class DisbursementConnectionResolver {
  @FieldResolver(() => Int, {
    description: `How many the whole list has, counted up to ${MOST_COUNTED.toLocaleString('en')}.`,
  })
  async totalCount(@Root() { count }: CountedDisbursements) {
    return count(MOST_COUNTED);
  }
}

import { type Context, PageArgs } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Customer } from '../../data/customer.js';
import { findComplaintPageOf } from '../../data/personal/seen-customers.js';
import { complaintScope } from '../../domain/rights.js';
import { ComplaintConnection, complaintPage } from '../complaint-connection.js';
import { createComplaintCountLoader, createSeenCustomerLoader } from './customer-loaders.js';

@Resolver(() => Customer)
export class CustomerQuery {
  @Query(() => Customer, {
    nullable: true,
    description: 'One customer; null when there is none of whom the caller sees a complaint.',
  })
  customer(@Arg('id', () => ID, { description: 'The id.' }) id: string, @Ctx() context: Context) {
    return context.loader(createSeenCustomerLoader).load(id);
  }

  @FieldResolver(() => ComplaintConnection, {
    description: 'The complaints of the customer that the caller sees, newest first.',
  })
  async complaints(@Root() { id }: Customer, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const scope = complaintScope(await context.actor());
    const rows = await findComplaintPageOf(context.dataSource.manager, scope, { page, customerId: id });
    return complaintPage(context, { rows, page, count: () => context.loader(createComplaintCountLoader).load(id) });
  }

  @FieldResolver(() => Int, { description: 'How many complaints of the customer the caller sees.' })
  complaintCount(@Root() { id }: Customer, @Ctx() context: Context) {
    return context.loader(createComplaintCountLoader).load(id);
  }
}

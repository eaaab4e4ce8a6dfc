import { type Context, PageArgs } from '@complaints/kit';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { countFound, searchComplaints } from '../../data/search/search-complaints.js';
import { complaintScope } from '../../domain/rights.js';
import { ComplaintConnection, complaintPage } from '../complaint-connection.js';
import { handed } from '../handed.js';
import { ComplaintFilterInput } from '../inputs.js';

@Resolver()
export class SearchResolver {
  @Query(() => ComplaintConnection, {
    description: `The complaints that the caller sees in which every word typed stands, newest first: in the number, the texts,
the product or the order, or as the whole name, phone, e-mail or member number of the customer.`,
  })
  async searchComplaints(
    @Arg('text', () => String, { description: 'Words of two characters and more, at most 10 words.' }) text: string,
    @Arg('filter', () => ComplaintFilterInput, { nullable: true, description: 'Which ones.' })
    filter: ComplaintFilterInput | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const { manager } = context.dataSource;
    const search = {
      text,
      filter: filter ?? {},
      scope: complaintScope(await context.actor()),
      vault: handed(context).vault,
    };
    return complaintPage(context, {
      rows: await searchComplaints(manager, search, page),
      page,
      count: (most) => countFound(manager, search, most),
    });
  }
}

import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { createComplaintLoader } from '../loaders.js';
import { Staff } from '../stubs.js';

@Resolver(() => Complaint)
export class AccusedStaffResolver {
  @FieldResolver(() => [Staff], {
    nullable: true,
    description: 'The staff among the people complained about, at most 20; null where the caller does not see it.',
  })
  async accusedStaff(@Root() { id, accusedStaffIds }: Complaint, @Ctx() context: Context) {
    const seen = await context.loader(createComplaintLoader).load(id);
    return seen && accusedStaffIds.map((staffId) => ({ id: staffId }));
  }
}

import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Complaint } from '../../data/complaint.js';
import { Evidence } from '../../data/evidence/evidence.js';
import { createEvidenceLoader, evidenceKeyOf } from './evidence-loader.js';

const EvidenceConnection = connectionType(Evidence, 'Evidence');

@Resolver(() => Complaint)
export class ComplaintEvidenceResolver {
  @FieldResolver(() => EvidenceConnection, {
    description: 'The files added to it that the caller sees, in the order in which they were added.',
  })
  async evidence(@Root() { id }: Complaint, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context) {
    const rows = await context.loader(createEvidenceLoader).load({ complaintId: id, page });
    return pageOf(rows, page, evidenceKeyOf);
  }
}

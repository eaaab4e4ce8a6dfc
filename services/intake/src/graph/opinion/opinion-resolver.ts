import { type Context, connectionType, mutate, PageArgs, pageOf, payloadType } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { followUpOpinion } from '../../actions/opinion/follow-up-opinion.js';
import { Complaint } from '../../data/complaint.js';
import { findOpinionPage, OpinionFollowUp } from '../../data/opinion/opinion-follow-up.js';
import { Rating } from '../../data/rating.js';
import { complaintScope } from '../../domain/rights.js';
import { createComplaintLoader, createRatingLoader } from '../loaders.js';
import { Post } from '../stubs.js';
import { FollowUpOpinionInput, OpinionFilterInput } from './opinion-inputs.js';

const OpinionConnection = connectionType(OpinionFollowUp, 'Opinion');
const FollowUpOpinionPayload = payloadType('FollowUpOpinionPayload', 'opinion', () => OpinionFollowUp);

@Resolver(() => OpinionFollowUp)
export class OpinionResolver {
  @Query(() => OpinionConnection, {
    description: 'What customers wrote of result and handling of complaints that the caller sees, newest first.',
  })
  async opinions(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => OpinionFilterInput, { nullable: true, description: 'Which ones.' })
    filter: OpinionFilterInput | null,
    @Ctx() context: Context,
  ) {
    const scope = complaintScope(await context.actor());
    const rows = await findOpinionPage(context.dataSource.manager, scope, { page, filter: filter ?? {} });
    return pageOf(rows, page, ({ openedAt, id }) => [openedAt.toISOString(), id]);
  }

  @Mutation(() => FollowUpOpinionPayload, {
    description: 'Takes the following up of an opinion further, or ends it with a note.',
  })
  followUpOpinion(
    @Arg('input', () => FollowUpOpinionInput, { description: 'How far.' }) input: FollowUpOpinionInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'followUpOpinion',
      input,
      field: 'opinion',
      act: async (em, request) => (await followUpOpinion(em, { ...input, ...request })).id,
      read: async (id) => {
        const opinion = await context.dataSource.manager.findOneByOrFail(OpinionFollowUp, { id });
        return (await context.loader(createComplaintLoader).load(opinion.complaintId)) && opinion;
      },
    });
  }

  @FieldResolver(() => Complaint, {
    nullable: true,
    description: 'The complaint; null once the caller does not see it.',
  })
  complaint(@Root() { complaintId }: OpinionFollowUp, @Ctx() context: Context) {
    return context.loader(createComplaintLoader).load(complaintId);
  }

  @FieldResolver(() => Rating, { nullable: true, description: 'What the customer said, the opinion with it.' })
  rating(@Root() { ratingId }: OpinionFollowUp, @Ctx() context: Context) {
    return context.loader(createRatingLoader).load(ratingId);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description: 'Who answers for it: the manager of the store, else customer service; null while there is neither.',
  })
  owner(@Root() { ownerPostId }: OpinionFollowUp) {
    return ownerPostId && { id: ownerPostId };
  }
}

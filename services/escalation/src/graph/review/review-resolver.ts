import { RuleError } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  keyOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import DataLoader from 'dataloader';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { Case } from '../../data/case.js';
import { Post } from '../../data/post.js';
import {
  AnswerDeviation,
  type CorrectionKey,
  findCorrections,
  findDeviationsOf,
} from '../../data/review/answer-deviation.js';
import { AnswerReview, findReviews } from '../../data/review/answer-review.js';
import { Staff } from '../../data/staff.js';
import { actsOnCases, seesReviews } from '../../domain/rights.js';
import { isInstant } from '../instant.js';
import { createCaseLoader, createPostLoader, staffOf } from '../loaders.js';

const AnswerReviewConnection = connectionType(AnswerReview, 'AnswerReview');
const AnswerDeviationConnection = connectionType(AnswerDeviation, 'AnswerDeviation');

const createDeviationsLoader = ({ dataSource }: Context) =>
  new DataLoader<string, AnswerDeviation[]>(async (reviewIds) => {
    const rows = Map.groupBy(await findDeviationsOf(dataSource.manager, reviewIds), ({ reviewId }) => reviewId);
    return reviewIds.map((id) => rows.get(id) ?? []);
  });

@ArgsType()
class ReviewsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: true, description: 'Only those that wait to be reviewed.' })
  waitingOnly!: boolean;
}

@Resolver(() => AnswerReview)
export class AnswerReviewResolver {
  @Query(() => AnswerReviewConnection, { description: 'The answers that were drawn, newest first; oversight only.' })
  async answerReviews(
    @Args(() => ReviewsArgs) args: ReviewsArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AnswerReview>> {
    const page = { waitingOnly: args.waitingOnly, afterId: idOfCursor(args.after), take: rowsToRead(args) };
    const rows = seesReviews(await context.actor()) ? await findReviews(context.dataSource.manager, page) : [];
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @FieldResolver(() => Case, { nullable: true, description: 'The case that was answered.' })
  case(@Root() { caseId }: AnswerReview, @Ctx() context: Context): Promise<Case | null> {
    return context.loader(createCaseLoader).load(caseId);
  }

  @FieldResolver(() => [AnswerDeviation], {
    description: 'Where the answer departs from the standard; one per quality.',
  })
  deviations(@Root() { id }: AnswerReview, @Ctx() context: Context): Promise<AnswerDeviation[]> {
    return context.loader(createDeviationsLoader).load(id);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy(@Root() { reviewedById }: AnswerReview, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, reviewedById);
  }
}

@Resolver(() => AnswerDeviation)
export class AnswerDeviationResolver {
  @Query(() => AnswerDeviationConnection, {
    description: 'The corrections that the caller owes, as holder or deputy in cases of a post; first due first.',
  })
  async myCorrections(
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ): Promise<Connection<AnswerDeviation>> {
    const postIds = actsOnCases(await context.actor()).seats.map(({ postId }) => postId);
    const wanted = { after: correctionKeyOf(page.after), take: rowsToRead(page) };
    const rows = await findCorrections(context.dataSource.manager, postIds, wanted);
    return pageOf(rows, page, ({ dueAt, id }) => [dueAt.toISOString(), id]);
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The post that owes the correction.' })
  owner(@Root() { ownerPostId }: AnswerDeviation, @Ctx() context: Context): Promise<Post | null> {
    return context.loader(createPostLoader).load(ownerPostId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is late: not corrected, or not in time.' })
  isLate(@Root() { dueAt, correctedAt }: AnswerDeviation, @Ctx() { clock }: Context): boolean {
    return (correctedAt ?? clock.now()) > dueAt;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who corrected it.' })
  correctedBy(@Root() { correctedById }: AnswerDeviation, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, correctedById);
  }
}

function correctionKeyOf(after: string | null | undefined): CorrectionKey | null {
  const key = keyOfCursor(after, 2);
  if (!key) return null;
  const [due = '', id = ''] = key;
  if (isInstant(due) && isUuid(id)) return [due, id];
  throw new RuleError('CURSOR_INVALID', 'The cursor is not one that this list gave out.', ['after']);
}

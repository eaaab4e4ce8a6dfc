import { type Context, mutate, payloadType } from '@complaints/kit';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { startBooksVerification } from '../actions/verification/start-books-verification.js';
import { Disbursement } from '../data/disbursement.js';
import { Post, Region } from '../data/foreign-entities.js';
import { BooksVerification } from '../data/verification/books-verification.js';
import { findVerification } from '../data/verification/find-verifications.js';
import { seesAllBooks } from '../domain/rights.js';
import { type BooksDifference as BooksDifferenceFacts, sentenceOf } from '../domain/verification.js';
import { BooksCheck } from '../domain/vocabulary.js';
import { createDisbursementLoader } from './loaders.js';

@ObjectType({ description: 'The first thing in which the books differ.', simpleResolvers: true })
class BooksDifference {
  @Field(() => BooksCheck, { description: 'The check that found it.' })
  check!: BooksCheck;

  @Field(() => String, { description: 'All of it in one sentence.' })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'The account, where it is about one.' })
  account!: string | null;

  @Field(() => Post, { nullable: true, description: 'The post, where it is about a period of one.' })
  post!: Post | null;

  @Field(() => String, { nullable: true, description: 'The month or quarter, where it is about one.' })
  periodKey!: string | null;

  @Field(() => Region, { nullable: true, description: 'The region, where it is about a budget.' })
  region!: Region | null;

  disbursementId!: string | null;

  @Field(() => String, { description: 'What was to be found: amounts in yuan, or words.' })
  expected!: string;

  @Field(() => String, { description: 'What was found.' })
  found!: string;
}

const stub = (id: string | null) => (id === null ? null : { id });

const shown = ({ postId, regionId, ...difference }: BooksDifferenceFacts): BooksDifference => ({
  ...difference,
  sentence: sentenceOf({ postId, regionId, ...difference }),
  post: stub(postId),
  region: stub(regionId),
});

@InputType({ description: 'A verification of the books.' })
class StartBooksVerificationInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;
}

const StartBooksVerificationPayload = payloadType(
  'StartBooksVerificationPayload',
  'verification',
  () => BooksVerification,
);

@Resolver(() => BooksVerification)
export class VerificationResolver {
  @Query(() => BooksVerification, {
    nullable: true,
    description:
      'How a verification of the books goes; null where there is none, or the caller does not see all of the books.',
  })
  async verifyBooks(
    @Arg('id', () => ID, { nullable: true, description: 'Which one; the newest when left out.' }) id: string | null,
    @Ctx() { actor, dataSource }: Context,
  ) {
    return seesAllBooks(await actor()) ? findVerification(dataSource.manager, id ?? null) : null;
  }

  @Mutation(() => StartBooksVerificationPayload, {
    description:
      'Has the books verified, for who sees all of them: `verifyBooks` shows how it goes. One is done at a time; while one waits or runs, that one is answered.',
  })
  startBooksVerification(
    @Arg('input', () => StartBooksVerificationInput, { description: 'Nothing but the key.' })
    input: StartBooksVerificationInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'startBooksVerification',
      input,
      field: 'verification',
      act: startBooksVerification,
      read: async (id, { by }) => (seesAllBooks(by) ? findVerification(context.dataSource.manager, id) : null),
    });
  }

  @FieldResolver(() => BooksDifference, {
    nullable: true,
    description: 'The first difference; null while there is none.',
  })
  difference(@Root() { difference }: BooksVerification) {
    return difference && shown(difference);
  }
}

@Resolver(() => BooksDifference)
export class BooksDifferenceResolver {
  @FieldResolver(() => Disbursement, {
    nullable: true,
    description: 'The disbursement, where it is about one that is there.',
  })
  disbursement(@Root() { disbursementId }: BooksDifference, @Ctx() context: Context) {
    return disbursementId === null ? null : context.loader(createDisbursementLoader).load(disbursementId);
  }
}

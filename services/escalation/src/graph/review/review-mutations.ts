import { type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql';
import { completeCorrection } from '../../actions/review/complete-correction.js';
import { drawReviewSample } from '../../actions/review/draw-review-sample.js';
import { recordReview } from '../../actions/review/record-review.js';
import { AnswerDeviation } from '../../data/review/answer-deviation.js';
import { AnswerReview } from '../../data/review/answer-review.js';
import { seatAt, seesReviews } from '../../domain/rights.js';
import { CompleteCorrectionInput, DrawReviewSampleInput, RecordReviewInput } from './review-inputs.js';

const DrawReviewSamplePayload = payloadType('DrawReviewSamplePayload', 'drawn', () => Int);
const RecordReviewPayload = payloadType('RecordReviewPayload', 'review', () => AnswerReview);
const CompleteCorrectionPayload = payloadType('CompleteCorrectionPayload', 'deviation', () => AnswerDeviation);

@Resolver()
export class ReviewMutations {
  @Mutation(() => DrawReviewSamplePayload, {
    description: 'Draws the share of the policy of a period’s answers by lot, none twice, at most 500; oversight only.',
  })
  drawReviewSample(
    @Arg('input', () => DrawReviewSampleInput, { description: 'The period.' }) input: DrawReviewSampleInput,
    @Ctx() context: Context,
  ) {
    const { fromAt, untilAt } = input;
    return mutate(context, {
      ...{ operation: 'drawReviewSample', input, field: 'drawn' },
      act: (em, request) => drawReviewSample(em, { fromAt, untilAt, ...request }),
      read: (sampleId) => context.dataSource.manager.countBy(AnswerReview, { sampleId }),
    });
  }

  @Mutation(() => RecordReviewPayload, {
    description: 'Keeps what a review found, each deviation with who corrects it by when; oversight only.',
  })
  recordReview(
    @Arg('input', () => RecordReviewInput, { description: 'What was found.' }) input: RecordReviewInput,
    @Ctx() context: Context,
  ) {
    const { reviewId, deviations } = input;
    return mutate(context, {
      ...{ operation: 'recordReview', input, field: 'review' },
      act: (em, request) => recordReview(em, { reviewId, deviations, ...request }),
      read: async (id, { by }) => (seesReviews(by) ? context.dataSource.manager.findOneBy(AnswerReview, { id }) : null),
    });
  }

  @Mutation(() => CompleteCorrectionPayload, { description: 'Who owes a correction says what was done.' })
  completeCorrection(
    @Arg('input', () => CompleteCorrectionInput, { description: 'What was done.' }) input: CompleteCorrectionInput,
    @Ctx() context: Context,
  ) {
    const { deviationId, correction } = input;
    return mutate(context, {
      ...{ operation: 'completeCorrection', input, field: 'deviation' },
      act: (em, request) => completeCorrection(em, { deviationId, correction, ...request }),
      read: async (id, { by }) => {
        const found = await context.dataSource.manager.findOneBy(AnswerDeviation, { id });
        return found && (seatAt(by, found.ownerPostId) || seesReviews(by)) ? found : null;
      },
    });
  }
}

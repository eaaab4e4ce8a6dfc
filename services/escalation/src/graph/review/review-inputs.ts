import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'Of which period answers are drawn by lot.' })
export class DrawReviewSampleInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => Date, { description: 'Answers from this instant on.' })
  fromAt!: Date;

  @Field(() => Date, { description: 'And before this one.' })
  untilAt!: Date;
}

@InputType({ description: 'A way in which an answer departs from the standard, and who corrects it by when.' })
export class DeviationInput {
  @Field(() => String, { description: 'The quality that it lacks: one of the policy’s, or `IN_TIME`.' })
  qualityCode!: string;

  @Field(() => String, { description: 'What was found, at most 2,000 characters.' })
  note!: string;

  @Field(() => ID, { description: 'The post that owes the correction.' })
  ownerPostId!: string;

  @Field(() => Date, { description: 'By when.' })
  dueAt!: Date;
}

@InputType({ description: 'What a review found.' })
export class RecordReviewInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;

  @Field(() => [DeviationInput], { defaultValue: [], description: 'Where the answer departs from the standard.' })
  deviations!: DeviationInput[];
}

@InputType({ description: 'What was done about a deviation.' })
export class CompleteCorrectionInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The deviation.' })
  deviationId!: string;

  @Field(() => String, { description: 'What was done, at most 2,000 characters.' })
  correction!: string;
}

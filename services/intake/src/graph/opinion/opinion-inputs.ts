import { Field, ID, InputType } from 'type-graphql';
import type { OpinionFilter } from '../../data/opinion/opinion-follow-up.js';
import { FollowUpState } from '../../data/vocabulary.js';
import type { GivenFollowUp } from '../../domain/opinion/follow-up.js';

@InputType('OpinionFilter', { description: 'Which opinions a list shows; what is left out does not narrow it.' })
export class OpinionFilterInput implements OpinionFilter {
  @Field(() => FollowUpState, { nullable: true, description: 'Only those that are so far.' })
  state?: FollowUpState | null;

  @Field(() => ID, { nullable: true, description: 'Only those about complaints about this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only those about complaints about stores that lay in this region.' })
  regionId?: string | null;
}

@InputType('FollowUpOpinionInput', { description: 'How far an opinion is taken.' })
export class FollowUpOpinionInput implements GivenFollowUp {
  @Field(() => String, {
    description: 'Made by the client; the same key with the same input answers the same opinion.',
  })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The opinion.' })
  opinionId!: string;

  @Field(() => FollowUpState, { description: 'How far it is taken; what is done or dismissed stays so.' })
  state!: FollowUpState;

  @Field(() => String, {
    nullable: true,
    description: 'What was found or done, at most 2,000 characters; needed to end it. Left out, it stays.',
  })
  note?: string | null;

  @Field(() => Date, { nullable: true, description: 'By when something is to come of it. Left out, it stays.' })
  dueAt?: Date | null;
}

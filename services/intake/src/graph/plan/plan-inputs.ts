import { Field, InputType } from 'type-graphql';
import type { GivenPlanAnswer } from '../../domain/plan/plan-answer.js';

@InputType('AnswerPlanInput', { description: 'What a customer says of a round of the plan.' })
export class AnswerPlanInput implements GivenPlanAnswer {
  @Field(() => String, { description: 'Made by the client; the same key with the same input answers the same again.' })
  idempotencyKey!: string;

  @Field(() => String, { description: 'What stands behind `#` in the one-time link.' })
  token!: string;

  @Field(() => Boolean, { description: 'Whether the customer accepts it.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, at most 2,000 characters; only of an objection.' })
  objection?: string | null;
}

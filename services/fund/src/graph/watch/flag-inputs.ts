import { Field, ID, InputType } from 'type-graphql';

@InputType()
abstract class FlagDecisionInput {
  @Field(() => String, { description: 'Made by the client; the same key answers the same again.' })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'The flag.' })
  flagId!: string;

  @Field(() => String, { description: 'Why, at most 1,000 characters.' })
  reason!: string;
}

@InputType({ description: 'Which flag is right, and why.' })
export class ConfirmFlagInput extends FlagDecisionInput {}

@InputType({ description: 'Which flag means nothing, and why.' })
export class DismissFlagInput extends FlagDecisionInput {}

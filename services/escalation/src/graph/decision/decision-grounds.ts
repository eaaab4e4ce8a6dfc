import { PostKind, type Tier } from '@complaints/contracts';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Weighing } from '../../domain/decision/decision.js';

/** What those who see the case see of a decision beside the letter. */
@ObjectType('DecisionGrounds', { description: 'Why it was decided so, and by whom.', simpleResolvers: true })
export class DecisionGrounds implements Weighing {
  @Field(() => String, { description: 'The reasons that the letter states.' })
  reasons!: string;

  @Field(() => String, { nullable: true, description: 'Who is liable.' })
  liability!: string | null;

  @Field(() => String, { nullable: true, description: 'What the customer expected.' })
  expectation!: string | null;

  @Field(() => String, { nullable: true, description: 'How far both sides could meet.' })
  compromise!: string | null;

  @Field(() => String, { nullable: true, description: 'What it means for the market.' })
  marketEffect!: string | null;

  @Field(() => String, { nullable: true, description: 'What is fair.' })
  fairness!: string | null;

  @Field(() => String, { nullable: true, description: 'How it was weighed.' })
  arbitration!: string | null;

  @Field(() => String, { nullable: true, description: 'How the customer may appeal.' })
  appealText!: string | null;

  @Field(() => Int, { description: 'The tier at which the case stood.' })
  tier!: Tier;

  @Field(() => PostKind, { description: 'The kind of post that it was issued from.' })
  issuedFrom!: PostKind;

  byId!: string;
  onBehalfOfId!: string | null;
}

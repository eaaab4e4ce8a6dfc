import { Field, ObjectType } from 'type-graphql';
import { Decision } from '../stubs.js';

/** What a link shows of a decision. Source: R36. */
@ObjectType('LinkedDecision', { description: 'What a link shows of a decision.', simpleResolvers: true })
export class LinkedDecision {
  @Field(() => String, { description: 'The number of the complaint.' })
  number!: string;

  @Field(() => Date, { description: 'When it was decided.' })
  issuedAt!: Date;

  @Field(() => Decision, { nullable: true, description: 'The decision itself, as whoever holds the link reads it.' })
  decision!: Decision;
}

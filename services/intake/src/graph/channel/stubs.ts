import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The entity of escalation that channels refer to. */
@Directive('@key(fields: "id")')
@ObjectType('Post', { description: 'An office of the chain.', simpleResolvers: true })
export class Post {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Entities of escalation that this service refers to. */

@Directive('@key(fields: "id")')
@ObjectType('Post', { description: 'An office of the chain.', simpleResolvers: true })
export class Post {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Staff', { description: 'A person who works for the chain.', simpleResolvers: true })
export class Staff {
  @Field(() => ID, { description: 'The id that the person signs in with.' })
  id!: string;
}

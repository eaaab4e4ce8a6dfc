import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Entities of escalation that this service refers to. */

@Directive('@key(fields: "id")')
@ObjectType('Post', { description: 'An office of the chain.', simpleResolvers: true })
export class Post {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

/** Whoever holds its key may read it; the key goes from service to service and to no client. Source: R36. */
@Directive('@key(fields: "id readKey", resolvable: false)')
@ObjectType('Decision', { description: 'What was decided on a complaint.', simpleResolvers: true })
export class Decision {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Directive('@inaccessible')
  @Field(() => String, { description: 'Opens it to whoever holds it.' })
  readKey!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Staff', { description: 'A person who works for the chain.', simpleResolvers: true })
export class Staff {
  @Field(() => ID, { description: 'The id that the person signs in with.' })
  id!: string;
}

import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Entities of other services, by their key alone. */

@ObjectType('Complaint', { description: 'A complaint.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Complaint {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('Store', { description: 'A store.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Store {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('Region', { description: 'A region.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Region {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('Post', { description: 'An office that somebody holds.', simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Post {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('Staff', { description: 'A person who works for the chain.', simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Staff {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@ObjectType('Evidence', { description: 'A file about a complaint.', simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Evidence {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

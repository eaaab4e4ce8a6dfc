import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** Entities of intake that this service refers to and contributes to. */

@Directive('@key(fields: "id")')
@ObjectType('Complaint', { description: "A customer's statement of dissatisfaction.", simpleResolvers: true })
export class Complaint {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Store', { description: 'A store of the chain.', simpleResolvers: true })
export class Store {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Region', { description: 'A group of stores.', simpleResolvers: true })
export class Region {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('Department', { description: 'A department of a region, or of headquarters.', simpleResolvers: true })
export class Department {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

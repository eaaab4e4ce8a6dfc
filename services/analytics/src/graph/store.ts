import type { Context } from '@complaints/kit';
import { Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { defaultPolicy } from '../domain/policy.js';
import { checkRange } from '../domain/range.js';
import { Figures, RangeArgs } from './figures.js';
import { createStoreFiguresLoader } from './figures-loader.js';

@Directive('@key(fields: "id")')
@ObjectType('Store', { description: 'A store of the chain.' })
export class Store {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Resolver(() => Store)
export class StoreResolver {
  @FieldResolver(() => Figures, {
    nullable: true,
    description: 'What was counted in the store; null where the caller may not see it.',
  })
  figures(@Root() { id }: Store, @Args(() => RangeArgs) { from, to }: RangeArgs, @Ctx() context: Context) {
    checkRange({ from, to }, defaultPolicy);
    return context.loader(createStoreFiguresLoader).load({ id, from, to });
  }
}

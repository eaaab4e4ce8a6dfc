import type { Context } from '@complaints/kit';
import { Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { defaultPolicy } from '../domain/policy.js';
import { checkRange } from '../domain/range.js';
import { Figures, RangeArgs } from './figures.js';
import { createRegionFiguresLoader } from './figures-loader.js';

@Directive('@key(fields: "id")')
@ObjectType('Region', { description: 'A part of the chain that groups stores.' })
export class Region {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;
}

@Resolver(() => Region)
export class RegionResolver {
  @FieldResolver(() => Figures, {
    nullable: true,
    description: 'What was counted in the region; null where the caller may not see it.',
  })
  figures(@Root() { id }: Region, @Args(() => RangeArgs) { from, to }: RangeArgs, @Ctx() context: Context) {
    checkRange({ from, to }, defaultPolicy);
    return context.loader(createRegionFiguresLoader).load({ id, from, to });
  }
}

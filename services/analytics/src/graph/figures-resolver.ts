import { type Context, scopeOf } from '@complaints/kit';
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { findFigures } from '../data/daily-figures.js';
import { defaultPolicy } from '../domain/policy.js';
import { checkRange } from '../domain/range.js';
import { RIGHTS } from '../domain/rights.js';
import { Figures, figuresOf, RangeArgs } from './figures.js';

@Resolver()
export class FiguresResolver {
  @Query(() => Figures, { description: 'What was counted in everything the caller reaches.' })
  async figures(@Args(() => RangeArgs) { from, to }: RangeArgs, @Ctx() context: Context): Promise<Figures> {
    checkRange({ from, to }, defaultPolicy);
    const scope = scopeOf(RIGHTS, await context.actor(), 'VIEW_FIGURES');
    return figuresOf(await findFigures(context.dataSource.manager, { from, to }, scope));
  }
}

import { LocalDate } from '@complaints/kit';
import { ArgsType, Field, ObjectType } from 'type-graphql';
import type { DayTally } from '../data/daily-figures.js';
import type { Range } from '../domain/range.js';
import { totalOf } from '../domain/rates.js';
import { DailyFigures, dailyFiguresOf, FigureCounts, figureCountsOf } from './figure-counts.js';

@ArgsType()
export class RangeArgs implements Range {
  @Field(() => LocalDate, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day, included; at most 366 days in all.' })
  to!: string;
}

@ObjectType({ description: 'Figures of a span of days.', simpleResolvers: true })
export class Figures {
  @Field(() => FigureCounts, { description: 'The whole span.' })
  total!: FigureCounts;

  @Field(() => [DailyFigures], { description: 'Each day on which something was counted, in order.' })
  daily!: DailyFigures[];
}

/** The figures of some days as clients see them. */
export const figuresOf = (days: readonly DayTally[]): Figures => ({
  total: figureCountsOf(totalOf(days)),
  daily: days.map(dailyFiguresOf),
});

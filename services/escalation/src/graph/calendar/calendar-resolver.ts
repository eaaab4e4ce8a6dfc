import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { In } from 'typeorm';
import { CalendarYear } from '../../data/calendar/calendar-year.js';
import { listCalendars } from '../../data/calendar/keep-calendars.js';
import { WorkingCalendar } from '../../data/calendar/working-calendar.js';
import { missingYears } from '../../domain/calendar/calendar-facts.js';
import { seesPolicy } from '../../domain/rights.js';

const createYearsLoader = ({ dataSource }: Context): DataLoader<string, CalendarYear[]> =>
  new DataLoader(async (codes) => {
    const found = await dataSource.manager.find(CalendarYear, {
      where: { code: In([...codes]) },
      order: { year: 'DESC' },
    });
    const byCode = Map.groupBy(found, ({ code }) => code);
    return codes.map((code) => byCode.get(code) ?? []);
  });

@Resolver(() => WorkingCalendar)
export class CalendarResolver {
  @Query(() => [WorkingCalendar], {
    description: 'The working calendars, at most 100, by their codes; none for who may not read the policy.',
  })
  async workingCalendars(@Ctx() context: Context): Promise<WorkingCalendar[]> {
    return seesPolicy(await context.actor()) ? listCalendars(context.dataSource.manager) : [];
  }

  @FieldResolver(() => [CalendarYear], {
    description: 'The years whose exceptions are known, newest first; at most 101.',
  })
  years(@Root() { code }: WorkingCalendar, @Ctx() context: Context): Promise<CalendarYear[]> {
    return context.loader(createYearsLoader).load(code);
  }

  @FieldResolver(() => [Int], {
    description:
      'The years that should be known and are not: this one and, from October on, the next. Clocks run by the week there.',
  })
  async missingYears(@Root() { code, timeZone }: WorkingCalendar, @Ctx() context: Context): Promise<number[]> {
    const known = await context.loader(createYearsLoader).load(code);
    return missingYears({ timeZone, years: new Set(known.map(({ year }) => year)) }, context.clock.now());
  }
}

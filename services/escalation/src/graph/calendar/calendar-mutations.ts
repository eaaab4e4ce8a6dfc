import { type Actor, type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { importCalendarYear } from '../../actions/calendar/import-calendar-year.js';
import { saveWorkingCalendar } from '../../actions/calendar/save-working-calendar.js';
import { WorkingCalendar } from '../../data/calendar/working-calendar.js';
import { seesPolicy } from '../../domain/rights.js';
import { ImportCalendarYearInput, SaveWorkingCalendarInput } from './calendar-inputs.js';

const SaveWorkingCalendarPayload = payloadType('SaveWorkingCalendarPayload', 'calendar', () => WorkingCalendar);
const ImportCalendarYearPayload = payloadType('ImportCalendarYearPayload', 'calendar', () => WorkingCalendar);

@Resolver()
export class CalendarMutations {
  @Mutation(() => SaveWorkingCalendarPayload, {
    description: 'Keeps a calendar, new or in place of the one with its code; administrators only.',
  })
  saveWorkingCalendar(
    @Arg('input', () => SaveWorkingCalendarInput, { description: 'The calendar.' }) input: SaveWorkingCalendarInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'saveWorkingCalendar',
      input,
      field: 'calendar',
      act: async (em, request) => (await saveWorkingCalendar(em, { ...input, ...request })).id,
      read: calendarSeen(context),
    });
  }

  @Mutation(() => ImportCalendarYearPayload, {
    description:
      'Keeps the holidays and make-up working days of a year in place of those that were known; administrators only. Clocks that run keep the instant they are due at.',
  })
  importCalendarYear(
    @Arg('input', () => ImportCalendarYearInput, { description: 'The year.' }) input: ImportCalendarYearInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'importCalendarYear',
      input,
      field: 'calendar',
      act: async (em, request) => (await importCalendarYear(em, { ...input, ...request })).id,
      read: calendarSeen(context),
    });
  }
}

const calendarSeen =
  ({ dataSource }: Context) =>
  async (id: string, { by }: { by: Actor }): Promise<WorkingCalendar | null> =>
    seesPolicy(by) ? dataSource.manager.findOneBy(WorkingCalendar, { id }) : null;

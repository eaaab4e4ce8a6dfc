import type { EntityManager } from 'typeorm';
import { CalendarYear } from './calendar-year.js';
import { WorkingCalendar } from './working-calendar.js';

/** How many calendars there may be. */
export const MOST_CALENDARS = 100;

/** Lets nobody else change a calendar until the transaction ends. */
export const lockCalendars = (em: EntityManager): Promise<unknown> =>
  em.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', ['working_calendar']);

/** Every calendar by its code; at most {@link MOST_CALENDARS}. */
export const listCalendars = (em: EntityManager): Promise<WorkingCalendar[]> =>
  em.find(WorkingCalendar, { order: { code: 'ASC' }, take: MOST_CALENDARS });

export const findCalendar = (em: EntityManager, code: string): Promise<WorkingCalendar | null> =>
  em.findOneBy(WorkingCalendar, { code });

/** Keeps the exceptions of a year, in place of those that were known. */
export const saveCalendarYear = (em: EntityManager, year: CalendarYear): Promise<unknown> =>
  em.upsert(CalendarYear, { ...year }, ['code', 'year']);

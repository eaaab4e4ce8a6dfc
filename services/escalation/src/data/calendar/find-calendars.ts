import type { EntityManager } from 'typeorm';
import { type CalendarFacts, workingCalendarOf } from '../../domain/calendar/calendar-facts.js';
import type { Calendars, WorkingCalendar } from '../../domain/calendar/working-calendar.js';

/** Calendars by their revisions, of which each stands for one state of one calendar for good. */
const built = new Map<string, WorkingCalendar>();
/** Far more than there are calendars; what is changed leaves its earlier revisions behind. */
const MOST_BUILT = 500;

/** Every working calendar there is. What has not changed since it was read last is not read again. */
export async function findCalendars(em: EntityManager): Promise<Calendars> {
  const rows: { code: string; revision: string }[] = await em.query('select code, revision from working_calendar');
  const changed = rows.filter(({ revision }) => !built.has(revision)).map(({ code }) => code);
  const read = changed.length > 0 ? await readCalendars(em, changed) : new Map<string, WorkingCalendar>();
  return new Map(rows.flatMap(({ code, revision }) => entryOf(code, read.get(code) ?? built.get(revision))));
}

const entryOf = (code: string, calendar: WorkingCalendar | undefined): [string, WorkingCalendar][] =>
  calendar ? [[code, calendar]] : [];

/** Reads calendars with their years as of one instant. */
async function readCalendars(em: EntityManager, codes: readonly string[]): Promise<Map<string, WorkingCalendar>> {
  const rows: (CalendarFacts & { revision: string })[] = await em.query(
    `select code, revision, time_zone as "timeZone", hours,
       coalesce((select jsonb_agg(jsonb_build_object('year', year, 'days', days)) from calendar_year y where y.code = c.code), '[]') as years
     from working_calendar c where code = any($1)`,
    [codes],
  );
  if (built.size > MOST_BUILT) built.clear();
  for (const row of rows) built.set(row.revision, workingCalendarOf(row));
  return new Map(rows.map(({ code, revision }) => [code, built.get(revision) as WorkingCalendar]));
}

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
  const calendars = new Map<string, WorkingCalendar>();
  const changed: string[] = [];
  for (const { code, revision } of rows) {
    const calendar = built.get(revision);
    if (calendar) calendars.set(code, calendar);
    else changed.push(code);
  }
  if (changed.length === 0) return calendars;
  return new Map([...calendars, ...(await readCalendars(em, changed))]);
}

/** Reads calendars with their years as of one instant. */
async function readCalendars(em: EntityManager, codes: readonly string[]): Promise<Map<string, WorkingCalendar>> {
  const rows: (CalendarFacts & { revision: string })[] = await em.query(
    `select code, revision, time_zone as "timeZone", hours,
       coalesce((select jsonb_agg(jsonb_build_object('year', year, 'days', days)) from calendar_year y where y.code = c.code), '[]') as years
     from working_calendar c where code = any($1)`,
    [codes],
  );
  if (built.size > MOST_BUILT) built.clear();
  return new Map(
    rows.map((row) => {
      const calendar = workingCalendarOf(row);
      built.set(row.revision, calendar);
      return [row.code, calendar];
    }),
  );
}

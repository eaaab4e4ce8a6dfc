import type { Measure } from '@complaints/kit';
import { missingYears } from '../../domain/calendar/calendar-facts.js';
import { findCalendars } from './find-calendars.js';

/** How many years of calendars somebody should import: clocks run by the week there. Source: R27. */
export const calendarYearsMissing: Measure = {
  name: 'calendar_years_missing',
  help: 'Years whose holidays should be known and are not, over all working calendars: this one, from October on the next.',
  async read(em, now) {
    const calendars = [...(await findCalendars(em)).values()];
    return calendars.reduce((count, calendar) => count + missingYears(calendar, now).length, 0);
  },
};

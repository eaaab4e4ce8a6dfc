import { RuleError } from '@complaints/contracts';
import { isTimeZone, readWeeklyHours, type WeeklyBlock } from '@complaints/kit/pure';
import { titled } from '../text.js';
import type { CalendarDay, CalendarYearFacts } from './calendar-facts.js';

/** A calendar as somebody would keep it. */
export interface GivenCalendar {
  code: string;
  nameZh: string;
  nameEn: string;
  timeZone: string;
  hours: readonly WeeklyBlock[];
}

/** The exceptions of one year as somebody would keep them. */
export interface GivenYear extends CalendarYearFacts {
  /** Who says so: the number of a notice, for example. */
  source: string;
}

const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;

/**
 * Checks a calendar.
 * @returns it with its hours in the order of the week
 * @throws RuleError CALENDAR_CODE_INVALID, TIME_ZONE_UNKNOWN, CALENDAR_NEVER_WORKS and as {@link readWeeklyHours} and {@link titled}
 * Source: R27.
 */
export function readCalendar({ code, timeZone, ...given }: GivenCalendar): GivenCalendar {
  if (!CODE.test(code)) {
    throw new RuleError('CALENDAR_CODE_INVALID', 'A code has up to 40 characters A to Z, 0 to 9 and _.', ['code']);
  }
  if (!isTimeZone(timeZone)) throw new RuleError('TIME_ZONE_UNKNOWN', 'There is no such time zone.', ['timeZone']);
  const [nameZh, nameEn] = [titled(given.nameZh, ['nameZh']), titled(given.nameEn, ['nameEn'])];
  const hours = readWeeklyHours(given.hours, 'hours');
  if (hours.length === 0) {
    throw new RuleError('CALENDAR_NEVER_WORKS', 'On a calendar without hours no clock ever ends.', ['hours']);
  }
  return { code, nameZh, nameEn, timeZone, hours };
}

const [FIRST_YEAR, LAST_YEAR] = [2000, 2100];

/**
 * Checks the exceptions of a year; none at all says that every day is as its day of the week.
 * @returns them in the order of the days
 * @throws RuleError YEAR_INVALID, DAY_INVALID, DAY_OUTSIDE_YEAR, DAY_TWICE and as {@link titled}
 * Source: R27.
 */
export function readYear({ year, source, days }: GivenYear): GivenYear {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RuleError('YEAR_INVALID', `A year is one from ${FIRST_YEAR} to ${LAST_YEAR}.`, ['year']);
  }
  const seen = new Set<string>();
  days.forEach(({ day }, index) => {
    const path = ['days', String(index), 'day'];
    if (!isDay(day)) throw new RuleError('DAY_INVALID', 'A day is one of the calendar, like 2026-10-01.', path);
    if (!day.startsWith(`${year}-`)) throw new RuleError('DAY_OUTSIDE_YEAR', 'The day is of another year.', path);
    if (seen.has(day)) throw new RuleError('DAY_TWICE', 'The day is named twice.', path);
    seen.add(day);
  });
  return { year, source: titled(source, ['source']), days: inOrder(days) };
}

const inOrder = (days: readonly CalendarDay[]): CalendarDay[] =>
  days.map(({ day, kind }) => ({ day, kind })).sort((a, b) => (a.day < b.day ? -1 : 1));

/** Whether a text is a day that the calendar has. */
export function isDay(text: string): boolean {
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

import { Weekday } from '@complaints/contracts';
import { dayOf, type WeeklyBlock } from '@complaints/kit/pure';
import type { CalendarDayKind } from '../vocabulary.js';
import type { Block, WorkingCalendar } from './working-calendar.js';

/** A day that is otherwise than its day of the week. */
export interface CalendarDay {
  /** ISO date. */
  day: string;
  kind: CalendarDayKind;
}

/** The exceptions of one year. */
export interface CalendarYearFacts {
  year: number;
  days: readonly CalendarDay[];
}

/** A working calendar as it is kept. Source: R27. */
export interface CalendarFacts {
  code: string;
  timeZone: string;
  hours: readonly WeeklyBlock[];
  years: readonly CalendarYearFacts[];
}

/** A calendar as clocks use it: a make-up working day has the hours of the first working day of the week. Source: R27. */
export function workingCalendarOf({ code, timeZone, hours, years }: CalendarFacts): WorkingCalendar {
  const week = Object.values(Weekday).map((weekday) => hours.filter((block) => block.weekday === weekday).map(blockOf));
  const working = week.find((blocks) => blocks.length > 0) ?? [];
  const days = years.flatMap((year) => year.days);
  const exceptions = days.map(({ day, kind }) => [day, kind === 'WORKDAY' ? working : []] as const);
  return { code, timeZone, week, exceptions: new Map(exceptions), years: new Set(years.map(({ year }) => year)) };
}

const blockOf = ({ opensAt, closesAt }: WeeklyBlock): Block => ({
  fromMinute: minuteOf(opensAt),
  untilMinute: minuteOf(closesAt),
});

const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** From this month on the next year should be known: that is when it is announced. */
const ANNOUNCED_FROM_MONTH = 10;

/** The years whose exceptions must be known at an instant: its own, and from October on the next. Source: R27. */
export function yearsNeeded(at: Date, timeZone: string): number[] {
  const [year = 0, month = 0] = dayOf(at, timeZone).split('-').map(Number);
  return month < ANNOUNCED_FROM_MONTH ? [year] : [year, year + 1];
}

/** Which of them a calendar lacks; clocks run by its week there. Source: R27. */
export function missingYears({ timeZone, years }: Pick<WorkingCalendar, 'timeZone' | 'years'>, at: Date): number[] {
  return yearsNeeded(at, timeZone).filter((year) => !years.has(year));
}

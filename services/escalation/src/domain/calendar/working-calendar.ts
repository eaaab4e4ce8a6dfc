import { after, DAY_MS, instantOf, MINUTE_MS, wallOf } from '@complaints/kit/pure';

/** Hours of one day on which work is done: minutes after midnight, from inclusive, until exclusive. */
export interface Block {
  fromMinute: number;
  untilMinute: number;
}

/** On which days and hours a clock runs that does not run around the clock. Source: R27. */
export interface WorkingCalendar {
  code: string;
  /** The zone that its days and hours are those of. */
  timeZone: string;
  /** The hours of each day of the week, from Monday; none on a day of rest. */
  week: readonly (readonly Block[])[];
  /** Days that are otherwise than their day of the week, by ISO date: holidays have no hours, make-up days have some. */
  exceptions: ReadonlyMap<string, readonly Block[]>;
  /** The years whose exceptions are known. */
  years: ReadonlySet<number>;
}

/** Calendars by their codes. */
export type Calendars = ReadonlyMap<string, WorkingCalendar>;

/** How far ahead work is looked for: beyond the longest clock of a calendar that works at all. */
const LOOK_AHEAD_DAYS = 20 * 366;

/** Days since 1970 in the zone of a calendar; the first of them was a Thursday. */
const FIRST_WEEKDAY = 3;

/** The hours of one day, by its number since 1970. */
function blocksOn({ week, exceptions }: WorkingCalendar, day: number): readonly Block[] {
  const exception = exceptions.size > 0 && exceptions.get(new Date(day * DAY_MS).toISOString().slice(0, 10));
  return exception || (week[(day + FIRST_WEEKDAY) % 7] ?? []);
}

const dayOfWork = (instant: Date, { timeZone }: WorkingCalendar): number =>
  Math.floor(wallOf(instant, timeZone) / DAY_MS);

const instantOn = (day: number, minute: number, { timeZone }: WorkingCalendar): number =>
  instantOf(day * DAY_MS + minute * MINUTE_MS, timeZone).getTime();

/**
 * The instant after so many minutes of work; at the end of a block rather than at the start of the next one.
 * @param minutes more than 0, parts of a minute included
 * @throws Error when the calendar has not so much work in twenty years
 * Source: R27.
 */
export function afterWorkingMinutes(calendar: WorkingCalendar, from: Date, minutes: number): Date {
  if (!(minutes > 0)) throw new RangeError(`a clock runs for more than 0 minutes, not ${minutes}`);
  const first = dayOfWork(from, calendar);
  let now = from.getTime();
  let leftMs = Math.round(minutes * MINUTE_MS);
  for (let day = first; day < first + LOOK_AHEAD_DAYS; day += 1) {
    for (const { fromMinute, untilMinute } of blocksOn(calendar, day)) {
      const endMs = instantOn(day, untilMinute, calendar);
      if (endMs <= now) continue;
      const startMs = Math.max(now, instantOn(day, fromMinute, calendar));
      if (endMs - startMs >= leftMs) return new Date(startMs + leftMs);
      leftMs -= endMs - startMs;
      now = endMs;
    }
  }
  throw tooLittleWork(calendar, `${minutes} minutes`);
}

/**
 * The last instant of the n-th working day after the day of an instant, which itself does not count: the day ends for
 * a term of days when its work does.
 * @param days whole, more than 0
 * @throws Error when the calendar has not so many working days in twenty years
 * Source: R19, R27; Civil Code of the PRC, articles 201 and 203.
 */
export function afterWorkingDays(calendar: WorkingCalendar, from: Date, days: number): Date {
  if (!(Number.isInteger(days) && days > 0)) throw new RangeError(`a term has 1 day or more, not ${days}`);
  const first = dayOfWork(from, calendar);
  let left = days;
  for (let day = first + 1; day <= first + LOOK_AHEAD_DAYS; day += 1) {
    const last = blocksOn(calendar, day).at(-1);
    if (last) left -= 1;
    if (last && left === 0) return new Date(instantOn(day, last.untilMinute, calendar));
  }
  throw tooLittleWork(calendar, `${days} working days`);
}

const tooLittleWork = ({ code }: WorkingCalendar, sought: string): Error =>
  new Error(`calendar ${code} has not ${sought} within ${LOOK_AHEAD_DAYS} days`);

/** How much work lies between two instants, in minutes; none where the second is not later. Source: R27. */
export function workingMinutesBetween(calendar: WorkingCalendar, from: Date, until: Date): number {
  let ms = 0;
  for (let day = dayOfWork(from, calendar); day <= dayOfWork(until, calendar); day += 1) {
    for (const { fromMinute, untilMinute } of blocksOn(calendar, day)) {
      const start = Math.max(from.getTime(), instantOn(day, fromMinute, calendar));
      ms += Math.max(0, Math.min(until.getTime(), instantOn(day, untilMinute, calendar)) - start);
    }
  }
  return ms / MINUTE_MS;
}

/** How many working days there are after the day of one instant up to that which another ends. Source: R19, R27. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Date, until: Date): number {
  const last = dayOfWork(after(until, -1), calendar);
  let days = 0;
  for (let day = dayOfWork(from, calendar) + 1; day <= last; day += 1)
    if (blocksOn(calendar, day).length > 0) days += 1;
  return days;
}

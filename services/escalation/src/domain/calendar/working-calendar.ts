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

/** The instant after so many minutes of work. Source: R27. */
export function afterWorkingMinutes(_calendar: WorkingCalendar, _from: Date, _minutes: number): Date {
  throw new Error('to be built');
}

/** The last instant of the n-th working day after the day of an instant. Source: R19, R27. */
export function afterWorkingDays(_calendar: WorkingCalendar, _from: Date, _days: number): Date {
  throw new Error('to be built');
}

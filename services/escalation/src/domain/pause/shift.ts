import { after } from '@complaints/kit/pure';
import {
  afterWorkingDays,
  afterWorkingMinutes,
  type Calendars,
  type WorkingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from '../calendar/working-calendar.js';
import type { DeadlineFacts } from '../deadline.js';

/** A clock that stood still from one instant to another; going on earlier than was thought leads back in time. */
export interface Standstill {
  from: Date;
  to: Date;
}

/**
 * A clock with what was left of it at `from` left at `to`: around the clock the same span; on a working calendar the same
 * work, or as many working days where its limit is one of days. Warnings that lay before stay, those ahead move with it.
 * Source: R27, R28.
 */
export function shifted<Clock extends DeadlineFacts>(
  clock: Clock,
  standstill: Standstill,
  calendars: Calendars,
): Clock {
  const { from } = standstill;
  const dueAt = shiftOf(clock, calendars)(clock.dueAt, standstill);
  const map = clock.limitWorkingDays === null ? shiftOf(clock, calendars) : inProportion(clock.dueAt, dueAt);
  return {
    ...clock,
    dueAt,
    warningsAt: clock.warningsAt.map((warningAt) => (warningAt <= from ? warningAt : map(warningAt, standstill))),
  };
}

/** Where an instant ahead of `from` comes to stand. */
type Shift = (instant: Date, standstill: Standstill) => Date;

function shiftOf({ calendarCode, limitWorkingDays }: DeadlineFacts, calendars: Calendars): Shift {
  const calendar = calendarCode ? calendars.get(calendarCode) : undefined;
  if (!calendar) return (instant, { from, to }) => after(to, instant.getTime() - from.getTime());
  return limitWorkingDays === null ? byWork(calendar) : byDays(calendar);
}

const byWork =
  (calendar: WorkingCalendar): Shift =>
  (instant, { from, to }) => {
    const left = workingMinutesBetween(calendar, from, instant);
    return left > 0 ? afterWorkingMinutes(calendar, to, left) : to;
  };

/** What is due on the day itself has hours left, no days. */
const byDays =
  (calendar: WorkingCalendar): Shift =>
  (instant, standstill) => {
    const left = workingDaysBetween(calendar, standstill.from, instant);
    return left > 0 ? afterWorkingDays(calendar, standstill.to, left) : byWork(calendar)(instant, standstill);
  };

/** An instant between `from` and one due instant, at the same part of the way from `to` to another. */
const inProportion =
  (dueBefore: Date, dueAfter: Date): Shift =>
  (instant, { from, to }) => {
    const part = (instant.getTime() - from.getTime()) / (dueBefore.getTime() - from.getTime());
    return after(to, Math.floor((dueAfter.getTime() - to.getTime()) * part));
  };

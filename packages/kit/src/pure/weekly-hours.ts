import { RuleError, Weekday } from '@complaints/contracts';

const WEEK = Object.values(Weekday);

/** A stretch of one weekday, in a time zone said elsewhere: `09:00` to `21:00`, to the end of the day `24:00`. */
export interface WeeklyBlock {
  weekday: Weekday;
  opensAt: string;
  closesAt: string;
}

const OPENS = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSES = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MOST_A_DAY = 4;

/**
 * Weekly hours in the order of the week. What goes on past midnight is two blocks.
 * @param field the input field that they come from
 * @throws RuleError HOURS_INVALID for a block that has no length or is no time of day
 * @throws RuleError HOURS_OVERLAP, HOURS_TOO_MANY beyond four blocks a day
 * Source: R1, R27.
 */
export function readWeeklyHours(given: readonly WeeklyBlock[], field: string): WeeklyBlock[] {
  const path = (index: number) => [field, String(index)];
  given.forEach(({ opensAt, closesAt }, index) => {
    if (OPENS.test(opensAt) && CLOSES.test(closesAt) && opensAt < closesAt) return;
    throw new RuleError('HOURS_INVALID', 'A block opens before it closes, from 00:00 to 24:00.', path(index));
  });
  const sorted = given
    .map(({ weekday, opensAt, closesAt }, index) => ({ weekday, opensAt, closesAt, index }))
    .sort((a, b) => WEEK.indexOf(a.weekday) - WEEK.indexOf(b.weekday) || (a.opensAt < b.opensAt ? -1 : 1));
  sorted.forEach(({ weekday, opensAt, index }, place) => {
    const before = sorted[place - 1];
    if (before?.weekday === weekday && opensAt < before.closesAt)
      throw new RuleError('HOURS_OVERLAP', 'Two blocks of a day overlap.', path(index));
    if (sorted[place - MOST_A_DAY]?.weekday === weekday)
      throw new RuleError('HOURS_TOO_MANY', `A day has ${MOST_A_DAY} blocks at the most.`, path(index));
  });
  return sorted.map(({ index: _, ...block }) => block);
}

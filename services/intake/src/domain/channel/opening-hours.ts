import { RuleError, Weekday } from '@complaints/contracts';

const WEEK = Object.values(Weekday);

/** A stretch of one weekday, in the time zone of the chain: `09:00` to `21:00`, to the end of the day `24:00`. */
export interface OpeningBlock {
  weekday: Weekday;
  opensAt: string;
  closesAt: string;
}

const OPENS = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLOSES = /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MOST_A_DAY = 4;

/**
 * Weekly opening hours in the order of the week; none at all stands for a channel that is bound to no hours. What goes
 * on past midnight is two blocks.
 * @throws RuleError HOURS_INVALID for a block that has no length or is no time of day
 * @throws RuleError HOURS_OVERLAP, HOURS_TOO_MANY beyond four blocks a day
 * Source: R1.
 */
export function readOpeningHours(given: readonly OpeningBlock[]): OpeningBlock[] {
  const path = (index: number) => ['openingHours', String(index)];
  given.forEach(({ opensAt, closesAt }, index) => {
    if (OPENS.test(opensAt) && CLOSES.test(closesAt) && opensAt < closesAt) return;
    throw new RuleError('HOURS_INVALID', 'A channel opens before it closes, from 00:00 to 24:00.', path(index));
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

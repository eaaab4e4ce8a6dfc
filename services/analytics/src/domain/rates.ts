import { COUNTERS, type Counter } from './counting.js';

/** Every counter with its value. */
export type Tally = Record<Counter, number>;

export const emptyTally = (): Tally => Object.fromEntries(COUNTERS.map((counter) => [counter, 0])) as Tally;

/** Adds tallies up. */
export function totalOf(tallies: readonly Partial<Tally>[]): Tally {
  const total = emptyTally();
  for (const tally of tallies) for (const counter of COUNTERS) total[counter] += tally[counter] ?? 0;
  return total;
}

/** What follows from a tally; null where nothing was there to divide by. Source: R80. */
export interface Rates {
  contactInTimeRate: number | null;
  planInTimeRate: number | null;
  repeatRate: number | null;
  averageResolutionHours: number | null;
  satisfactionRate: number | null;
  averageResultSatisfaction: number | null;
  averageHandlingSatisfaction: number | null;
}

const MINUTES_PER_HOUR = 60;

/**
 * The rates of a tally. A clock counts once, as met in time or as missed: what happened after a missed deadline does
 * not count against it a second time.
 */
export function ratesOf(tally: Tally): Rates {
  return {
    contactInTimeRate: ratio(tally.contactedInTime, tally.contactedInTime + tally.contactMissed),
    planInTimeRate: ratio(tally.plansInTime, tally.plansInTime + tally.planMissed),
    repeatRate: ratio(tally.repeats, tally.registered),
    averageResolutionHours: ratio(tally.resolutionMinutesSum, tally.resolved * MINUTES_PER_HOUR),
    satisfactionRate: ratio(tally.satisfied, tally.ratings),
    averageResultSatisfaction: ratio(tally.resultSatisfactionSum, tally.ratings),
    averageHandlingSatisfaction: ratio(tally.handlingSatisfactionSum, tally.ratings),
  };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

import { RuleError } from '@complaints/contracts';
import { DAY_MS } from '@complaints/kit/pure';
import type { AnalyticsPolicy } from './policy.js';

/** Calendar days, both included: `2026-11-01` to `2026-11-30`. */
export interface Range {
  from: string;
  to: string;
}

/** Before it the calendar of the database has no years to compare with. */
const EARLIEST = '0001-01-01';

/**
 * Checks a span of days before anything is read.
 * @throws RuleError RANGE_INVALID when it ends before it begins, or is longer than the policy allows
 */
export function checkRange({ from, to }: Range, policy: AnalyticsPolicy): void {
  if (from < EARLIEST) throw new RuleError('RANGE_INVALID', 'There is no year 0.', ['from']);
  if (from > to) throw new RuleError('RANGE_INVALID', 'The first day is after the last.', ['to']);
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
  if (days > policy.longestRangeDays) {
    throw new RuleError('RANGE_INVALID', `Figures span at most ${policy.longestRangeDays} days.`, ['to']);
  }
}

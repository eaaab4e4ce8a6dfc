import { RuleError } from '@complaints/contracts';
import { after, HOUR_MS, instantOf, monthOf, quarterOf } from '@complaints/kit/pure';
import { PeriodKind } from './policy.js';

/** A month or quarter in the chain's time zone. */
export interface Period {
  /** `2026-11` or `2026-Q4`. */
  key: string;
  /** The first instant of the next one. */
  endsAt: Date;
}

/** The period an instant belongs to. Source: R63. */
export function periodOf(instant: Date, kind: PeriodKind, timeZone: string): Period {
  const key = kind === PeriodKind.MONTH ? monthOf(instant, timeZone) : quarterOf(instant, timeZone);
  return { key, endsAt: periodEnd(key, timeZone) };
}

/** The first instant after a period, in a zone. */
export function periodEnd(key: string, timeZone: string): Date {
  const [year = 0, month = 0] = key.includes('Q') ? lastMonthOfQuarter(key) : key.split('-').map(Number);
  return instantOf(Date.UTC(year, month, 1), timeZone);
}

/** The quarter after a quarter: `2026-Q4` → `2027-Q1`. */
export function nextQuarter(key: string): string {
  const [year = 0, quarter = 0] = key.split('-Q').map(Number);
  return quarter === 4 ? `${year + 1}-Q1` : `${year}-Q${quarter + 1}`;
}

/**
 * Checks that a text names a quarter.
 * @throws RuleError QUARTER_INVALID
 */
export function checkQuarter(text: string): void {
  if (!/^20\d\d-Q[1-4]$/.test(text)) {
    throw new RuleError('QUARTER_INVALID', 'A quarter is written like 2026-Q4.', ['quarter']);
  }
}

/** Whether a text names a month or a quarter. */
export const isPeriodKey = (text: string): boolean => /^20\d\d-(Q[1-4]|0[1-9]|1[0-2])$/.test(text);

function lastMonthOfQuarter(key: string): [year: number, month: number] {
  const [year = 0, quarter = 0] = key.split('-Q').map(Number);
  return [year, quarter * 3];
}

/** When what a request holds is given back if nobody decides. Source: R65. */
export const holdEnd = (heldAt: Date, { holdHours }: { holdHours: number }): Date => after(heldAt, holdHours * HOUR_MS);

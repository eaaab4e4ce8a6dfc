import { RuleError } from '@complaints/contracts';
import { monthOf, quarterOf } from '@complaints/kit/pure';
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
  return midnight(Date.UTC(year, month, 1), timeZone);
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

function lastMonthOfQuarter(key: string): [year: number, month: number] {
  const [year = 0, quarter = 0] = key.split('-Q').map(Number);
  return [year, quarter * 3];
}

/** The instant at which clocks in the zone show what clocks in UTC show at `wallMs`. */
function midnight(wallMs: number, timeZone: string): Date {
  const first = wallMs - offsetMs(wallMs, timeZone);
  // A second look, because the offset may change between the two instants.
  return new Date(wallMs - offsetMs(first, timeZone));
}

function offsetMs(instantMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instantMs;
}

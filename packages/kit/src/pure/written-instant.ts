import { RuleError } from '@complaints/contracts';
import { DAY_MS } from './calendar.js';
import { instantOf } from './wall-clock.js';

const DAY = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.source;
const TIME = /(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.(\d{1,3})\d*)?)?[分秒]?/.source;
const WRITTEN = new RegExp(`^${DAY}(?:[Tt\\s]+${TIME}\\s*(Z|z|[+-]\\d\\d:?\\d\\d)?)?$`);
/** As banks write it: all digits, the time with or without colons. */
const IN_DIGITS = /^(\d{4})(\d\d)(\d\d)(?:\s*(\d\d):?(\d\d):?(\d\d))?$/;

/** How a written instant is to be read. */
export interface Reading {
  /** Where it stands, for the refusal. */
  field: string;
  /** The zone of what names none. */
  timeZone: string;
  /** Whether a day alone is its last moment, where something ended, instead of its first one. */
  ends?: boolean;
}

/**
 * Reads an instant as systems and spreadsheets write it: ISO 8601, `2024/3/5 14:20`, `2024-3-5`, `20240305`,
 * `2024年3月5日 14时20分`.
 * @throws RuleError INSTANT_MISSING, INSTANT_UNREADABLE
 */
export function readInstant(text: string, { field, timeZone, ends = false }: Reading): Date {
  const written = text.normalize('NFKC').trim();
  if (written === '') throw new RuleError('INSTANT_MISSING', 'The row does not say when.', [field]);
  const [, year = '', month = '', day = '', hour, minute = '', second = '0', fraction = '', zone] =
    WRITTEN.exec(written) ?? IN_DIGITS.exec(written) ?? [];
  const wallMs = wallMsOf([year, month, day, hour ?? '0', minute || '0', second], fraction);
  const aheadMs = zone === undefined ? null : aheadOf(zone);
  if (Number.isNaN(wallMs) || Number.isNaN(aheadMs)) {
    throw new RuleError('INSTANT_UNREADABLE', 'This is no date and time that can be read.', [field]);
  }
  const instant = aheadMs === null ? instantOf(wallMs, timeZone) : new Date(wallMs - aheadMs);
  return hour === undefined && ends ? new Date(instant.getTime() + DAY_MS - 1) : instant;
}

/** What a clock would show, as milliseconds; NaN when there is no such day or time. */
function wallMsOf(parts: readonly string[], fraction: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second, Number(fraction.padEnd(3, '0'))));
  const same = [wall.getUTCFullYear(), wall.getUTCMonth() + 1, wall.getUTCDate(), wall.getUTCHours()];
  const isThere = year >= 1900 && [year, month, day, hour].every((part, index) => part === same[index]);
  return isThere && minute <= 59 && second <= 59 ? wall.getTime() : Number.NaN;
}

/** What a written zone is ahead of UTC, in milliseconds; NaN when there is no such zone. */
const aheadOf = (zone: string): number =>
  -Date.parse(`1970-01-01T00:00:00${zone.toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`);

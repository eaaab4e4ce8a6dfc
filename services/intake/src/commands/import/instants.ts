import { RuleError } from '@complaints/contracts';
import { DAY_MS } from '@complaints/kit/pure';

const DAY = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?/.source;
const TIME = /(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:\.(\d{1,3})\d*)?)?[分秒]?/.source;
const WRITTEN = new RegExp(`^${DAY}(?:[Tt\\s]+${TIME}\\s*(Z|z|[+-]\\d\\d:?\\d\\d)?)?$`);
const SHANGHAI = '+08:00';

/**
 * Reads an instant as systems and spreadsheets write it: ISO 8601, `2024/3/5 14:20`, `2024-3-5`, `2024年3月5日 14时20分`.
 * Without a zone it is Shanghai's; a day alone is its first moment, or its last one where something ended.
 * @throws RuleError INSTANT_MISSING, INSTANT_UNREADABLE
 */
export function readInstant(text: string, { field, ends = false }: { field: string; ends?: boolean }): Date {
  const written = text.normalize('NFKC').trim();
  if (written === '') throw new RuleError('INSTANT_MISSING', 'The row does not say when.', [field]);
  const [, year = '', month = '', day = '', hour, minute = '', second = '0', fraction = '', zone] =
    WRITTEN.exec(written) ?? [];
  const instant = instantOf([year, month, day, hour ?? '0', minute || '0', second], { fraction, zone });
  if (!instant) throw new RuleError('INSTANT_UNREADABLE', 'This is no date and time that can be read.', [field]);
  return hour === undefined && ends ? new Date(instant.getTime() + DAY_MS - 1) : instant;
}

/** Null when there is no such day or time. */
function instantOf(parts: readonly string[], { fraction, zone }: { fraction: string; zone?: string }): Date | null {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const milliseconds = Number(fraction.padEnd(3, '0'));
  const asUtc = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  const same = [asUtc.getUTCFullYear(), asUtc.getUTCMonth() + 1, asUtc.getUTCDate(), asUtc.getUTCHours()];
  const isThere = year >= 1900 && [year, month, day, hour].every((part, index) => part === same[index]);
  if (!isThere || minute > 59 || second > 59) return null;
  const written = `${asUtc.toISOString().slice(0, -1)}${(zone ?? SHANGHAI).toUpperCase().replace(/(\d\d)(\d\d)$/, '$1:$2')}`;
  const instant = new Date(written);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

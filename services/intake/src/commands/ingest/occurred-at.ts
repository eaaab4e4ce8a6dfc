import { RuleError } from '@complaints/contracts';
import { z } from 'zod';

const Day = z.iso.date();
const Instant = z.iso.datetime({ offset: true, local: true });
const SHANGHAI = '+08:00';

/**
 * When a complaint's cause happened, from a file's `created_at`: a day is its beginning in Shanghai, a time without
 * zone is Shanghai's.
 * @throws RuleError CREATED_AT_UNREADABLE
 * @throws RuleError OCCURRED_IN_FUTURE after `now`
 */
export function readOccurredAt(text: string, now: Date): Date {
  const written = text.trim().replace(/^(\d{4}-\d\d-\d\d) +(\d)/, '$1T$2');
  const occurredAt = instantOf(written);
  if (!occurredAt) {
    throw new RuleError('CREATED_AT_UNREADABLE', 'created_at is missing or is no date and time as ISO 8601.', [
      'created_at',
    ]);
  }
  if (occurredAt > now) {
    throw new RuleError('OCCURRED_IN_FUTURE', 'created_at lies in the future.', ['created_at']);
  }
  return occurredAt;
}

function instantOf(written: string): Date | null {
  if (Day.safeParse(written).success) return new Date(`${written}T00:00:00${SHANGHAI}`);
  if (!Instant.safeParse(written).success) return null;
  return new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(written) ? written : `${written}${SHANGHAI}`);
}

import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v4 as uuidv4 } from 'uuid';
import { findCalendar, lockCalendars, saveCalendarYear } from '../../data/calendar/keep-calendars.js';
import { WorkingCalendar } from '../../data/calendar/working-calendar.js';
import { type GivenYear, readYear } from '../../domain/calendar/read-calendar.js';
import { keepsPolicy } from '../../domain/rights.js';
import { refuseAllButKeepers } from './save-working-calendar.js';

/** The exceptions of a year of one calendar. */
export interface ReplaceCalendarYear extends GivenYear {
  code: string;
  now: Date;
}

/**
 * Keeps the exceptions of a year, as an administrator asked for.
 * @throws RuleError NOT_ADMINISTRATOR and as {@link replaceCalendarYear}
 */
export async function importCalendarYear(
  em: EntityManager,
  { by, ...command }: ReplaceCalendarYear & { by: Actor },
): Promise<WorkingCalendar> {
  refuseAllButKeepers(by);
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsPolicy) });
  return replaceCalendarYear(em, command);
}

/**
 * Keeps the exceptions of a year, in place of those that were known. Clocks that run keep the instant they are due at.
 * @throws RuleError CALENDAR_UNKNOWN and as {@link readYear}
 * Source: R25, R27.
 */
export async function replaceCalendarYear(
  em: EntityManager,
  { code, now, ...given }: ReplaceCalendarYear,
): Promise<WorkingCalendar> {
  const { year, source, days } = readYear(given);
  await lockCalendars(em);
  const calendar = await findCalendar(em, code);
  if (!calendar) throw new RuleError('CALENDAR_UNKNOWN', 'There is no such calendar.', ['code']);
  await saveCalendarYear(em, { code, year, source, days: [...days], importedAt: now });
  const changed = { revision: uuidv4(), changedAt: now };
  await em.update(WorkingCalendar, { code }, changed);
  return Object.assign(calendar, changed);
}

import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { findCalendar, listCalendars, lockCalendars, MOST_CALENDARS } from '../../data/calendar/keep-calendars.js';
import { WorkingCalendar } from '../../data/calendar/working-calendar.js';
import { type GivenCalendar, readCalendar } from '../../domain/calendar/read-calendar.js';
import { keepsPolicy } from '../../domain/rights.js';

/** Who would keep which calendar. */
export interface SaveWorkingCalendar extends GivenCalendar {
  by: Actor;
  now: Date;
}

/**
 * Keeps a calendar, in place of the one with its code; the years that are known of it stay. Clocks that run keep the
 * instant they are due at.
 * @throws RuleError NOT_ADMINISTRATOR, CALENDARS_TOO_MANY and as {@link readCalendar}
 * Source: R25, R27.
 */
export async function saveWorkingCalendar(em: EntityManager, command: SaveWorkingCalendar): Promise<WorkingCalendar> {
  const { by, now } = command;
  refuseAllButKeepers(by);
  const calendar = readCalendar(command);
  await lockCalendars(em);
  const known = await findCalendar(em, calendar.code);
  if (!known && (await listCalendars(em)).length === MOST_CALENDARS) {
    throw new RuleError('CALENDARS_TOO_MANY', `There are ${MOST_CALENDARS} calendars at the most.`, ['code']);
  }
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsPolicy) });
  const { code, hours, ...names } = calendar;
  const kept = { code, ...names, hours: [...hours], revision: uuidv4(), changedAt: now };
  if (known) await em.update(WorkingCalendar, { code }, kept);
  else await em.insert(WorkingCalendar, { ...kept, id: uuidv7() });
  return em.findOneByOrFail(WorkingCalendar, { code });
}

/** @throws RuleError NOT_ADMINISTRATOR */
export function refuseAllButKeepers(by: Actor): void {
  if (!keepsPolicy(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator keeps the calendars.');
}

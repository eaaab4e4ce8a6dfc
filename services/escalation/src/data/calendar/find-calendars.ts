import type { EntityManager } from 'typeorm';
import type { Calendars } from '../../domain/calendar/working-calendar.js';

/** Every working calendar there is. */
export const findCalendars = async (_em: EntityManager): Promise<Calendars> => new Map();

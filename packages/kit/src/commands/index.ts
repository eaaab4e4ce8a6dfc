import type { EventsCommand } from './command.js';
import { deadLetters } from './dead-letters.js';
import { parked } from './parked.js';
import { republish } from './republish.js';

/** What an operator can do about events, in every service. */
export const eventsCommands: Readonly<Record<string, EventsCommand>> = {
  'dead-letters': deadLetters,
  parked,
  republish,
};

import type { Calendars } from './calendar/working-calendar.js';
import type { HandlingPolicy } from './policy.js';

/** What a case is handled by: the version of the policy that it keeps, and the calendars that this names. */
export interface Rules {
  policy: HandlingPolicy;
  calendars: Calendars;
}

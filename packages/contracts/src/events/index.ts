import type { EventType } from '../event.js';
import * as escalation from './escalation.js';
import * as fund from './fund.js';
import * as intake from './intake.js';

export * from './escalation.js';
export * from './fund.js';
export * from './intake.js';

/** Every kind of event there is. */
export const EVENTS: readonly EventType<never>[] = [escalation, fund, intake].flatMap((events) =>
  Object.values(events),
);

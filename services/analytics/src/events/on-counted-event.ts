import { type Hearing, hears } from '@complaints/kit';
import { countEvent } from '../actions/count-event.js';
import { COUNTING } from '../domain/counting.js';

/** One hearing per kind of event that is counted. */
export const onCountedEvent: readonly Hearing[] = COUNTING.map((counting) =>
  hears(counting.type, (em, event) => countEvent(em, counting, event)),
);

import type { Log } from '@complaints/kit';
import type { Mailer } from '@complaints/kit/messages';

/** What escalation is handed from outside. */
export interface Outside {
  /** The way out to staff; null where notices stand in the log alone. */
  mailer: Mailer | null;
  log: Log;
  /** Milliseconds that this process has counted; they go on while the clock of the day jumps. */
  countedMs: () => number;
}

import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './data/database-faults.js';
import type { Clock } from './process/clock.js';
import type { Running } from './process/lifecycle.js';
import type { Log } from './process/log.js';
import { pause } from './process/pause.js';

/** A duty that recurs: it handles what is due and says when to look again. */
export interface Timer {
  readonly name: string;
  /**
   * Handles one batch of what is due at `now`, in transactions of its own.
   * @returns how many were handled; 0 when nothing is due
   */
  pass(dataSource: DataSource, now: Date): Promise<number>;
}

const LOOK_AGAIN_MS = 1_000;

/**
 * Runs a timer's passes until nothing is due, then looks again within a second. A database that is away is said once, not
 * with every look.
 */
export function startTimer(
  timer: Timer,
  options: { dataSource: DataSource; clock: Clock; log: Log; lookAgainMs?: number },
): Running {
  const { dataSource, clock, log, lookAgainMs = LOOK_AGAIN_MS } = options;
  const stopping = new AbortController();
  let away = false;
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        while (!stopping.signal.aborted && (await timer.pass(dataSource, clock.now())) > 0);
        away = false;
      } catch (error) {
        const saidBefore = away;
        away = isDatabaseAway(error);
        if (!(away && saidBefore)) log.warn({ timer: timer.name, err: error }, 'a pass failed and is tried again');
      }
      await pause(lookAgainMs, stopping.signal);
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

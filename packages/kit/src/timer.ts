import type { DataSource } from 'typeorm';
import { isDatabaseAway } from './data/database-faults.js';
import type { Clock } from './process/clock.js';
import type { Running } from './process/lifecycle.js';
import type { Log } from './process/log.js';
import { pause } from './process/pause.js';

/** A duty that recurs: it handles what is due and says when to look again. */
export interface Timer {
  readonly name: string;
  /** How many passes may run side by side while there is something to do; 1 when not said. */
  readonly sideBySide?: number;
  /**
   * Handles one batch of what is due at `now`, in transactions of its own.
   * @param stopping breaks off what takes longer than a process may take to stop
   * @returns how many were handled; 0 when nothing is due
   */
  pass(dataSource: DataSource, now: Date, stopping?: AbortSignal): Promise<number>;
  /**
   * Says when something will be due next, asked when nothing is: the timer looks again at that instant. It need not know
   * what is yet to come, nor beyond the second after which every timer looks again. What is due and in other hands is not
   * to be named.
   * @param now as the pass was told that found nothing due, so that what falls due meanwhile is named, and not waited for
   * @returns the first instant from `now` on at which a pass has something to do; null when none is known
   */
  nextAt?(dataSource: DataSource, now: Date): Promise<Date | null>;
}

const LOOK_AGAIN_MS = 1_000;

/** Asked before each look: what it answers is aborted when the timer shall look again before its time. */
export type LookSooner = () => AbortSignal;

/**
 * Runs a timer's passes until nothing is due, then looks again when it says that something will be, at the latest after a
 * second. A database that is away is said once, not with every look.
 */
export function startTimer(
  timer: Timer,
  options: { dataSource: DataSource; clock: Clock; log: Log; lookAgainMs?: number; lookSooner?: LookSooner },
): Running {
  const { dataSource, clock, log, lookAgainMs = LOOK_AGAIN_MS, lookSooner } = options;
  const stopping = new AbortController();
  let away = false;
  const passUntilDone = async () => {
    while (!stopping.signal.aborted && (await timer.pass(dataSource, clock.now(), stopping.signal)) > 0);
  };
  /** @returns how long to wait before the next look, in milliseconds */
  const look = async (): Promise<number> => {
    const now = clock.now();
    if ((await timer.pass(dataSource, now, stopping.signal)) > 0) {
      await allOf(Array.from({ length: timer.sideBySide ?? 1 }, passUntilDone));
      return 0;
    }
    const nextAt = await timer.nextAt?.(dataSource, now);
    return nextAt ? Math.min(lookAgainMs, Math.max(0, nextAt.getTime() - clock.now().getTime())) : lookAgainMs;
  };
  const run = async () => {
    while (!stopping.signal.aborted) {
      let waitMs = lookAgainMs;
      const enough = lookSooner ? AbortSignal.any([stopping.signal, lookSooner()]) : stopping.signal;
      try {
        waitMs = await look();
        away = false;
      } catch (error) {
        const saidBefore = away;
        away = isDatabaseAway(error);
        if (!(away && saidBefore)) log.warn({ timer: timer.name, err: error }, 'a pass failed and is tried again');
      }
      await pause(waitMs, enough);
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

/** Waits for all, also when one fails. */
async function allOf(works: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(works);
  await Promise.all(works);
}

import { ofItself, type Timer, transact } from '@complaints/kit';
import { raiseAlarm } from '../actions/clock/raise-alarm.js';
import { readDatabaseClock } from '../data/clock/held.js';
import { jumpOf, type Reading } from '../domain/clock/jump.js';
import type { Outside } from '../outside/outside.js';

/** What took longer to read says nothing of what the clocks showed at one moment. */
const READ_WITHIN_MS = 1_000;

/**
 * Compares the clock of the service with that of the database and with what the process counts, and raises an alarm when one
 * of them jumps. A process that starts has nothing to compare with yet.
 * Source: R25.
 */
export function watchClockTimer(outside: () => Outside): Timer {
  let previous: Reading | null = null;
  return {
    name: 'watch-clock',
    async pass(dataSource, now) {
      const { log, countedMs } = outside();
      const present = {
        serviceAt: now,
        countedMs: countedMs(),
        databaseAt: await readDatabaseClock(dataSource.manager),
      };
      if (countedMs() - present.countedMs > READ_WITHIN_MS) return 0;
      const jump = previous && jumpOf(previous, present);
      if (jump) {
        const held = await transact(dataSource, ofItself('watch-clock'), (em) => raiseAlarm(em, jump, now));
        const { timepiece, fromAt, toAt } = jump;
        log.error({ timepiece, fromAt, toAt, held }, 'a clock jumped; what follows from deadlines waits for a person');
      }
      previous = present;
      return 0;
    },
  };
}

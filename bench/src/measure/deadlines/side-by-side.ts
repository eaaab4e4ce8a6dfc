import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadlineHouse } from '../../house/open-escalation.js';
import { atOnce, duesAt } from './at-once.js';
import type { DeadlineFigures } from './figures.js';
import { COMMITTED_AT, dueOf, instantIn, recorded, settled } from './recorded.js';

/** Two processes meet ten thousand clocks at the same instant. */
export async function measureTwo(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const figures = await atOnce(house, { CONTACT: 5_000, PLAN: 5_000 }, 2);
  return [{ what: '10,000 at once, half and half: two processes', bar: 'nothing twice', ...figures }];
}

const ROUNDS = 5;
const EACH = 8_000;
/** So many are recorded when the kill comes: both processes are in the middle then. */
const RECORDED = 1_000;
/** Long enough for all of them to be made due. */
const AHEAD_SECONDS = 5;

/**
 * One of two processes is killed while both are at work. Counted from the kill: how long clocks that were in hand then,
 * which are due before others that were recorded already, stay unrecorded.
 */
export async function measureKilled(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const figures: DeadlineFigures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const workers = [await house.startWorker(), await house.startWorker()];
    const since = await instantIn(house, AHEAD_SECONDS);
    await dueOf(house, duesAt({ CONTACT: EACH, PLAN: 0 }, `${since} + n * interval '1 microsecond'`));
    while ((await recorded(house, { since })).clocks < RECORDED) await sleep(20);
    const killedAt = await instantIn(house, 0);
    await workers[0]?.kill();
    await settled(house, since);
    await workers[1]?.stop();
    const held = `(select max(due_at) from deadline where fired_at is not null and due_at >= ${since}
      and ${COMMITTED_AT} < ${killedAt})`;
    const left = await recorded(house, {
      since,
      from: killedAt,
      where: `${COMMITTED_AT} >= ${killedAt} and due_at < ${held}`,
    });
    figures.push({ what: `killed in the middle, ${round}`, bar: 'most ≤ 2,000 ms', ...left });
  }
  return figures;
}

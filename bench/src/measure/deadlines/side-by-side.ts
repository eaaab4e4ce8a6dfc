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
const EACH = 4_000;

/**
 * One of two processes is killed while both are at work. Counted from the kill: how long what it had in hand, the oldest
 * of all that is late, stays unrecorded.
 */
export async function measureKilled(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const figures: DeadlineFigures[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const since = await instantIn(house, -60);
    const workers = [await house.startWorker(), await house.startWorker()];
    const at = `${since} + n * interval '1 millisecond'`;
    const begun = await instantIn(house, 0);
    await dueOf(house, duesAt({ CONTACT: EACH, PLAN: EACH }, at));
    await sleep(150 + 50 * round);
    const killedAt = await instantIn(house, 0);
    await workers[0]?.kill();
    await settled(house, begun);
    await workers[1]?.stop();
    const held = `(select max(due_at) from deadline where fired_at is not null and due_at >= ${since}
      and ${COMMITTED_AT} < ${killedAt})`;
    const left = await recorded(house, {
      since,
      from: killedAt,
      where: `${COMMITTED_AT} >= ${killedAt} and due_at <= ${held}`,
    });
    figures.push({ what: `killed in the middle, ${round}`, bar: 'most ≤ 2,000 ms', ...left });
  }
  return figures;
}

import type { DeadlineHouse } from '../../house/open-escalation.js';
import { duesAt } from './at-once.js';
import type { DeadlineFigures } from './figures.js';
import { dueOf, instantIn, recorded, settled } from './recorded.js';

/** What runs out in an hour when a million clocks run a day. */
const COUNT = 41_667;

/** Clocks of a whole hour ran out while nobody was there; counted from the moment a process is ready. */
export async function measureBacklog(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const since = await instantIn(house, -3_600);
  const at = `${since} + n * interval '${Math.floor(3_500_000 / COUNT)} milliseconds'`;
  const contacts = Math.ceil(COUNT / 2);
  await dueOf(house, duesAt({ CONTACT: contacts, PLAN: COUNT - contacts }, at));
  const begun = await instantIn(house, 0);
  const worker = await house.startWorker();
  await settled(house, begun);
  await worker.stop();
  const figures = await recorded(house, {
    since,
    from: `(select min(fired_at) from deadline where fired_at >= ${begun})`,
  });
  return [{ what: `an hour's backlog, half contacts, half plans`, bar: 'most ≤ 5,000 ms', ...figures }];
}

import type { DeadlineHouse } from '../../house/open-escalation.js';
import type { DeadlineFigures } from './figures.js';
import { dueOf, instantIn, recorded, settled } from './recorded.js';

const SECONDS = 60;
const A_SECOND = 50;

/** Contacts and plans run out by turns, fifty a second. */
export async function measureSteady(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const worker = await house.startWorker();
  const since = await instantIn(house, 5);
  const count = (SECONDS * A_SECOND) / 2;
  const at = (behind: number) => `${since} + (n * ${2_000 / A_SECOND} + ${behind}) * interval '1 millisecond'`;
  await dueOf(house, [
    { kind: 'CONTACT', count, at: at(0) },
    { kind: 'PLAN', count, at: at(1_000 / A_SECOND) },
  ]);
  await settled(house, `${since} + ${SECONDS} * interval '1 second'`);
  await worker.stop();
  return [{ what: `${A_SECOND} a second for ${SECONDS} s`, bar: 'p99 ≤ 50 ms', ...(await recorded(house, { since })) }];
}

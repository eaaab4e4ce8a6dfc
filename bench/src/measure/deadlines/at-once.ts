import type { Due } from '../../generate/cases.js';
import type { DeadlineHouse } from '../../house/open-escalation.js';
import type { DeadlineFigures } from './figures.js';
import { dueOf, instantIn, recorded, settled } from './recorded.js';

const COUNT = 10_000;
/** Long enough for all of them to be made due. */
const AHEAD_SECONDS = 8;

/** How many of each kind. */
type Mix = Readonly<Record<Due['kind'], number>>;

const mixes: Readonly<Record<string, Mix>> = {
  'all contacts': { CONTACT: COUNT, PLAN: 0 },
  'all plans, each climbs': { CONTACT: 0, PLAN: COUNT },
  'half contacts, half plans': { CONTACT: COUNT / 2, PLAN: COUNT / 2 },
};

/** Ten thousand clocks run out at the same instant, in front of a process that waits. */
export async function measureAtOnce(house: DeadlineHouse): Promise<DeadlineFigures[]> {
  const figures: DeadlineFigures[] = [];
  for (const [title, mix] of Object.entries(mixes)) {
    const what = `${COUNT.toLocaleString('en')} at once: ${title}`;
    figures.push({ what, bar: 'most ≤ 1,000 ms', ...(await atOnce(house, mix, 1)) });
  }
  return figures;
}

/** Has clocks be due at once, in front of so many processes. */
export async function atOnce(house: DeadlineHouse, mix: Mix, processes: number) {
  const workers = await Promise.all(Array.from({ length: processes }, () => house.startWorker()));
  const since = await instantIn(house, AHEAD_SECONDS);
  await dueOf(house, duesAt(mix, since));
  await settled(house, since);
  for (const worker of workers) await worker.stop();
  return recorded(house, { since });
}

export const duesAt = (mix: Mix, at: string): Due[] =>
  (['CONTACT', 'PLAN'] as const).filter((kind) => mix[kind] > 0).map((kind) => ({ kind, count: mix[kind], at }));

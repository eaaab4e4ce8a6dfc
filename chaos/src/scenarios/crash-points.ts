import type { Order } from '../crash/orders.js';
import { type CrashPoint, crashPoints, namedPoints, pointName } from '../crash/points.js';
import type { KitHouse } from '../house/kit-house.js';
import { startLoad } from '../house/load.js';
import { until } from '../house/machine.js';
import { type Account, type Extent, judge, recover, type Scenario } from './scenario.js';
import { deleteStream } from './stream-losses.js';

const OCCURRENCES = 5;
const REACHED_WITHIN_MS = 20_000;
/** The first times come at once, the later ones in the middle of things. */
const LATEST_OCCURRENCE = 8;

/** Kills a process at each of its calls to the outside, several times each, and verifies that it died there. */
export const crashPointsScenario: Scenario = {
  name: 'crash-points',
  title: 'SIGKILL at a chosen call to Postgres or NATS',
  async run(house, extent, account) {
    const points = extent.short ? namedPoints : crashPoints;
    const occurrences = extent.short ? 1 : OCCURRENCES;
    for (const [index, point] of points.entries()) {
      for (let nth = 0; nth < occurrences; nth += 1) {
        // What happens while it starts happens once.
        const occurrence = point.occasion !== 'ANY' || nth === 0 ? 1 : extent.random.between(2, LATEST_OCCURRENCE);
        await dieAt(house, extent, account, { point, occurrence, id: `${index}-${nth}` });
      }
      const known = account.violations.length;
      await judge(house, account, pointName(point));
      const found = account.violations.length - known;
      extent.say(`${index + 1}/${points.length} ${pointName(point)}${found > 0 ? `: ${found} violations` : ''}`);
      if (account.violations.some(({ kind }) => kind === extent.untilFound)) return;
    }
    account.notes.points = points.length;
    account.notes.cases = points.length * occurrences;
  },
};

interface Case {
  point: CrashPoint;
  occurrence: number;
}

async function dieAt(
  house: KitHouse,
  { random, short }: Extent,
  account: Account,
  { point, occurrence, id }: Case & { id: string },
): Promise<void> {
  const victim = house[point.victim];
  const order = { id, call: point.call, moment: point.moment, occurrence };
  const load = startLoad({
    doorUrl: house.doorUrl,
    random,
    asked: account.asked,
    pauseMs: 100,
    // What is put off and set aside has its points in the whole proof alone.
    troubles: short ? { faults: 0, refusals: 5 } : { faults: 15, refusals: 15 },
  });
  try {
    if (point.occasion === 'ANY') await victim.order(order);
    else await startInto(house, point, order);
    await until(`${pointName(point)} was not reached`, () => victim.ending() !== undefined, {
      withinMs: REACHED_WITHIN_MS,
      everyMs: 5,
    }).catch((error) => account.violations.push({ kind: 'WRONG', evidence: String(error.message) }));
    if (victim.hasObeyed(order)) account.kills += 1;
    else {
      const evidence = `${pointName(point)}: ${victim.name} ${victim.ending() ?? 'still runs'} and did not die there`;
      account.violations.push({ kind: 'WRONG', evidence });
      await victim.kill();
    }
    await recover(house, account, () => victim.start());
  } finally {
    await load.stop();
  }
}

/** Has the victim start with its order; on the occasion of a loss the sender's stream is gone by then. */
async function startInto(house: KitHouse, { victim, occasion }: CrashPoint, order: Order): Promise<void> {
  await house[victim].kill();
  if (occasion === 'LOSS') await deleteStream(house);
  await house[victim].order(order);
  await house[victim].launch();
}

import { loadavg } from 'node:os';
import { type DeadlineHouse, openEscalation } from './house/open-escalation.js';
import { measureAtOnce } from './measure/deadlines/at-once.js';
import { measureBacklog } from './measure/deadlines/backlog.js';
import { checkBooks } from './measure/deadlines/books.js';
import { printClaimPlan } from './measure/deadlines/claim-plan.js';
import type { DeadlineFigures } from './measure/deadlines/figures.js';
import { measureKilled, measureTwo } from './measure/deadlines/side-by-side.js';
import { measureSteady } from './measure/deadlines/steady.js';
import { measureWork } from './measure/deadlines/work.js';
import { readOptions } from './options.js';
import { runBench } from './run-bench.js';

const parts = {
  steady: measureSteady,
  'at-once': measureAtOnce,
  backlog: measureBacklog,
  two: measureTwo,
  killed: measureKilled,
  work: measureWork,
  plan: async (house) => {
    await printClaimPlan(house);
    return [];
  },
} satisfies Record<string, (house: DeadlineHouse) => Promise<DeadlineFigures[]>>;

/** `npm run bench:deadlines` */
const options = readOptions(process.argv.slice(2), {
  command: 'bench:deadlines',
  says: 'Has clocks of cases run out, and prints how late processes of escalation recorded it.',
  counts: 'running clocks',
  parts: Object.keys(parts) as (keyof typeof parts)[],
});

await runBench({ ...options, settings: { track_commit_timestamp: 'on' } }, async (adminUrl, say) => {
  const house = await openEscalation(adminUrl, { clocks: options.rows, say });
  try {
    const figures: DeadlineFigures[] = [];
    for (const part of options.only) {
      say(`${part}, while ${loadavg()[0]?.toFixed(1)} processes run on average`);
      figures.push(...(await parts[part](house)));
    }
    await checkBooks(house, say);
    console.table(Object.fromEntries(figures.map(({ what, ...figure }) => [what, figure])));
  } finally {
    await house.stop();
  }
});

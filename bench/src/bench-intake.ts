import { join } from 'node:path';
import type { BenchHouse } from './house/open-intake.js';
import { openIntake } from './house/open-intake.js';
import { measureCandidates } from './measure/candidates.js';
import { measureDesigns } from './measure/designs.js';
import { measureLists } from './measure/list.js';
import type { Figures } from './measure/measure.js';
import { writePlans } from './measure/plans.js';
import { measureRegistrations } from './measure/registration.js';
import { measureSearches } from './measure/search.js';
import { readOptions } from './options.js';
import { runBench } from './run-bench.js';

const parts = {
  list: measureLists,
  search: measureSearches,
  candidates: measureCandidates,
  registration: measureRegistrations,
  designs: measureDesigns,
} satisfies Record<string, (house: BenchHouse) => Promise<Figures[]>>;

/** `npm run bench:intake` */
const options = readOptions(process.argv.slice(2), {
  command: 'bench:intake',
  says: `Generates complaints, asks intake through its HTTP door, and prints how long the answers took. The query plans go to FOLDER/plans.txt.`,
  counts: 'complaints',
  parts: Object.keys(parts) as (keyof typeof parts)[],
});

await runBench(options, async (adminUrl, say) => {
  const house = await openIntake(adminUrl, { rows: options.rows, say });
  try {
    const figures: Figures[] = [];
    for (const part of options.only) {
      say(part);
      figures.push(...(await parts[part](house)));
    }
    await writePlans(house, join(options.folder, 'plans.txt'));
    console.table(Object.fromEntries(figures.map(({ what, ...figure }) => [what, figure])));
  } finally {
    await house.stop();
  }
});

import { join } from 'node:path';
import { interruption } from '../../scripts/interruption.mjs';
import type { BenchHouse } from './house/open-intake.js';
import { openIntake } from './house/open-intake.js';
import { openPostgres } from './house/postgres.js';
import { measureCandidates } from './measure/candidates.js';
import { measureDesigns } from './measure/designs.js';
import { measureLists } from './measure/list.js';
import type { Figures } from './measure/measure.js';
import { writePlans } from './measure/plans.js';
import { measureRegistrations } from './measure/registration.js';
import { measureSearches } from './measure/search.js';
import { type Part, readOptions } from './options.js';

/** `npm run bench:intake`: everything it starts is stopped again; the database stays. */
const options = readOptions(process.argv.slice(2));
const signal = interruption(() => process.exit(130));
const interrupted = new Promise<never>((_, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason));
});
interrupted.catch(() => undefined);
const say = (line: string): void => console.log(`… ${line}`);

const parts: Record<Part, (house: BenchHouse) => Promise<Figures[]>> = {
  list: measureLists,
  search: measureSearches,
  candidates: measureCandidates,
  designs: measureDesigns,
  registration: measureRegistrations,
};

async function run(adminUrl: string): Promise<void> {
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
}

let code = 0;
const postgres = await openPostgres(options.folder, signal);
try {
  await Promise.race([run(postgres.adminUrl), interrupted]);
} catch (error) {
  code = signal.aborted ? 130 : 1;
  if (!signal.aborted) console.error(error);
} finally {
  await postgres.stop();
}
process.exit(code);

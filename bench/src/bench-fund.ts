import { loadavg } from 'node:os';
import { type FundHouse, openFund } from './house/open-fund.js';
import { measureAllowances, measureFundLists } from './measure/fund/lists.js';
import { measureControl, measureRequests } from './measure/fund/requests.js';
import { measureStatements } from './measure/fund/statements.js';
import { measureVerification } from './measure/fund/verification.js';
import type { Figures } from './measure/measure.js';
import { readOptions } from './options.js';
import { runBench } from './run-bench.js';

const parts = {
  verification: measureVerification,
  allowance: measureAllowances,
  lists: measureFundLists,
  statements: measureStatements,
  requests: measureRequests,
  control: measureControl,
  // What a thousand requests left in the books agrees as well.
  after: measureVerification,
} satisfies Record<string, (house: FundHouse) => Promise<Figures[]>>;

/** `npm run bench:fund` */
const options = readOptions(process.argv.slice(2), {
  command: 'bench:fund',
  says: 'Generates books of the fund, verifies them, asks for allowances and lists, and has a thousand requests of one store come at once.',
  counts: 'entries',
  parts: Object.keys(parts) as (keyof typeof parts)[],
});

await runBench(options, async (adminUrl, say) => {
  const house = await openFund(adminUrl, { entries: options.rows, say });
  try {
    const figures: Figures[] = [];
    for (const part of options.only) {
      say(`${part}, while ${loadavg()[0]?.toFixed(1)} processes run on average`);
      figures.push(...(await parts[part](house)));
    }
    console.table(Object.fromEntries(figures.map(({ what, ...figure }) => [what, figure])));
  } finally {
    await house.stop();
  }
});

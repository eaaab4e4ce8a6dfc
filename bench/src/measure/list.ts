import { staff } from '../generate/chain.js';
import { idOf } from '../generate/complaints.js';
import type { BenchHouse } from '../house/open-intake.js';
import { type Figures, measure } from './measure.js';

const LIST = `query ($filter: ComplaintFilter, $after: String) {
  complaints(first: 50, filter: $filter, after: $after) {
    edges { node { id number status level source channel content product acceptedAt store { code nameZh } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const COUNT = 'query ($filter: ComplaintFilter) { complaints(first: 1, filter: $filter) { totalCount isCountExact } }';

/** Who asks for what. */
const lists: [what: string, staffId: string, filter: Record<string, unknown>][] = [
  ['all, newest', staff.customerService, {}],
  ['all, open', staff.customerService, { status: 'OPEN' }],
  ['all, abnormal (0.2 %)', staff.customerService, { level: 'ABNORMAL' }],
  ['all, abnormal and open', staff.customerService, { level: 'ABNORMAL', status: 'OPEN' }],
  ['all, closed without agreement (1 %)', staff.customerService, { status: 'CLOSED_WITHOUT_AGREEMENT' }],
  ['all, authority by letter', staff.customerService, { source: 'AUTHORITY', channel: 'LETTER' }],
  [
    'all, authority by letter, abnormal',
    staff.customerService,
    { source: 'AUTHORITY', channel: 'LETTER', level: 'ABNORMAL' },
  ],
  ['all, nothing passes', staff.customerService, { source: 'SPOKESPERSON' }],
  ['all, one store', staff.customerService, { storeId: idOf('store', 7) }],
  ['all, one region, open', staff.customerService, { regionId: idOf('region', 3), status: 'OPEN' }],
  [
    'all, a month of four years ago',
    staff.customerService,
    { acceptedFrom: '2022-11-01T00:00:00Z', acceptedUntil: '2022-12-01T00:00:00Z', level: 'MAJOR' },
  ],
  ['region, newest', staff.director, {}],
  ['region, abnormal and open', staff.director, { level: 'ABNORMAL', status: 'OPEN' }],
  ['region, nothing passes', staff.director, { source: 'SPOKESPERSON' }],
  ['large store, newest', staff.largeStoreManager, {}],
  ['large store, nothing passes', staff.largeStoreManager, { source: 'SPOKESPERSON' }],
  ['small store, open', staff.smallStoreManager, { status: 'OPEN' }],
];

export async function measureLists(house: BenchHouse): Promise<Figures[]> {
  const figures: Figures[] = [];
  const read = async (staffId: string, filter: Record<string, unknown>, after: string | null = null) => {
    const { complaints } = await house.ask(staffId, LIST, { filter, after });
    return complaints;
  };
  for (const [what, staffId, filter] of lists) {
    figures.push(
      await measure(`list: ${what}`, { times: 200 }, async () => `${(await read(staffId, filter)).edges.length} rows`),
    );
  }
  let after: string | null = null;
  figures.push(
    await measure('list: all, 200 pages one after another', { times: 200 }, async () => {
      const { pageInfo } = await read(staff.customerService, {}, after);
      after = pageInfo.endCursor;
      return 'by cursor';
    }),
  );
  const deep = Buffer.from(JSON.stringify(['2022-01-15T00:00:00.000Z', idOf('customer', 0)])).toString('base64url');
  figures.push(
    await measure('list: all, from the 970,000th', { times: 200 }, async () => {
      const { edges } = await read(staff.customerService, {}, deep);
      return `${edges.length} rows`;
    }),
  );
  for (const [what, filter] of [
    ['all', {}],
    ['all, abnormal', { level: 'ABNORMAL' }],
  ] as const) {
    figures.push(
      await measure(`list: count of ${what}`, { times: 50 }, async () => {
        const { complaints } = await house.ask(staff.customerService, COUNT, { filter });
        return `${complaints.totalCount}${complaints.isCountExact ? '' : ' and more'}`;
      }),
    );
  }
  return figures;
}

import { holders } from '../../generate/books.js';
import { idOf } from '../../generate/complaints.js';
import type { FundHouse } from '../../house/open-fund.js';
import { type Figures, measure } from '../measure.js';

const ALLOWANCE = `query ($post: ID!, $period: String) {
  allowance(postId: $post, periodKey: $period) { periodKey limit { amount } held { amount } spent { amount } left { amount } }
}`;
const DISBURSEMENTS = `query ($filter: DisbursementFilter, $after: String) {
  disbursements(first: 50, filter: $filter, after: $after) {
    edges { node { id state amount { amount } requestedAt approverKind periodKey } } pageInfo { hasNextPage endCursor }
  }
}`;
const ENTRIES = `query ($filter: LedgerEntryFilter, $after: String) {
  ledgerEntries(first: 50, filter: $filter, after: $after) {
    edges { node { id kind debitAccount creditAccount amount { amount } bookedAt disbursement { id } } } pageInfo { hasNextPage endCursor }
  }
}`;
const TIMES = 200;

/** What a post may still approve, the bar for which is a p99 of 5 ms. */
export async function measureAllowances(house: FundHouse): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const [what, post] of [
    ['a manager’s month', holders.manager],
    ['a director’s month', holders.director],
  ] as const) {
    const ask = async () => (await house.ask(holders.executive, ALLOWANCE, { post })).allowance.left.amount;
    figures.push(await measure(`allowance: ${what}`, { times: 10_000 }, ask));
  }
  return figures;
}

const REGION = idOf('region', 3);
const MONTH = { from: '2024-03-01T00:00:00Z', until: '2024-04-01T00:00:00Z' };

const disbursements: [what: string, by: string, filter: object][] = [
  ['all', holders.executive, {}],
  ['all, that wait', holders.executive, { states: ['REQUESTED'] }],
  ['all, reversed (5 %)', holders.executive, { states: ['REVERSED'] }],
  ['all, a month of two years ago', holders.executive, MONTH],
  ['region', holders.director, {}],
  ['store', holders.manager, {}],
];
const entries: [what: string, by: string, filter: object][] = [
  ['all', holders.executive, {}],
  ['all, reversals (2 %)', holders.executive, { kinds: ['REVERSAL'] }],
  ['all, budgets (0.04 %)', holders.executive, { kinds: ['BUDGET'] }],
  ['all, moves of budget (none)', holders.executive, { kinds: ['BUDGET_TRANSFER'] }],
  ['one region', holders.executive, { regionId: REGION }],
  ['one region, reversals', holders.executive, { regionId: REGION, kinds: ['REVERSAL'] }],
  ['one account', holders.executive, { account: `granted:${holders.manager}:2026-11` }],
  ['one post', holders.executive, { account: `held:${holders.director}` }],
  ['one post, reversals of it (none)', holders.executive, { account: `held:${holders.director}`, kinds: ['REVERSAL'] }],
  ['all, a month of two years ago', holders.executive, MONTH],
  ['all, that month, holds of a region', holders.executive, { ...MONTH, regionId: REGION, kinds: ['HOLD'] }],
];

/** First pages, and pages one after another. */
export async function measureFundLists(house: FundHouse): Promise<Figures[]> {
  const figures: Figures[] = [];
  for (const [what, by, filter] of disbursements) {
    const ask = async () => `${(await house.ask(by, DISBURSEMENTS, { filter })).disbursements.edges.length} rows`;
    figures.push(await measure(`disbursements: ${what}`, { times: TIMES }, ask));
  }
  for (const [what, by, filter] of entries) {
    const ask = async () => `${(await house.ask(by, ENTRIES, { filter })).ledgerEntries.edges.length} rows`;
    figures.push(await measure(`entries: ${what}`, { times: TIMES }, ask));
  }
  let after: string | null = null;
  const page = async () => {
    const { pageInfo } = (await house.ask(holders.executive, ENTRIES, { after })).ledgerEntries;
    after = pageInfo.endCursor;
    return 'by cursor';
  };
  figures.push(await measure('entries: all, 200 pages one after another', { times: TIMES }, page));
  const deep = Buffer.from(JSON.stringify(['2022-01-15T00:00:00.000Z', '20000'])).toString('base64url');
  const oldest = async () =>
    `${(await house.ask(holders.executive, ENTRIES, { after: deep })).ledgerEntries.edges.length} rows`;
  figures.push(await measure('entries: all, the oldest', { times: TIMES }, oldest));
  return figures;
}

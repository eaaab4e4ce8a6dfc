import { OPENED, phoneOf, staff } from '../generate/chain.js';
import { idOf } from '../generate/complaints.js';
import type { BenchHouse } from '../house/open-intake.js';
import { type Figures, measure } from './measure.js';

const CANDIDATES = `query ($input: ComplaintCandidatesInput!) {
  complaintCandidates(input: $input, first: 20) { complaint { id number status level content acceptedAt } reasons score choices }
}`;

/** What a clerk has typed; every answer is about another customer and store. */
const typed = (number: number) => ({
  customer: { phone: phoneOf((number * 37) % OPENED).slice(3) },
  orderReference: `DD${String(100_000_000_000 + number)}`,
  product: 'Norvik X510冰箱',
  storeId: idOf('store', number % 40),
  content: '上个月在贵店购买的Norvik X510冰箱，不制冷，修了两次还是老样子。维修拿走一个月没有消息，要求退货退款。',
  occurredAt: '2026-11-20T08:00:00Z',
});

export async function measureCandidates(house: BenchHouse): Promise<Figures[]> {
  const ask = (staffId: string, part: (number: number) => Record<string, unknown>) => async (number: number) => {
    const { complaintCandidates } = await house.ask(staffId, CANDIDATES, { input: part(number) });
    return `${complaintCandidates.length} candidates`;
  };
  const { customerService, largeStoreManager } = staff;
  const times = 200;
  return [
    await measure('candidates: all, everything known', { times }, ask(customerService, typed)),
    await measure(
      'candidates: all, of the largest store',
      { times },
      ask(customerService, (number) => ({ ...typed(number), storeId: idOf('store', 0) })),
    ),
    await measure(
      'candidates: all, contact alone',
      { times },
      ask(customerService, (number) => ({ customer: typed(number).customer })),
    ),
    await measure(
      'candidates: all, words alone',
      { times },
      ask(customerService, (number) => ({ content: typed(number).content })),
    ),
    await measure('candidates: large store, everything known', { times }, ask(largeStoreManager, typed)),
  ];
}

import { planAccepted } from '@complaints/contracts';
import { startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { openHeadquarters, openPlace, type Place, planOf } from './chain.js';
import { mutationsOf } from './mutations.js';
import { type Asked, askTheFund, findingsOf, hear, rush, untilAnswered } from './rush.js';

const REQUESTS = 1_000;

let service: TestService;
let place: Place;
/** Opens a region with a store and ¥20,000 for the quarter. */
async function openBudgeted(): Promise<Place> {
  const opened = await openPlace(service);
  await mutationsOf(service).setBudget(administrator.holder, opened.regionId, { amount: '20000.00' });
  return opened;
}
let administrator: Awaited<ReturnType<typeof openHeadquarters>>['administrator'];

beforeAll(async () => {
  service = await startTestService({ ...fund, timers: [] }, { pool: 10 });
  ({ administrator } = await openHeadquarters(service));
  place = await openBudgeted();
});
afterAll(() => service?.stop());

/** Nothing of what must not be. */
const WELL = { tooManyOrFew: 0, exceeded: [], refusedThoughFitting: [], differences: [] };

test('R62: of a thousand simultaneous requests of one store, by hand and by plans, with keys used twice, its manager takes ¥300, the director ¥2,000, the president the budget; nothing that fits is refused, and the books agree', async () => {
  const ask = askTheFund(service, place, await place.clerk());
  const { keysAnsweredTwice, faults } = await rush(service, place, { requests: REQUESTS, ask });
  expect(keysAnsweredTwice).toBe(0);
  expect(await findingsOf(service, place, REQUESTS)).toEqual(WELL);
  const [{ above }] = await service.dataSource.query(
    `select count(*)::int as above from disbursement where region_id = $1 and approver_kind = 'EXECUTIVE_PRESIDENT'`,
    [place.regionId],
  );
  expect(above).toBeGreaterThan(0);
  // A wait too long for one of ten connections ends in another try; the checks of the database were never needed.
  expect(faults.filter((fault) => /constraint|SET_ASIDE|INTERNAL/.test(fault))).toEqual([]);
}, 120_000);

test('R62, the negative control: to read what is left and then to write overspends, and is found out by the same check', async () => {
  const naive = await startTestService({ ...fund, timers: [] }, { pool: FIRST });
  try {
    await openHeadquarters(naive);
    const store = await openPlace(naive);
    const allHaveRead = meeting(FIRST);
    const ask = (asked: Asked) => readThenInsert(naive, { store, asked, hasRead: allHaveRead });
    await rush(naive, store, { requests: 100, ask });
    expect((await findingsOf(naive, store, 100)).exceeded).not.toEqual([]);
  } finally {
    await naive.stop();
  }
});

/** So many read before any of them writes, as it happens to those who come at once. */
const FIRST = 20;
function meeting(many: number): () => Promise<void> {
  let here = 0;
  const { promise, resolve } = Promise.withResolvers<void>();
  return () => {
    here += 1;
    if (here === many) resolve();
    return promise;
  };
}

/** As one would write it who thinks of one request at a time: what is left is read, and what fits is written. */
async function readThenInsert(
  { dataSource }: TestService,
  { store, asked, hasRead }: { store: Place; asked: Asked; hasRead: () => Promise<void> },
): Promise<string> {
  const { amountFen, complaintId } = asked;
  const way = [
    { ...store.manager, perUseFen: 100_00, limitFen: 300_00, periodKey: '2026-11' },
    { ...store.director, perUseFen: 300_00, limitFen: 2_000_00, periodKey: '2026-11' },
  ];
  return dataSource.transaction(async (em) => {
    const used = 'select approver_post_id as post, sum(amount_fen)::int as fen from disbursement group by 1';
    const rows: { post: string; fen: number }[] = await em.query(used);
    await hasRead();
    const usedOf = (post: string) => rows.find((row) => row.post === post)?.fen ?? 0;
    const taker = way.find(
      ({ postId, perUseFen, limitFen }) => amountFen <= perUseFen && usedOf(postId) + amountFen <= limitFen,
    );
    const { postId, kind, periodKey } = taker ?? { ...store.president, periodKey: '2026-Q4' };
    const id = uuidv7();
    await em.query(
      `insert into disbursement (id, complaint_id, store_id, region_id, level, owner_tier, proposer_id, amount_fen, purpose, state,
         approver_post_id, approver_kind, period_key, hold_until, policy_version, requested_at)
       values ($1, $2, $3, $4, 'FIRST', 1, $2, $5, 'RETURN', 'REQUESTED', $6, $7, $8, now(), 1, now())`,
      [id, complaintId, store.storeId, store.regionId, amountFen, postId, kind, periodKey],
    );
    return id;
  });
}

test('R61: simultaneous uses for one complaint add up too: the manager takes ¥100 of them, not more', async () => {
  const other = await openPlace(service);
  const complaintId = uuidv7();
  const plans = Array.from({ length: 20 }, () => planOf(service, other, { complaintId, amountFen: 30_00 }));
  await Promise.all(plans.map((plan) => untilAnswered(() => hear(service, planAccepted.of(plan)), new Set())));
  const rows = await service.dataSource.query(
    'select approver_kind, count(*)::int from disbursement where complaint_id = $1 group by 1 order by 1',
    [complaintId],
  );
  // 3 × ¥30 below ¥100, 10 × ¥30 up to ¥300; beyond, the president of a region without a budget refuses.
  expect(rows).toEqual([
    { approver_kind: 'REGIONAL_DIRECTOR', count: 7 },
    { approver_kind: 'STORE_MANAGER', count: 3 },
    { approver_kind: null, count: 10 },
  ]);
});

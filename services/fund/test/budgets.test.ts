import { demonstrationChain } from '@complaints/contracts';
import { createLog } from '@complaints/kit';
import { eventually, sideBySide, startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { deputise, openHeadquarters, openPlace, planOf, request } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;

beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
});
afterAll(() => service?.stop());

test('R60: an administrator sets a budget; it shows what is held and left', async () => {
  const administrator = headquarters.administrator.holder;
  const place = await openPlace(service);
  expect((await ask.setBudget(administrator, place.regionId, { amount: '1000.00' })).budget).toEqual({
    limit: { amount: '1000.00' },
    held: { amount: '0.00' },
    spent: { amount: '0.00' },
    left: { amount: '1000.00' },
    periodKey: '2026-Q4',
    periodEndsAt: '2026-12-31T16:00:00.000Z',
  });
  await request(service, planOf(service, place, { ownerTier: 3, level: 'MAJOR', amountFen: 400_00 }));
  expect(codesOf(await ask.setBudget(administrator, place.regionId, { amount: '399.99' }))).toEqual([
    'BUDGET_BELOW_USED',
  ]);
  const { budget } = await ask.setBudget(administrator, place.regionId, { amount: '400.00' });
  expect(budget).toMatchObject({ held: { amount: '400.00' }, left: { amount: '0.00' } });
  const over = await request(service, planOf(service, place, { ownerTier: 3, level: 'MAJOR', amountFen: 1 }));
  expect(over.approver_kind).toBe('EXECUTIVE_PRESIDENT');
});

test('R62: a budget lowered and used at the same time is never exceeded', async () => {
  const place = await openPlace(service);
  const administrator = headquarters.administrator.holder;
  await ask.setBudget(administrator, place.regionId, { amount: '1000.00' });
  const plans = Array.from({ length: 40 }, () =>
    planOf(service, place, { ownerTier: 3, level: 'MAJOR', amountFen: 100_00 }),
  );
  const lowered = ['500.00', '300.00', '700.00', '100.00'];
  const [answers] = await Promise.all([
    Promise.all(lowered.map((amount) => ask.setBudget(administrator, place.regionId, { amount }))),
    // Fewer at once than there are connections, so that those who lower the budget get theirs.
    sideBySide(4, plans, (plan) => request(service, plan)),
  ]);
  expect(answers.flatMap(codesOf).every((code) => code === 'BUDGET_BELOW_USED')).toBe(true);
  const [row] = await service.dataSource.query(
    `select budget.limit_fen = allowance.limit_fen as same, held_fen + spent_fen <= budget.limit_fen as within
     from budget join allowance on allowance.post_id = $2 and allowance.period_key = budget.quarter
     where region_id = $1`,
    [place.regionId, place.president.postId],
  );
  expect(row).toEqual({ same: true, within: true });
});

test('R62: a request that comes while a budget is being lowered waits, and counts against the new one', async () => {
  const place = await openPlace(service);
  await ask.setBudget(headquarters.administrator.holder, place.regionId, { amount: '1000.00' });
  const lowering = service.dataSource.createQueryRunner();
  await lowering.startTransaction();
  await lowering.query('update budget set limit_fen = 10000 where region_id = $1', [place.regionId]);
  const asking = request(service, planOf(service, place, { ownerTier: 3, level: 'MAJOR', amountFen: 400_00 }));
  await eventually(async () => {
    const waiting = await service.dataSource.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return waiting.length > 0 ? true : undefined;
  });
  await lowering.commitTransaction();
  await lowering.release();
  expect((await asking).approver_kind).toBe('EXECUTIVE_PRESIDENT');
});

test('R60: nobody but an administrator sets a budget', async () => {
  const place = await openPlace(service);
  for (const { holder } of [place.president, headquarters.executive]) {
    expect(codesOf(await ask.setBudget(holder, place.regionId))).toEqual(['NOT_ADMINISTRATOR']);
  }
});

test('R91: a key repeated after the post was lost shows the budget no more', async () => {
  const { regionId } = await openPlace(service);
  const deputy = await deputise(service, headquarters.administrator);
  const asked = { amount: '50.00', idempotencyKey: 'set-while-deputising' };
  // Ids may come in large letters.
  const first = await ask.setBudget(deputy, regionId.toUpperCase(), asked);
  expect(first.budget).toMatchObject({ limit: { amount: '50.00' } });
  const before = service.clock.now();
  service.clock.moveBy(86_400_000);
  expect(await ask.setBudget(deputy, regionId.toUpperCase(), asked)).toEqual({ budget: null, errors: [] });
  service.clock.moveTo(before);
});

test('a budget of an unknown region, a wrong quarter or less than nothing is refused', async () => {
  const administrator = headquarters.administrator.holder;
  const { regionId } = await openPlace(service);
  expect(codesOf(await ask.setBudget(administrator, uuidv7()))).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask.setBudget(administrator, 'no id'))).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask.setBudget(administrator, regionId, { quarter: '2026-Q5' }))).toEqual(['QUARTER_INVALID']);
  expect(codesOf(await ask.setBudget(administrator, regionId, { amount: '-0.01' }))).toEqual(['AMOUNT_NEGATIVE']);
  expect(codesOf(await ask.setBudget(administrator, regionId, { amount: '0.001' }))).toEqual(['AMOUNT_NOT_MONEY']);
});

test('the demonstration’s regions get their budgets, safe to run twice', async () => {
  const load = () =>
    fund.commands['load-demonstration']?.({
      dataSource: service.dataSource,
      clock: service.clock,
      log: createLog('fund', 'silent'),
      words: [],
    });
  const budgets = () =>
    service.dataSource.query(
      'select region_id, quarter, limit_fen::int from budget where region_id = any($1) order by 1, 2',
      [demonstrationChain.regions.map(({ id }) => id)],
    );
  await load();
  const first = await budgets();
  const quarters = ['2026-Q4', '2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'];
  expect(first).toEqual(
    demonstrationChain.regions.flatMap(({ id }) =>
      quarters.map((quarter) => ({ region_id: id, quarter, limit_fen: 20_000_00 })),
    ),
  );
  await load();
  expect(await budgets()).toEqual(first);
});

import { startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { counterOf, deputise, openHeadquarters, openPlace, type Place, planOf, request } from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let giving: Place;
let getting: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
});
beforeEach(async () => {
  giving = await openPlace(service);
  getting = await openPlace(service);
});
afterAll(() => service?.stop());

const budgetOf = async ({ regionId, president }: Place) => {
  const query = 'query ($id: ID!) { budget(regionId: $id) { limit { amount } left { amount } } }';
  const { limit, left } = (await service.ask(president.holder, query, { id: regionId })).data.budget;
  return [limit?.amount ?? null, left?.amount ?? null];
};
const asks = (given: object = {}) =>
  ask.transferBudget(giving.president.holder, giving.regionId, getting.regionId, given);

test('R60, R64: the executive president moves what is left of one budget to another, by one entry', async () => {
  await ask.setBudget(headquarters.administrator.holder, giving.regionId, { amount: '1000.00' });
  const major = planOf(service, giving, { level: 'MAJOR', ownerTier: 3, amountFen: 499_99 });
  await request(service, major);
  const { budgetTransfer, errors } = await asks({ amount: { amount: '500.01' } });
  expect(errors).toEqual([]);
  expect(budgetTransfer).toMatchObject({
    ...{ state: 'REQUESTED', quarter: '2026-Q4', amount: { amount: '500.01' }, decidedBy: null },
    ...{ from: { id: giving.regionId }, to: { id: getting.regionId }, reason: 'a flood' },
  });
  expect([await budgetOf(giving), await budgetOf(getting)]).toEqual([
    ['1000.00', '500.01'],
    [null, null],
  ]);
  const done = await ask.approveBudget(headquarters.executive.holder, budgetTransfer.id);
  expect(done).toMatchObject({ budgetTransfer: { state: 'APPROVED' }, errors: [] });
  expect([await budgetOf(giving), await budgetOf(getting)]).toEqual([
    ['499.99', '0.00'],
    ['500.01', '500.01'],
  ]);
  expect(await counterOf(service, giving.president.postId, '2026-Q4')).toEqual({
    held: 499_99,
    spent: 0,
    limit: 499_99,
  });
  const booked = await service.dataSource.query('select * from transfer where budget_transfer_id = $1', [
    budgetTransfer.id,
  ]);
  expect(booked).toMatchObject([
    {
      ...{ kind: 'BUDGET_TRANSFER', amount_fen: '50001', disbursement_id: null },
      ...{ debit_account: `budget:${getting.regionId}:2026-Q4`, credit_account: `budget:${giving.regionId}:2026-Q4` },
    },
  ]);
  expect(codesOf(await ask.approveBudget(headquarters.executive.holder, budgetTransfer.id))).toEqual(['NOT_PENDING']);
});

test('R62: no fen more than is left is moved, and nothing of a budget that is not set', async () => {
  const { budgetTransfer } = await asks();
  const by = headquarters.executive.holder;
  expect(codesOf(await ask.approveBudget(by, budgetTransfer.id))).toEqual(['BUDGET_NOT_SET']);
  await ask.setBudget(headquarters.administrator.holder, giving.regionId, { amount: '499.99' });
  const { errors } = await ask.approveBudget(by, budgetTransfer.id);
  expect(errors).toMatchObject([
    {
      code: 'BUDGET_BELOW_USED',
      message: '¥500.00 are to be given, and ¥499.99 are left.',
      path: ['budgetTransferId'],
    },
  ]);
  expect(await budgetOf(giving)).toEqual(['499.99', '499.99']);
});

test('R62: two moves of one budget at once, and back, never give more than there is', async () => {
  for (const { regionId } of [giving, getting])
    await ask.setBudget(headquarters.administrator.holder, regionId, { amount: '600.00' });
  const ids = [];
  for (const [from, to] of [
    [giving, getting],
    [giving, getting],
    [getting, giving],
  ] as const) {
    const answer = await ask.transferBudget(headquarters.executive.holder, from.regionId, to.regionId);
    ids.push(answer.budgetTransfer.id);
  }
  const answers = await Promise.all(ids.map((id) => ask.approveBudget(headquarters.executive.holder, id)));
  const moved = answers.map(({ errors }) => errors.length === 0);
  const left = [await budgetOf(giving), await budgetOf(getting)].map(([limit]) => Number(limit));
  expect((left[0] ?? 0) + (left[1] ?? 0)).toBe(1_200);
  expect(Math.min(...left)).toBeGreaterThanOrEqual(0);
  expect(moved.filter(Boolean).length).toBeGreaterThanOrEqual(2);
});

test('R61: who decides is the executive president or a deputy in approvals, not on a request of their own', async () => {
  await ask.setBudget(headquarters.administrator.holder, giving.regionId);
  const deputy = await deputise(service, headquarters.executive);
  const own = await ask.transferBudget(deputy, giving.regionId, getting.regionId);
  expect(codesOf(await ask.approveBudget(deputy, own.budgetTransfer.id))).toEqual(['OWN_REQUEST']);
  const { budgetTransfer } = await asks();
  for (const { holder } of [giving.president, getting.president, headquarters.administrator])
    expect(codesOf(await ask.approveBudget(holder, budgetTransfer.id))).toEqual(['NOT_DECIDER']);
  expect((await ask.rejectBudget(deputy, budgetTransfer.id)).budgetTransfer).toMatchObject({
    ...{ state: 'REJECTED', note: 'not now', decidedBy: { id: deputy.sub } },
  });
});

test('what is asked is checked, and R91: others see nothing of it', async () => {
  const { budgetTransfer } = await asks();
  const stranger = (await openPlace(service)).president.holder;
  expect(codesOf(await ask.approveBudget(stranger, budgetTransfer.id))).toEqual(['NOT_FOUND']);
  expect(codesOf(await ask.transferBudget(stranger, giving.regionId, getting.regionId))).toEqual(['NOT_REQUESTER']);
  expect(codesOf(await asks({ toRegionId: giving.regionId }))).toEqual(['SAME_REGION']);
  expect(codesOf(await asks({ toRegionId: uuidv7() }))).toEqual(['NOT_FOUND']);
  expect(codesOf(await asks({ quarter: '2026-11' }))).toEqual(['QUARTER_INVALID']);
  expect(codesOf(await asks({ amount: { amount: '0.00' } }))).toEqual(['AMOUNT_NOT_POSITIVE']);
  expect(codesOf(await asks({ reason: ' ' }))).toEqual(['TEXT_EMPTY']);
  const list = async (caller = giving.president.holder, state: string | null = null) => {
    const query = 'query ($state: BudgetTransferState) { budgetTransfers(state: $state) { edges { node { id } } } }';
    return (await service.ask(caller, query, { state })).data.budgetTransfers.edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    );
  };
  expect(await list()).toEqual([budgetTransfer.id]);
  expect(await list(getting.president.holder, 'REQUESTED')).toEqual([budgetTransfer.id]);
  expect(await list(getting.president.holder, 'APPROVED')).toEqual([]);
  expect(await list(stranger)).toEqual([]);
  expect(await list(giving.manager.holder)).toEqual([]);
});

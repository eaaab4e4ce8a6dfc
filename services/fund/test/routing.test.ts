import { planAccepted } from '@complaints/contracts';
import { startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  deputise,
  disbursementOfPlan,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  request,
  vacate,
  wrongCounters,
} from './chain.js';
import { mutationsOf } from './mutations.js';

let service: TestService;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;

beforeAll(async () => {
  service = await startTestService(fund);
  headquarters = await openHeadquarters(service);
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(() => service?.stop());

const setBudget = (amount: string) =>
  mutationsOf(service).setBudget(headquarters.administrator.holder, place.regionId, { amount });

test('R61: a proposer who holds the post is approved at once', async () => {
  const plan = planOf(service, place, { proposerId: place.manager.holder.sub });
  const row = await request(service, plan);
  expect(row).toMatchObject({ state: 'APPROVED', approver_kind: 'STORE_MANAGER', decided_by: plan.proposerId });
  const told = (await service.told()).filter(({ payload }) => payload.planId === plan.planId);
  expect(told.map(({ subject, version }) => [subject, version])).toEqual([
    ['fund.disbursement.requested.v2', 1],
    ['fund.disbursement.approved.v2', 2],
  ]);
  expect(told[0]?.payload).toMatchObject({
    approverPostId: place.manager.postId,
    periodKey: '2026-11',
    amountFen: 80_00,
  });
});

test('R61: a proposer who only deputises for the post waits for its holder', async () => {
  const deputy = await deputise(service, place.manager);
  const row = await request(service, planOf(service, place, { proposerId: deputy.sub }));
  expect(row).toMatchObject({ state: 'REQUESTED', approver_post_id: place.manager.postId });
});

test('R60: the month of the manager is full at exactly ¥300; one fen more climbs', async () => {
  for (let use = 0; use < 3; use += 1) {
    const row = await request(service, planOf(service, place, { amountFen: 100_00 }));
    expect(row.approver_kind).toBe('STORE_MANAGER');
  }
  const over = await request(service, planOf(service, place, { amountFen: 1 }));
  expect(over.approver_kind).toBe('REGIONAL_DIRECTOR');
});

test('R63: the last millisecond of a month in Shanghai still counts in it, the next opens a new one', async () => {
  const before = service.clock.now();
  const last = new Date('2026-11-30T15:59:59.999Z');
  service.clock.moveTo(last);
  for (let use = 0; use < 3; use += 1) await request(service, planOf(service, place, { amountFen: 100_00 }));
  const full = await request(service, planOf(service, place));
  service.clock.moveBy(1);
  const fresh = await request(service, planOf(service, place));
  expect([full.approver_kind, full.period_key]).toEqual(['REGIONAL_DIRECTOR', '2026-11']);
  expect([fresh.approver_kind, fresh.period_key]).toEqual(['STORE_MANAGER', '2026-12']);
  service.clock.moveTo(before);
});

test('R60: a budget that is not set refuses, and does not jump to the executive president', async () => {
  const plan = planOf(service, place, { level: 'MAJOR', ownerTier: 3 });
  const row = await request(service, plan);
  expect(row).toMatchObject({ state: 'REJECTED', rejection_reason: 'BUDGET_NOT_SET', approver_post_id: null });
  const told = (await service.told()).filter(({ payload }) => payload.planId === plan.planId);
  expect(told).toMatchObject([{ subject: 'fund.disbursement.rejected.v2', payload: { reason: 'BUDGET_NOT_SET' } }]);
});

test('R60: a budget is used to the fen; what it cannot cover climbs to the executive president', async () => {
  await setBudget('500.00');
  const of = (amountFen: number) =>
    request(service, planOf(service, place, { level: 'ABNORMAL', ownerTier: 3, amountFen }));
  const exact = await of(500_00);
  expect([exact.approver_kind, exact.period_key]).toEqual(['REGIONAL_PRESIDENT', '2026-Q4']);
  const over = await of(1);
  expect([over.approver_kind, over.period_key]).toEqual(['EXECUTIVE_PRESIDENT', '2026-Q4']);
});

test('R26: a vacant post falls to the next superior', async () => {
  await vacate(service, place.manager);
  const row = await request(service, planOf(service, place));
  expect(row.approver_kind).toBe('REGIONAL_DIRECTOR');
});

test('a post that is not known yet is waited for', async () => {
  const unknown = { storeId: uuidv7(), regionId: uuidv7() };
  const plan = planOf(service, unknown);
  expect(await service.hear(planAccepted.of(plan))).toMatchObject({ kind: 'AWAITED' });
  expect(await disbursementOfPlan(service, plan.planId)).toBeUndefined();
});

test('a plan asks once, however often and in however many messages it is heard', async () => {
  const plan = planOf(service, place, { amountFen: 100_00 });
  await Promise.all(Array.from({ length: 5 }, () => service.hear(planAccepted.of(plan))));
  const [{ held_fen }] = await service.dataSource.query('select held_fen from allowance where post_id = $1', [
    place.manager.postId,
  ]);
  expect(Number(held_fen)).toBe(100_00);
  expect(await wrongCounters(service)).toEqual([]);
});

test('a plan without a compensation asks for nothing', async () => {
  expect(await request(service, planOf(service, place, { compensation: null }))).toBeUndefined();
});

test('R29: a complaint without store and region goes to the executive president', async () => {
  const row = await request(service, planOf(service, { storeId: null, regionId: null }));
  expect(row).toMatchObject({ approver_post_id: headquarters.executive.postId, state: 'REQUESTED' });
});

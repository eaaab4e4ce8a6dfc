import { startTestService, type TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  assigned,
  bookedOf,
  climbedTo,
  counterOf,
  disbursementOfPlan,
  levelled,
  merged,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  request,
  vacate,
  wrongCounters,
} from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';
import { authoritiesWith, policiesOf, yuan } from './policies.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(async () => {
  expect(await wrongCounters(service)).toEqual([]);
  await service?.stop();
});

/** A request of a plan that waits for the manager. */
async function waiting(changes: Parameters<typeof planOf>[2] = {}) {
  const plan = await openComplaint(service, place, changes);
  const row = await request(service, plan);
  expect(row).toMatchObject({ state: 'REQUESTED', approver_post_id: place.manager.postId });
  return { plan, id: row.id as string };
}
const rowOf = async (planId: string) => disbursementOfPlan(service, planId);

test('R61: a request whose complaint rises to another level goes up at once with what it holds', async () => {
  const { plan, id } = await waiting();
  await service.hear(levelled(plan, 'SECOND'), { version: 2 });
  expect(await rowOf(plan.planId)).toMatchObject({
    ...{ state: 'REQUESTED', approver_post_id: place.director.postId, level: 'SECOND', period_key: '2026-11' },
    ...{ hold_number: 2, policy_version: 1 },
    route: [
      { kind: 'STORE_MANAGER', obstacle: 'LEVEL_NOT_COVERED' },
      { kind: 'REGIONAL_DIRECTOR', obstacle: null, postId: place.director.postId },
    ],
  });
  expect(await counterOf(service, place.manager.postId)).toMatchObject({ held: 0, spent: 0 });
  expect(await counterOf(service, place.director.postId)).toMatchObject({ held: 80_00 });
  expect(await bookedOf(service, id)).toEqual(['HOLD', 'RELEASE', 'HOLD']);
  const [told] = await service.told('fund.disbursement.climbed.v1');
  expect(told?.payload).toMatchObject({ fromPostId: place.manager.postId, obstacle: 'LEVEL_NOT_COVERED' });
  expect(codesOf(await ask.approve(place.manager.holder, id))).toEqual(['NOT_APPROVER']);
  expect((await ask.approve(place.director.holder, id)).disbursement.state).toBe('APPROVED');
});

test.each([
  ['goes up a tier', climbedTo],
  ['is assigned higher', assigned],
] as const)('R61: a request whose case %s does not stay below the owner', async (_, told) => {
  const { plan } = await waiting();
  await service.hear(told(plan, 2), { version: 2 });
  expect(await rowOf(plan.planId)).toMatchObject({ approver_kind: 'REGIONAL_DIRECTOR', owner_tier: 2 });
});

test('R61: uses of complaints that were joined count together: a request no longer covered goes up', async () => {
  const { plan } = await waiting({ compensation: { amountFen: 60_00, purpose: 'RETURN' } });
  const other = await waiting({ compensation: { amountFen: 60_00, purpose: 'RETURN' } });
  await service.hear(merged(other.plan, plan), { version: 2 });
  const rows = [await rowOf(plan.planId), await rowOf(other.plan.planId)];
  expect(rows.map((row) => row.approver_kind).sort()).toEqual(['REGIONAL_DIRECTOR', 'REGIONAL_DIRECTOR']);
});

test('R61: what is not covered any more when it is approved goes up instead of being granted', async () => {
  const { plan, id } = await waiting();
  // As if the level had been heard of without its event: what is decided by is what is known.
  await service.dataSource.query(`update directory_level set level = 'SECOND' where complaint_id = $1`, [
    plan.complaintId,
  ]);
  const { disbursement, errors } = await ask.approve(place.manager.holder, id);
  expect(errors).toEqual([]);
  expect(disbursement).toMatchObject({ state: 'REQUESTED', approverKind: 'REGIONAL_DIRECTOR', decidedBy: null });
});

test('R60, R62: a version that allows more, or less, holds from its day on, within the month that runs', async () => {
  const { publish } = policiesOf(service, headquarters.administrator.holder);
  const monthly = async (amount: string) => {
    const limit = { kind: 'FIXED', amount: yuan(amount) };
    const authorities = authoritiesWith({ STORE_MANAGER: { limit } });
    expect((await publish({ document: { authorities } })).errors).toEqual([]);
  };
  const kindOf = async (amountFen: number) =>
    (await request(service, planOf(service, place, { amountFen }))).approver_kind;
  const query = `{ allowance(postId: "${place.manager.postId}") { limit { amount } left { amount } } }`;
  const shown = async () => (await service.ask(place.manager.holder, query)).data.allowance;
  for (let use = 0; use < 3; use += 1) expect(await kindOf(100_00)).toBe('STORE_MANAGER');
  expect(await kindOf(1)).toBe('REGIONAL_DIRECTOR');
  await monthly('350.00');
  expect(await shown()).toEqual({ limit: { amount: '350.00' }, left: { amount: '50.00' } });
  expect([await kindOf(50_00), await kindOf(1)]).toEqual(['STORE_MANAGER', 'REGIONAL_DIRECTOR']);
  await monthly('320.00');
  expect(await shown()).toEqual({ limit: { amount: '320.00' }, left: { amount: '0.00' } });
  expect(await kindOf(1)).toBe('REGIONAL_DIRECTOR');
  expect((await publish()).errors).toEqual([]);
});

test('R65: a request that goes up keeps the period and the policy of its hold, also after month and policy are others', async () => {
  const before = service.clock.now();
  service.clock.moveTo(new Date('2026-11-30T15:59:59.999Z'));
  const { plan } = await waiting();
  const { policy_version } = await rowOf(plan.planId);
  service.clock.moveBy(1);
  const { publish } = policiesOf(service, headquarters.administrator.holder);
  const shorter = { document: { holdHours: 24 } };
  expect((await publish(shorter)).errors).toEqual([]);
  await service.hear(climbedTo(plan, 2), { version: 2 });
  const row = await rowOf(plan.planId);
  expect(row).toMatchObject({ approver_kind: 'REGIONAL_DIRECTOR', period_key: '2026-11', policy_version });
  expect(row.hold_until).toEqual(new Date('2026-12-03T15:59:59.999Z'));
  expect((await publish()).errors).toEqual([]);
  service.clock.moveTo(before);
});

test('R60, R61: a request that nobody above may grant is refused, and told with its reason', async () => {
  const { plan, id } = await waiting();
  await service.hear(levelled(plan, 'MAJOR'), { version: 2 });
  expect(await rowOf(plan.planId)).toMatchObject({ state: 'REJECTED', rejection_reason: 'BUDGET_NOT_SET' });
  expect(await bookedOf(service, id)).toEqual(['HOLD', 'RELEASE']);
  const told = (await service.told('fund.disbursement.rejected.v2')).filter(
    ({ payload }) => payload.planId === plan.planId,
  );
  expect(told).toMatchObject([{ payload: { reason: 'BUDGET_NOT_SET' } }]);
});

test('R26: a request goes past a post that became vacant, to the next that is held', async () => {
  const { plan } = await waiting();
  await vacate(service, place.director);
  await ask.setBudget(headquarters.administrator.holder, place.regionId);
  await service.hear(climbedTo(plan, 2), { version: 2 });
  expect(await rowOf(plan.planId)).toMatchObject({
    approver_kind: 'REGIONAL_PRESIDENT',
    route: [{ obstacle: 'BELOW_OWNER_TIER' }, { obstacle: 'VACANT' }, { obstacle: null }],
  });
});

test('R61: what is decided on stays where it was decided, whatever becomes of the complaint', async () => {
  const { plan, id } = await waiting();
  await ask.approve(place.manager.holder, id);
  await service.hear(levelled(plan, 'SECOND'), { version: 2 });
  expect(await rowOf(plan.planId)).toMatchObject({ state: 'APPROVED', approver_kind: 'STORE_MANAGER', level: 'FIRST' });
});

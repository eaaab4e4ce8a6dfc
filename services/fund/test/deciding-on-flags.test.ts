import { startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { deputise, openComplaint, openHeadquarters, openPlace, type Place, planOf, request, staff } from './chain.js';
import { flagsOf, rowsOf, watched } from './flags.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let flags: ReturnType<typeof flagsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
let overseer: TestCaller;
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  flags = flagsOf(service);
  headquarters = await openHeadquarters(service);
  overseer = headquarters.oversight.holder;
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(() => service?.stop());

const found = () => flags.in(overseer, place.regionId);

/** Two uses for one complaint, asked for by some people and granted by the manager, are flagged. */
async function flagged(...askers: TestCaller[]) {
  const plan = await openComplaint(service, place);
  const ids: string[] = [];
  for (const asker of askers.length > 0 ? askers : [place.manager.holder, place.manager.holder]) {
    const { disbursement } = await ask.request(asker, plan.complaintId, { amount: { amount: '20.00' } });
    if (disbursement.state === 'REQUESTED') await ask.approve(place.manager.holder, disbursement.id);
    ids.push(disbursement.id);
  }
  const [flag] = await found();
  return { plan, ids, flagId: flag?.id as string };
}

test('R66: oversight dismisses a flag; a later use raises another with it and what is needed to understand', async () => {
  const { plan, ids, flagId } = await flagged();
  const { flag, errors } = await flags.dismiss(overseer, flagId, ' two lids were cracked ');
  expect(errors).toEqual([]);
  expect(flag).toMatchObject({
    ...{ id: flagId, state: 'DISMISSED', note: 'two lids were cracked', decidedBy: { id: overseer.sub } },
    decidedAt: service.clock.now().toISOString(),
  });
  // Something else about the same uses is nothing new.
  await ask.pay(place.cashier.holder, ids[0] as string);
  expect(await found()).toMatchObject([{ id: flagId, state: 'DISMISSED' }]);
  const { disbursement: third } = await ask.request(place.manager.holder, plan.complaintId, {
    amount: { amount: '20.00' },
  });
  const [anew, before] = await found();
  expect(before).toMatchObject({ id: flagId, state: 'DISMISSED', disbursementCount: 2 });
  expect(anew).toMatchObject({ state: 'OPEN', total: { amount: '40.00' } });
  expect(rowsOf(anew)).toEqual([third.id, ids[1]]);
  const { disbursement: fourth } = await ask.request(place.manager.holder, plan.complaintId, {
    amount: { amount: '20.00' },
  });
  expect(rowsOf((await found())[0])).toEqual([fourth.id, third.id, ids[1]]);
});

test('R66: a flag is confirmed once, with a reason', async () => {
  const { flagId } = await flagged();
  expect(await flags.confirm(overseer, flagId, ' ')).toEqual({
    flag: null,
    errors: [{ code: 'TEXT_EMPTY', path: ['reason'] }],
  });
  expect((await flags.confirm(headquarters.executive.holder, flagId)).flag).toMatchObject({ state: 'CONFIRMED' });
  for (const again of [flags.confirm, flags.dismiss])
    expect(codesOf(await again(overseer, flagId))).toEqual(['ALREADY_DECIDED']);
  for (const unknown of [uuidv7(), 'no id'])
    expect(codesOf(await flags.confirm(overseer, unknown))).toEqual(['NOT_FOUND']);
});

test('R66: who asked for, granted or paid one of its disbursements does not decide, nor does a deputy of theirs', async () => {
  const { customerService } = headquarters;
  const { flagId } = await flagged(customerService.holder, place.manager.holder);
  expect(codesOf(await flags.dismiss(customerService.holder, flagId))).toEqual(['OWN_DISBURSEMENT']);
  const deputy = await deputise(service, customerService);
  expect(codesOf(await flags.dismiss(deputy, flagId))).toEqual(['OWN_DISBURSEMENT']);
  expect(codesOf(await flags.dismiss(overseer, flagId))).toEqual([]);
});

test('R66: the executive president does not decide on what the same person granted', async () => {
  const { executive } = headquarters;
  const plan = planOf(service, place, { level: 'ABNORMAL', ownerTier: 3, amountFen: 9_000_00 });
  await ask.setBudget(headquarters.administrator.holder, place.regionId, { amount: '1.00' });
  for (const one of [plan, { ...plan, planId: uuidv7() }])
    expect(codesOf(await ask.approve(executive.holder, (await request(service, one)).id))).toEqual([]);
  await watched(service);
  const rows = await service.dataSource.query('select id from disbursement where complaint_id = $1', [
    plan.complaintId,
  ]);
  expect(rows).toHaveLength(2);
  const [flag] = await found();
  expect(codesOf(await flags.confirm(executive.holder, flag?.id as string))).toEqual(['OWN_DISBURSEMENT']);
});

describe('R66, R91: flags', () => {
  const FLAGS = 'query ($id: ID!) { disbursement(id: $id) { id flags { id kind disbursements { id } } } }';
  const ofDisbursement = async (by: TestCaller, id: string) => (await service.ask(by, FLAGS, { id })).data.disbursement;

  test('are seen by oversight and the executive president, each with its disbursements', async () => {
    const { ids, flagId } = await flagged();
    const { executive, oversight, customerService } = headquarters;
    for (const { holder } of [executive, oversight, customerService]) {
      expect(await flags.in(holder, place.regionId)).toMatchObject([{ id: flagId }]);
      const rows = ids.toReversed().map((id) => ({ id }));
      expect(await ofDisbursement(holder, ids[0] as string)).toEqual({
        id: ids[0],
        flags: [{ id: flagId, kind: 'SEVERAL_FOR_COMPLAINT', disbursements: rows }],
      });
    }
  });

  test('are nothing to anybody else, who decides on none either', async () => {
    const { ids, flagId } = await flagged();
    const { manager, director, president, cashier } = place;
    for (const { holder } of [manager, director, president, cashier, headquarters.administrator]) {
      expect(await flags.in(holder, place.regionId)).toEqual([]);
      expect(await ofDisbursement(holder, ids[0] as string)).toEqual({ id: ids[0], flags: [] });
      expect(codesOf(await flags.dismiss(holder, flagId))).toEqual(['NOT_OVERSIGHT']);
    }
    expect(await flags.in(staff(), place.regionId)).toEqual([]);
    expect(codesOf(await flags.confirm(staff(), flagId))).toEqual(['NOT_OVERSIGHT']);
  });

  test('are decided on by a deputy in approvals, for the holder, and by no deputy in anything else', async () => {
    const { flagId } = await flagged();
    const onlyCases = await deputise(service, headquarters.executive, ['CASES']);
    expect(await flags.in(onlyCases, place.regionId)).toMatchObject([{ id: flagId }]);
    expect(codesOf(await flags.dismiss(onlyCases, flagId))).toEqual(['NOT_OVERSIGHT']);
    const deputy = await deputise(service, headquarters.oversight, ['APPROVALS']);
    expect((await flags.dismiss(deputy, flagId)).flag).toMatchObject({ decidedBy: { id: deputy.sub } });
    const [row] = await service.dataSource.query('select decided_on_behalf_of as holder from flag where id = $1', [
      flagId,
    ]);
    expect(row.holder).toBe(overseer.sub);
  });

  test('are paged, the newest first, and told apart by state, kind and region', async () => {
    const first = await flagged();
    const second = await flagged();
    await flags.dismiss(overseer, first.flagId);
    const ids = async (asked: object) => (await flags.in(overseer, place.regionId, asked)).map(({ id }) => id);
    expect(await ids({})).toEqual([second.flagId, first.flagId]);
    expect(await ids({ state: 'OPEN' })).toEqual([second.flagId]);
    expect(await ids({ state: 'DISMISSED', kind: 'SEVERAL_FOR_COMPLAINT' })).toEqual([first.flagId]);
    expect(await ids({ kind: 'SAME_PAYEE' })).toEqual([]);
    const { hasNextPage, endCursor } = await flags.page(overseer, { regionId: place.regionId, first: 1 });
    expect(hasNextPage).toBe(true);
    expect(await ids({ first: 1, after: endCursor })).toEqual([first.flagId]);
    expect((await flags.page(overseer, { regionId: 'no id' })).flags).toEqual([]);
    expect((await flags.page(overseer)).flags.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining(await ids({})),
    );
  });
});

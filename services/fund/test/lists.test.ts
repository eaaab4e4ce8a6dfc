import { startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { openComplaint, openHeadquarters, openPlace, type Place, planOf, registerComplaint, staff } from './chain.js';
import { mutationsOf } from './mutations.js';

let service: TestService;
let ask: ReturnType<typeof mutationsOf>;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
let elsewhere: Place;
const ids: string[] = [];
beforeAll(async () => {
  service = await startTestService(fund);
  ask = mutationsOf(service);
  headquarters = await openHeadquarters(service);
  place = await openPlace(service);
  elsewhere = await openPlace(service);
  for (const amount of ['10.00', '20.00', '30.00', '40.00']) {
    const plan = await openComplaint(service, place);
    const { disbursement } = await ask.request(place.manager.holder, plan.complaintId, {
      ...{ amount: { amount }, payeeReference: 'alipay:zhaomin-1234' },
    });
    ids.unshift(disbursement.id);
    service.clock.moveBy(1_000);
  }
  await ask.pay(place.cashier.holder, ids[0] as string);
});
afterAll(() => service?.stop());

const LIST = `query ($filter: DisbursementFilter, $first: Int! = 20, $after: String) {
  disbursements(filter: $filter, first: $first, after: $after) {
    totalCount edges { node { id payeeReference } } pageInfo { hasNextPage endCursor }
  } }`;
async function list(caller: TestCaller, filter: object | null = null, page: object = {}) {
  const { data, errors } = await service.ask(caller, LIST, { filter, ...page });
  expect(errors).toBeUndefined();
  const { totalCount, edges, pageInfo } = data.disbursements;
  return { totalCount, ids: edges.map(({ node }: { node: { id: string } }) => node.id), edges, ...pageInfo };
}

describe('the list of disbursements', () => {
  test('pages from the newest, and counts', async () => {
    const first = await list(place.director.holder, null, { first: 3 });
    expect(first).toMatchObject({ totalCount: 4, ids: ids.slice(0, 3), hasNextPage: true });
    const second = await list(place.director.holder, null, { first: 3, after: first.endCursor });
    expect(second).toMatchObject({ ids: ids.slice(3), hasNextPage: false });
  });

  test('is filtered by state, place, complaint, approver and time', async () => {
    const by = headquarters.executive.holder;
    const at = (ms: number) => new Date(service.clock.now().getTime() + ms).toISOString();
    expect((await list(by, { states: ['PAID'] })).ids).toEqual([ids[0]]);
    expect((await list(by, { states: ['APPROVED'], storeId: place.storeId })).ids).toEqual(ids.slice(1));
    expect((await list(by, { regionId: place.regionId, from: at(-2_000) })).ids).toEqual(ids.slice(0, 2));
    expect((await list(by, { approverPostId: place.manager.postId, until: at(-2_000) })).ids).toEqual(ids.slice(2));
    expect((await list(by, { complaintId: uuidv7() })).ids).toEqual([]);
    expect(await list(by, { storeId: 'no id' })).toMatchObject({ ids: [], totalCount: 0 });
  });

  test('R91: shows each what they may see; a clerk those of the store that are not confidential towards it', async () => {
    const clerk = await place.clerk();
    const confidential = planOf(service, place, { ownerTier: 2 });
    await registerComplaint(service, confidential, true);
    expect((await list(clerk)).ids).toEqual(ids);
    for (const stranger of [elsewhere.director.holder, elsewhere.manager.holder, staff()])
      expect(await list(stranger)).toMatchObject({ ids: [], totalCount: 0 });
  });

  test('R91: masks who gets the money, but for who pays, decides or asked', async () => {
    const shown = async (caller: TestCaller) => (await list(caller, null, { first: 1 })).edges[0].node.payeeReference;
    expect(await shown(place.cashier.holder)).toBe('alipay:zhaomin-1234');
    expect(await shown(place.manager.holder)).toBe('alipay:zhaomin-1234');
    expect(await shown(place.director.holder)).toBe('***************1234');
  });
});

describe('what is left at a glance', () => {
  const ALLOWANCE = `query ($id: ID!, $periodKey: String) { allowance(postId: $id, periodKey: $periodKey) {
    periodKey limit { amount } held { amount } spent { amount } left { amount } post { id } exhaustedAt
  } }`;
  const allowance = async (caller: TestCaller, id: string, periodKey: string | null = null) =>
    (await service.ask(caller, ALLOWANCE, { id, periodKey })).data.allowance;

  test('R60: of every post with an authority, before and after its first use', async () => {
    const { holder, postId } = place.manager;
    expect(await allowance(holder, postId)).toMatchObject({
      ...{ periodKey: '2026-11', limit: { amount: '300.00' }, spent: { amount: '100.00' }, left: { amount: '200.00' } },
      ...{ held: { amount: '0.00' }, post: { id: postId }, exhaustedAt: null },
    });
    const untouched = { spent: { amount: '0.00' }, held: { amount: '0.00' } };
    expect(await allowance(place.director.holder, place.director.postId)).toMatchObject({
      ...{ ...untouched, limit: { amount: '2000.00' } },
    });
    const president = place.president.postId;
    expect(await allowance(place.president.holder, president)).toMatchObject({
      ...untouched,
      limit: { amount: '0.00' },
    });
    await ask.setBudget(headquarters.administrator.holder, place.regionId, { amount: '7000.00' });
    expect(await allowance(place.president.holder, president)).toMatchObject({
      periodKey: '2026-Q4',
      left: { amount: '7000.00' },
    });
    const { executive } = headquarters;
    expect(await allowance(executive.holder, executive.postId)).toMatchObject({
      ...untouched,
      limit: null,
      left: null,
    });
  });

  test('of another period: what was, and nothing where nothing was', async () => {
    const { holder, postId } = place.manager;
    expect(await allowance(holder, postId, '2026-11')).toMatchObject({ spent: { amount: '100.00' } });
    expect(await allowance(holder, postId, '2026-10')).toBeNull();
    expect(await allowance(holder, postId, 'November')).toBeNull();
  });

  test('R91: of a post elsewhere, without authority or unknown there is nothing', async () => {
    for (const [caller, id] of [
      [elsewhere.director.holder, place.manager.postId],
      [place.cashier.holder, place.cashier.postId],
      [place.director.holder, uuidv7()],
      [place.director.holder, 'no id'],
    ] as const)
      expect(await allowance(caller, id)).toBeNull();
  });

  test('R60: of a region’s budget, of the running quarter and of others', async () => {
    const query =
      'query ($id: ID!, $quarter: String) { budget(regionId: $id, quarter: $quarter) { periodKey limit { amount } } }';
    const budget = async (caller: TestCaller, quarter: string | null = null) =>
      service.ask(caller, query, { id: place.regionId.toUpperCase(), quarter });
    const { holder } = place.president;
    expect((await budget(holder)).data.budget).toEqual({ periodKey: '2026-Q4', limit: { amount: '7000.00' } });
    expect((await budget(holder, '2027-Q1')).data.budget).toEqual({ periodKey: '2027-Q1', limit: null });
    expect((await budget(elsewhere.president.holder)).data.budget).toBeNull();
    expect((await budget(holder, '2027')).errors).toMatchObject([{ extensions: { rule: 'QUARTER_INVALID' } }]);
  });
});

import { planAccepted, postChanged, storeChanged } from '@complaints/contracts';
import { startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  amended,
  deputise,
  disbursementOfPlan,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  registerComplaint,
  registered,
  request,
  separated,
  staff,
} from './chain.js';
import { codesOf, mutationsOf } from './mutations.js';

let service: TestService;
let headquarters: Awaited<ReturnType<typeof openHeadquarters>>;
let place: Place;
let elsewhere: Place;

beforeAll(async () => {
  service = await startTestService(fund);
  headquarters = await openHeadquarters(service);
  place = await openPlace(service);
  elsewhere = await openPlace(service);
});
afterAll(() => service?.stop());

const ONE = 'query ($id: ID!) { disbursement(id: $id) { id complaint { id } store { id } approver { id } } }';
const FIELDS: Record<string, string> = {
  Disbursement: 'state',
  Complaint: 'disbursements { id amount { amount } } compensationTotal { amount }',
  Store: 'allowance { limit { amount } held { amount } spent { amount } left { amount } periodKey periodEndsAt }',
  Region: 'budget { limit { amount } left { amount } held { amount } periodKey }',
};

/** What the gateway is told of entities on somebody's behalf. */
async function entities(caller: TestCaller, type: string, ...ids: string[]) {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${FIELDS[type]} } } }`;
  const { data, errors } = await service.ask(caller, query, { of: ids.map((id) => ({ __typename: type, id })) });
  expect(errors).toBeUndefined();
  return data._entities;
}

const seen = async (caller: TestCaller, id: string) => (await service.ask(caller, ONE, { id })).data.disbursement;

describe('R91: a disbursement', () => {
  test('is seen by its store, its region and headquarters, and is null for everybody else', async () => {
    const plan = planOf(service, place);
    const { id } = await request(service, plan);
    const insiders = [place.manager, place.director, place.president, place.cashier, headquarters.executive];
    for (const { holder } of [...insiders, headquarters.administrator]) {
      expect(await seen(holder, id)).toEqual({
        id,
        complaint: { id: plan.complaintId },
        store: { id: place.storeId },
        approver: { id: place.manager.postId },
      });
      expect(await entities(holder, 'Disbursement', id)).toEqual([{ state: 'REQUESTED' }]);
    }
    const customer: TestCaller = { sub: place.manager.holder.sub, role: 'CUSTOMER' };
    for (const stranger of [elsewhere.director.holder, elsewhere.manager.holder, staff(), customer]) {
      expect(await seen(stranger, id)).toBeNull();
      expect(await entities(stranger, 'Disbursement', id)).toEqual([null]);
    }
    expect(await seen(place.director.holder, 'no id')).toBeNull();
  });

  test('of a complaint confidential towards its store is invisible to the store', async () => {
    const plan = planOf(service, place, { ownerTier: 2 });
    await registerComplaint(service, plan, true);
    const { id } = await request(service, plan);
    expect(await seen(place.manager.holder, id)).toBeNull();
    expect(await entities(place.manager.holder, 'Complaint', plan.complaintId)).toEqual([
      { disbursements: null, compensationTotal: null },
    ]);
    expect(await seen(place.director.holder, id)).toMatchObject({ id });
  });
});

test('R91: a store follows what becomes confidential towards it, or turns out to be about another', async () => {
  const plan = planOf(service, place, { ownerTier: 2 });
  const told = registered(plan);
  await service.hear(told, { version: 1 });
  const { id } = await request(service, plan);
  const [manager, other] = [place.manager.holder, elsewhere.manager.holder];
  const shows = async () => [
    (await seen(manager, id)) !== null,
    (await entities(manager, 'Complaint', plan.complaintId))[0].disbursements !== null,
    (await entities(other, 'Complaint', plan.complaintId))[0].disbursements !== null,
  ];
  expect(await shows()).toEqual([true, true, false]);
  await service.hear(amended(plan, { confidentialTowardsStore: true }), { version: 3 });
  await service.hear(amended(plan), { version: 2 });
  expect(await shows()).toEqual([false, false, false]);
  const { storeId, regionId } = elsewhere;
  await service.hear(separated(plan, { storeId, regionId }), { version: 4 });
  // The store that asked for the money goes on seeing what became of it.
  expect(await shows()).toEqual([true, true, true]);
});

test('R91: before its complaint is known a store sees nothing of a disbursement, and does not decide on it', async () => {
  const plan = planOf(service, place);
  await service.hear(planAccepted.of(plan));
  const { id } = await disbursementOfPlan(service, plan.planId);
  const { approve } = mutationsOf(service);
  const WAITING = '{ myApprovals(first: 100) { edges { node { id } } } }';
  const waiting = async () => JSON.stringify((await service.ask(place.manager.holder, WAITING)).data);
  expect(await seen(place.manager.holder, id)).toBeNull();
  expect(await entities(place.manager.holder, 'Complaint', plan.complaintId)).toEqual([
    { disbursements: null, compensationTotal: null },
  ]);
  expect(await waiting()).not.toContain(id);
  expect(codesOf(await approve(place.manager.holder, id))).toEqual(['NOT_FOUND']);
  expect(await seen(place.director.holder, id)).toMatchObject({ id });
  await registerComplaint(service, plan);
  expect(await seen(place.manager.holder, id)).toMatchObject({ id });
  expect(await waiting()).toContain(id);
  expect(codesOf(await approve(place.manager.holder, id))).toEqual([]);
});

test('an id that is none is null and harms no other beside it; letters may be large', async () => {
  const plan = planOf(service, place);
  const { id } = await request(service, plan);
  const both = (one: string) => ['no id', one.toUpperCase(), one];
  const { holder } = place.director;
  const requested = { state: 'REQUESTED' };
  expect(await entities(holder, 'Disbursement', ...both(id))).toEqual([null, requested, requested]);
  const of = { disbursements: [{ id, amount: { amount: '80.00' } }], compensationTotal: { amount: '0.00' } };
  const none = { disbursements: null, compensationTotal: null };
  expect(await entities(holder, 'Complaint', ...both(plan.complaintId))).toEqual([none, of, of]);
  const store = { allowance: expect.objectContaining({ periodKey: '2026-11' }) };
  expect(await entities(holder, 'Store', ...both(place.storeId))).toEqual([{ allowance: null }, store, store]);
  const region = { budget: expect.objectContaining({ periodKey: '2026-Q4' }) };
  expect(await entities(holder, 'Region', 'no id', place.regionId.toUpperCase())).toEqual([{ budget: null }, region]);
});

describe('a complaint', () => {
  test('shows its disbursements and what was granted, nothing to those who may not see it', async () => {
    const plan = planOf(service, place, { proposerId: place.manager.holder.sub, amountFen: 30_00 });
    await registerComplaint(service, plan);
    const granted = await request(service, plan);
    const waiting = await request(service, planOf(service, place, { complaintId: plan.complaintId, amountFen: 20_00 }));
    const none = planOf(service, place);
    await registerComplaint(service, none);
    const answer = await entities(place.director.holder, 'Complaint', plan.complaintId, none.complaintId, uuidv7());
    expect(answer).toEqual([
      {
        disbursements: [
          { id: granted.id, amount: { amount: '30.00' } },
          { id: waiting.id, amount: { amount: '20.00' } },
        ],
        compensationTotal: { amount: '30.00' },
      },
      { disbursements: [], compensationTotal: { amount: '0.00' } },
      { disbursements: null, compensationTotal: null },
    ]);
    expect(await entities(elsewhere.director.holder, 'Complaint', plan.complaintId)).toEqual([
      { disbursements: null, compensationTotal: null },
    ]);
  });
});

describe('what is left at a glance', () => {
  test('R60: a store’s allowance is whole before the first use, and is not shown to another region', async () => {
    const fresh = await openPlace(service);
    const whole = {
      limit: { amount: '300.00' },
      held: { amount: '0.00' },
      spent: { amount: '0.00' },
      left: { amount: '300.00' },
      periodKey: '2026-11',
      periodEndsAt: '2026-11-30T16:00:00.000Z',
    };
    expect(await entities(fresh.manager.holder, 'Store', fresh.storeId)).toEqual([{ allowance: whole }]);
    await request(service, planOf(service, fresh, { amountFen: 99_99 }));
    const answer = await entities(headquarters.administrator.holder, 'Store', fresh.storeId, uuidv7());
    expect(answer).toEqual([
      { allowance: { ...whole, held: { amount: '99.99' }, left: { amount: '200.01' } } },
      { allowance: null },
    ]);
    expect(await entities(elsewhere.director.holder, 'Store', fresh.storeId)).toEqual([{ allowance: null }]);
  });

  test('R60: a region’s budget has no limit until it is set', async () => {
    const fresh = await openPlace(service);
    const unset = { limit: null, left: null, held: { amount: '0.00' }, periodKey: '2026-Q4' };
    expect(await entities(fresh.president.holder, 'Region', fresh.regionId)).toEqual([{ budget: unset }]);
    await mutationsOf(service).setBudget(headquarters.administrator.holder, fresh.regionId, { amount: '50.00' });
    expect(await entities(fresh.president.holder, 'Region', fresh.regionId, place.regionId)).toEqual([
      { budget: { ...unset, limit: { amount: '50.00' }, left: { amount: '50.00' } } },
      { budget: null },
    ]);
    expect(await entities(fresh.manager.holder, 'Region', fresh.regionId)).toEqual([{ budget: null }]);
  });
});

describe('myApprovals', () => {
  const PAGE = `query ($after: String) { myApprovals(first: 2, after: $after) {
    edges { node { id } } pageInfo { hasNextPage endCursor }
  } }`;
  const page = async (caller: TestCaller, after?: string) => {
    const { data } = await service.ask(caller, PAGE, { after });
    const { edges, pageInfo } = data.myApprovals;
    return { ids: edges.map((edge: { node: { id: string } }) => edge.node.id), ...pageInfo };
  };

  test('R61: pages through what waits for the holder, and leaves out what a deputy may not approve', async () => {
    const fresh = await openPlace(service);
    const deputy = await deputise(service, fresh.director);
    const ids: string[] = [];
    for (const proposerId of [uuidv7(), deputy.sub, uuidv7()]) {
      ids.push((await request(service, planOf(service, fresh, { ownerTier: 2, proposerId }))).id);
    }
    const first = await page(fresh.director.holder);
    expect(first).toMatchObject({ ids: ids.slice(0, 2), hasNextPage: true });
    expect(await page(fresh.director.holder, first.endCursor)).toMatchObject({ ids: ids.slice(2), hasNextPage: false });
    expect((await page(deputy)).ids).toEqual([ids[0], ids[2]]);
    expect((await page(elsewhere.director.holder)).ids).toEqual([]);
  });
});

test('a cursor that is none of the list is refused', async () => {
  for (const key of [['no id'], []]) {
    const after = Buffer.from(JSON.stringify(key)).toString('base64url');
    const query = `{ myApprovals(after: "${after}") { edges { cursor } } }`;
    const { errors } = await service.ask(place.director.holder, query);
    expect(errors).toMatchObject([{ extensions: { rule: 'CURSOR_INVALID' } }]);
  }
});

test('an older state of a post or a store does not replace a newer one', async () => {
  const { storeId, regionId } = await openPlace(service);
  const names = { code: 'S', nameZh: '店', nameEn: 'Store' };
  await service.hear(storeChanged.of({ storeId, regionId: uuidv7(), ...names }), { version: 1 });
  const [store] = await service.dataSource.query('select region_id from directory_store where id = $1', [storeId]);
  expect(store.region_id).toBe(regionId);
  const post = {
    postId: uuidv7(),
    kind: 'CASHIER' as const,
    storeId: null,
    regionId,
    departmentId: null,
    deputies: [],
  };
  await service.hear(postChanged.of({ ...post, holderId: null }), { version: 3 });
  await service.hear(postChanged.of({ ...post, holderId: uuidv7() }), { version: 2 });
  const [row] = await service.dataSource.query('select holder_id from directory_post where id = $1', [post.postId]);
  expect(row.holder_id).toBeNull();
});

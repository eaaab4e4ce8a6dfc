import {
  demonstrationChain,
  planAccepted,
  postChanged,
  postChangedV1,
  regionChanged,
  storeChanged,
  type Told,
} from '@complaints/contracts';
import { createLog } from '@complaints/kit';
import {
  askOncePerKey,
  auditOf,
  type Deed,
  expectDeed,
  expectEffect,
  expectNoneInClear,
  keyed,
  mutationsIn,
  OF_THE_KIT,
  type Sample,
  startTestService,
  type TestCaller,
  type TestService,
  tablesOf,
} from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import {
  amended,
  deputise,
  disbursementOfPlan,
  erased,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  registered,
  separated,
  staff,
} from './chain.js';
import { mutationsOf } from './mutations.js';
import { versionOf } from './policies.js';

const WORDS = { note: '王芳, 13912345678', reference: 'WX 13912345678' };

let service: TestService;
let place: Place;
let elsewhere: Place;
let administrator: Awaited<ReturnType<typeof openHeadquarters>>['administrator'];
beforeAll(async () => {
  service = await startTestService(fund);
  ({ administrator } = await openHeadquarters(service));
  place = await openPlace(service);
  elsewhere = await openPlace(service);
  await mutationsOf(service).setBudget(administrator.holder, place.regionId, { amount: '20000.00' });
});
afterAll(() => service?.stop());

/** What was done of everything that can be done here. */
const done = new Set<string>();

/** Somebody acts, once per key. */
async function acts(sample: Sample, deed: Pick<Deed, 'changes' | 'reason' | 'onBehalfOf'>) {
  const { rows } = await askOncePerKey(service, sample);
  expectDeed(rows, { operation: sample.mutation, actorId: sample.by.sub, ...deed });
  done.add(sample.mutation);
}
async function hears(told: Told, deed: Pick<Deed, 'changes' | 'reason'>) {
  await expectEffect(service, told, deed);
  done.add(told.type.subject);
}

/** A request that waits for the manager, as a person's acceptance of a plan causes it. */
async function requested(changes: Deed['changes'], amountFen = 20_00): Promise<string> {
  const plan = planOf(service, place, { amountFen });
  await hears(registered(plan), { changes: {} });
  await hears(planAccepted.of(plan), { changes });
  return (await disbursementOfPlan(service, plan.planId)).id;
}
const HELD = { 'INSERT disbursement': 1, 'UPDATE allowance': 1 };
const DECIDED = { 'UPDATE disbursement': 1, 'UPDATE allowance': 1 };
const answer = 'disbursement { id state note rejectionReason payment { channel reference } paidAt }';

test('every table is audited and salted, or is a copy of what others own or of the kit', async () => {
  const tables = await tablesOf(service);
  const unaudited = tables.filter(({ isAudited }) => !isAudited).map(({ name }) => name);
  const copies = ['complaint', 'post', 'region', 'store'].map((name) => `directory_${name}`);
  expect(unaudited).toEqual([...OF_THE_KIT, ...copies].sort());
  expect(tables.filter(({ isAudited, isSalted }) => isAudited !== isSalted)).toEqual([]);
});

test('what is known of complaints, posts and places is a copy: its audit stands with its owner', async () => {
  const plan = planOf(service, place);
  await hears(separated(plan), { changes: {} });
  await hears(amended(plan), { changes: {} });
  const { postId, holder, ...post } = elsewhere.cashier;
  const names = { code: 'S-09', nameZh: '湖滨店', nameEn: 'Lakeside' };
  await hears(regionChanged.of({ regionId: place.regionId, ...names }), { changes: {} });
  await hears(storeChanged.of({ storeId: place.storeId, regionId: place.regionId, ...names }), { changes: {} });
  const told = { ...post, postId, departmentId: null, holderId: holder.sub, deputies: [] };
  await hears(postChangedV1.of(told), { changes: {} });
  await hears(postChanged.of(told), { changes: {} });
});

test('R61: what an accepted plan holds or is refused is audited in the name and the request of who accepted it', async () => {
  await requested({ ...HELD, 'INSERT allowance': 1 });
  const beyond = planOf(service, elsewhere, { amountFen: 500_00 });
  await hears(erased(beyond), { changes: {} });
  await hears(planAccepted.of(beyond), { changes: { 'INSERT disbursement': 1 }, reason: 'BUDGET_NOT_SET' });
});

test('R26: a decision of a deputy is audited on behalf of the holder, a rejection with its code', async () => {
  const by = await deputise(service, place.manager);
  const onBehalfOf = place.manager.holder.sub;
  const refused = { by: staff(), code: 'NOT_FOUND' };
  const of = async (mutation: string, words: object): Promise<Sample> => {
    const input = { disbursementId: await requested(HELD), ...words };
    return { mutation, by, answer, input, other: { disbursementId: place.storeId }, refused };
  };
  await acts(await of('approveDisbursement', { note: WORDS.note }), { onBehalfOf, changes: DECIDED });
  const rejection = await of('rejectDisbursement', { reason: WORDS.note });
  await acts(rejection, { onBehalfOf, changes: DECIDED, reason: 'DECIDED' });
});

test('R64: a payment is audited with its booking, by whoever has the right of a cashier', async () => {
  const deputy = await deputise(service, place.cashier);
  const pays = async (by: TestCaller): Promise<Sample> => {
    const disbursementId = await requested(HELD);
    await mutationsOf(service).approve(place.manager.holder, disbursementId);
    const payment = { channel: 'WECHAT_PAY', reference: WORDS.reference };
    const other = { payment: { ...payment, channel: 'CASH' } };
    const refused = { by: place.director.holder, code: 'NOT_PAYER' };
    return { mutation: 'payDisbursement', by, answer, input: { disbursementId, payment }, other, refused };
  };
  const changes = { 'UPDATE disbursement': 1, 'INSERT transfer': 1 };
  await acts(await pays(deputy), { changes, onBehalfOf: place.cashier.holder.sub });
  await acts(await pays(place.cashier.holder), { changes });
});

test('R60: a budget is audited with the allowance it limits; one that was written and then refused is not', async () => {
  await requested({ ...HELD, 'INSERT allowance': 1 }, 500_00);
  const budget = (limit: string) => ({ limit: { amount: limit } });
  const sample = {
    mutation: 'setBudget',
    answer: 'budget { limit { amount } held { amount } spent { amount } }',
    other: budget('15000.01'),
    refused: { input: budget('499.99'), code: 'BUDGET_BELOW_USED' },
  };
  const input = { regionId: place.regionId, quarter: '2026-Q4', ...budget('15000.00') };
  const changes = { 'UPDATE budget': 1, 'UPDATE allowance': 1 };
  await acts({ ...sample, by: administrator.holder, input }, { changes });
  const by = await deputise(service, administrator);
  await acts(
    { ...sample, by, input: { ...input, ...budget('16000.00') } },
    { changes, onBehalfOf: administrator.holder.sub },
  );
});

test('versions of the policy and their acknowledgements are audited; a validation leaves nothing', async () => {
  const version = {
    by: administrator.holder,
    input: versionOf(),
    other: { documentNumber: 'another' },
    refused: { input: { documentNumber: '' }, code: 'DOCUMENT_NUMBER_INVALID' },
  };
  await acts({ ...version, mutation: 'validateFundPolicy', answer: 'isConsistent' }, { changes: {} });
  await acts(
    { ...version, mutation: 'publishFundPolicy', answer: 'policy { id }' },
    { changes: { 'INSERT fund_policy': 1 } },
  );
  const acknowledgement = { by: place.manager.holder, input: { version: 1 }, other: { version: 2 } };
  await acts(
    {
      ...{ ...acknowledgement, mutation: 'acknowledgeFundPolicy', answer: 'policy { id }' },
      refused: { input: { version: 9 }, code: 'POLICY_NOT_FOUND' },
    },
    { changes: { 'INSERT fund_policy_acknowledgement': 1 } },
  );
});

test('the demonstration budgets are audited, the second time nothing', async () => {
  const operation = 'load-demonstration';
  const { dataSource, clock } = service;
  const parts = { dataSource, clock, log: createLog('fund', 'silent'), words: [] };
  const loads = () => auditOf(service, () => fund.commands[operation]?.(parts) as Promise<void>);
  const changes = { 'INSERT budget': demonstrationChain.regions.length * 5 };
  expectDeed((await loads()).rows, { operation, requestId: null, changes });
  expect((await loads()).rows).toEqual([]);
  done.add(operation);
});

test('all of it was done: every mutation, every event heard and every command', () => {
  const { graph, hearings, timers, commands } = fund;
  const mutations = mutationsIn(graph);
  expect(mutations).toEqual(mutations.map(({ name }) => keyed(name)));
  const parts = [...mutations, ...timers].map(({ name }) => name);
  const all = [...parts, ...hearings.map(({ type }) => type.subject), ...Object.keys(commands)];
  expect([...done].sort()).toEqual(all.sort());
});

test('no word that a person wrote stands in the audit', () =>
  expectNoneInClear(service, { disbursement: [WORDS.note, WORDS.reference] }));

import {
  demonstrationChain,
  planAccepted,
  postChanged,
  postChangedV1,
  regionChanged,
  storeChanged,
  type Told,
} from '@complaints/contracts';
import { after, createLog, DAY_MS } from '@complaints/kit';
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
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CHECKS } from '../src/domain/verification.js';
import { fund, fundWith } from '../src/service.js';
import { matchStatementsTimer } from '../src/timers/match-statements.js';
import { tidyFilesTimer } from '../src/timers/tidy-files.js';
import { watchDisbursementsTimer } from '../src/timers/watch-disbursements.js';
import {
  amended,
  assigned,
  climbedTo,
  closed,
  customer,
  deputise,
  disbursementOfPlan,
  erased,
  kept,
  levelled,
  merged,
  moved,
  openComplaint,
  opened,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  registered,
  reopened,
  resolved,
  separated,
  staff,
  superseded,
  withdrawn,
} from './chain.js';
import { exportOf, hereOf, NOVEMBER, seen, send, start } from './files.js';
import { mutationsOf } from './mutations.js';
import { type PaymentService, startPaymentService } from './payment-service.js';
import { gatewayTo } from './payouts.js';
import { versionOf } from './policies.js';
import { plainOf } from './statements.js';

const WORDS = { note: '王芳, 13912345678', reference: 'WX 13912345678' };

let service: TestService;
let payments: PaymentService;
let place: Place;
let elsewhere: Place;
let administrator: Awaited<ReturnType<typeof openHeadquarters>>['administrator'];
let executive: Awaited<ReturnType<typeof openHeadquarters>>['executive'];
let oversight: Awaited<ReturnType<typeof openHeadquarters>>['oversight'];
beforeAll(async () => {
  payments = await startPaymentService();
  // Its timers come round when the test says so, so that nothing happens beside what is looked at.
  service = await startTestService({ ...fundWith(() => gatewayTo(payments)), timers: [] });
  ({ administrator, executive, oversight } = await openHeadquarters(service));
  place = await openPlace(service);
  elsewhere = await openPlace(service);
  await mutationsOf(service).setBudget(administrator.holder, place.regionId, { amount: '20000.00' });
});
afterAll(async () => {
  await service?.stop();
  await payments?.stop();
});

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
const HELD = { 'INSERT disbursement': 1, 'UPDATE allowance': 1, 'INSERT transfer': 1 };
const DECIDED = { 'UPDATE disbursement': 1, 'UPDATE allowance': 1, 'INSERT transfer': 1 };
const answer = 'disbursement { id state note rejectionReason payment { channel reference } paidAt }';

/** What waits to be looked at, and the salt of what stands for payees in flags: neither says what anybody did. */
const OF_THE_WATCH = ['watch_queue', 'watch_salt'];

test('every table is audited and salted, or is a copy of what others own, of addresses that soon end, of the kit or of the watch', async () => {
  const tables = await tablesOf(service);
  const unaudited = tables.filter(({ isAudited }) => !isAudited).map(({ name }) => name);
  // Lines of statements are a bank's or made anew from the books; what they came to is audited with the reconciliation.
  const isCopy = (name: string) => name.startsWith('directory_') || name === 'reconciliation_line';
  const unsaid = [...OF_THE_KIT, ...OF_THE_WATCH, 'file_link'];
  expect(unaudited.filter((name) => !isCopy(name))).toEqual(unsaid.sort());
  expect(tables.filter(({ name, isAudited }) => isCopy(name) && isAudited)).toEqual([]);
  expect(tables.filter(({ isAudited, isSalted }) => isAudited !== isSalted)).toEqual([]);
});

test('what is known of complaints, posts and places is a copy: its audit stands with its owner', async () => {
  const plan = planOf(service, place);
  for (const told of [separated(plan), amended(plan), levelled(plan, 'SECOND'), moved(plan), merged(plan, plan)])
    await hears(told, { changes: {} });
  for (const told of [customer(plan), kept(plan), opened(plan), assigned(plan, 1), climbedTo(plan, 2)])
    await hears(told, { changes: {} });
  for (const told of [resolved(plan), closed(plan), reopened(plan), superseded(plan)])
    await hears(told, { changes: {} });
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

test('R61: what is asked for by hand is audited with what it holds, a deputy’s on behalf of the holder', async () => {
  const by = await deputise(service, elsewhere.manager);
  const { complaintId } = await openComplaint(service, elsewhere);
  const sample = {
    ...{ mutation: 'requestDisbursement', by, answer: 'disbursement { id state reason payeeReference }' },
    input: {
      ...{ complaintId, purpose: 'RETURN', amount: { amount: '20.00' } },
      ...{ reason: WORDS.note, payeeReference: WORDS.reference },
    },
    other: { purpose: 'EXCHANGE' },
    refused: { input: { amount: { amount: '0' } }, code: 'AMOUNT_NOT_POSITIVE' },
  };
  const changes = { ...HELD, 'INSERT allowance': 1 };
  await acts(sample, { changes, onBehalfOf: elsewhere.manager.holder.sub });
});

test('R61: what climbs is audited with why, and what it held and holds', async () => {
  const plan = await openComplaint(service, elsewhere, { compensation: { amountFen: 20_00, purpose: 'RETURN' } });
  await hears(planAccepted.of(plan), { changes: HELD });
  const moves = { 'UPDATE disbursement': 1, 'UPDATE allowance': 2, 'INSERT transfer': 2, 'INSERT allowance': 1 };
  await expectEffect(service, levelled(plan, 'SECOND'), { changes: moves, reason: 'LEVEL_NOT_COVERED' });
});

test('R65: what is called off, taken back or lapses is audited with its cause', async () => {
  const refused = { by: staff(), code: 'NOT_FOUND' };
  const of = async (mutation: string, disbursementId: string, by: TestCaller): Promise<Sample> => ({
    ...{ mutation, by, answer, input: { disbursementId, reason: WORDS.note } },
    ...{ other: { disbursementId: place.storeId }, refused },
  });
  const { holder } = place.manager;
  const cancelled = await of('cancelDisbursement', await requested(HELD), holder);
  await acts(cancelled, { changes: DECIDED, reason: 'BY_HAND' });
  const paid = await requested(HELD);
  await mutationsOf(service).approve(holder, paid);
  await mutationsOf(service).pay(place.cashier.holder, paid);
  await acts(await of('reverseDisbursement', paid, holder), { changes: { ...DECIDED, 'INSERT transfer': 2 } });
  const plan = planOf(service, place, { amountFen: 20_00 });
  await hears(planAccepted.of(plan), { changes: HELD });
  await hears(withdrawn(plan), { changes: DECIDED, reason: 'PLAN_WITHDRAWN' });
  const left = await requested(HELD);
  const [{ hold_until: now }] = await service.dataSource.query('select hold_until from disbursement where id = $1', [
    left,
  ]);
  const [timer] = fund.timers.filter(({ name }) => name === 'expire-holds');
  const others = await service.dataSource.query(
    `select id from disbursement where state = 'REQUESTED' and hold_until <= $1`,
    [now],
  );
  const { rows } = await auditOf(service, () => timer?.pass(service.dataSource, now) as Promise<number>);
  const changes = Object.fromEntries(Object.keys(DECIDED).map((change) => [change, others.length]));
  expectDeed(rows, { operation: 'expire-holds', requestId: null, changes, reason: 'EXPIRED' });
  done.add('expire-holds');
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

test('R65: an order to pay is audited in the name of who pays, and what came of it as done by the timer', async () => {
  const { complaintId } = await openComplaint(service, elsewhere);
  const given = { amount: { amount: '20.00' }, payeeReference: WORDS.reference };
  const { holder } = elsewhere.cashier;
  const { disbursement } = await mutationsOf(service).request(elsewhere.manager.holder, complaintId, given);
  const payment = { channel: 'WECHAT_PAY' };
  const input = { disbursementId: disbursement.id, payment };
  const refused = { input: { payment: { channel: 'CASH' } }, code: 'REFERENCE_MISSING' };
  const other = { payment: { channel: 'ALIPAY' } };
  await acts(
    { mutation: 'payDisbursement', by: holder, answer, input, other, refused },
    { changes: { 'INSERT payment_order': 1 } },
  );
  const timer = fundWith(() => gatewayTo(payments)).timers.find(({ name }) => name === 'send-payments');
  const sends = async () =>
    (await auditOf(service, async () => timer?.pass(service.dataSource, service.clock.now()))).rows;
  const deed = { operation: 'send-payments', requestId: null };
  payments.does.push('PEND');
  expectDeed(await sends(), { ...deed, changes: { 'UPDATE payment_order': 2 } });
  service.clock.moveBy(1_000);
  const paid = { 'UPDATE payment_order': 2, 'UPDATE disbursement': 1, 'INSERT transfer': 1 };
  expectDeed(await sends(), { ...deed, changes: paid });
  done.add('send-payments');
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
  const changes = { 'UPDATE budget': 1, 'UPDATE allowance': 1, 'INSERT transfer': 1 };
  await acts({ ...sample, by: administrator.holder, input }, { changes });
  const by = await deputise(service, administrator);
  await acts(
    { ...sample, by, input: { ...input, ...budget('16000.00') } },
    { changes, onBehalfOf: administrator.holder.sub },
  );
});

test('R60: what moves between budgets is audited when it is asked, left or moved', async () => {
  const ask = mutationsOf(service);
  for (const { regionId } of [place, elsewhere]) await ask.setBudget(administrator.holder, regionId);
  const input = {
    ...{ fromRegionId: place.regionId, toRegionId: elsewhere.regionId, quarter: '2026-Q4' },
    ...{ amount: { amount: '1.00' }, reason: 'a flood' },
  };
  const of = (mutation: string, by: TestCaller, given: object): Sample => ({
    ...{
      mutation,
      by,
      answer: 'budgetTransfer { id state }',
      input: given,
      other: { budgetTransferId: place.storeId },
    },
    refused: { by: place.director.holder, code: 'NOT_FOUND' },
  });
  const president = place.president.holder;
  const asked = {
    ...of('transferBudget', president, input),
    ...{ other: { reason: 'a fire' }, refused: { by: staff(), code: 'NOT_REQUESTER' } },
  };
  await acts(asked, { changes: { 'INSERT budget_transfer': 1 } });
  const newest = async () => {
    const { budgetTransfer } = await ask.transferBudget(president, place.regionId, elsewhere.regionId);
    return { budgetTransferId: budgetTransfer.id, note: 'as it was' };
  };
  const by = executive.holder;
  await acts(of('rejectBudgetTransfer', by, await newest()), { changes: { 'UPDATE budget_transfer': 1 } });
  const changes = { 'UPDATE budget_transfer': 1, 'UPDATE budget': 2, 'UPDATE allowance': 1, 'INSERT transfer': 1 };
  await acts(of('approveBudgetTransfer', by, await newest()), { changes });
});

test('R66: what is flagged is audited row by row, and who decides on it, a deputy’s decision on behalf of the holder', async () => {
  const pass = () => watchDisbursementsTimer.pass(service.dataSource, service.clock.now());
  while ((await pass()) > 0);
  const flags = async (changes: Deed['changes']) => {
    const { rows } = await auditOf(service, pass);
    expectDeed(rows, { operation: 'watch-disbursements', requestId: null, changes });
  };
  const plan = planOf(service, place, { amountFen: 1_00 });
  const use = () => hears(planAccepted.of({ ...plan, planId: uuidv7() }), { changes: HELD });
  await use();
  await flags({});
  await use();
  await flags({ 'INSERT flag': 1, 'INSERT flag_disbursement': 2 });
  await use();
  await flags({ 'UPDATE flag': 1, 'INSERT flag_disbursement': 1 });
  done.add('watch-disbursements');
  const of = async (mutation: string, by: TestCaller): Promise<Sample> => {
    const [{ id: flagId }] = await service.dataSource.query(
      `select id from flag where state = 'OPEN' order by id desc`,
    );
    const input = { flagId, reason: WORDS.note };
    const refused = { by: place.director.holder, code: 'NOT_OVERSIGHT' };
    return { mutation, by, input, answer: 'flag { id state note }', other: { flagId: place.storeId }, refused };
  };
  const changes = { 'UPDATE flag': 1 };
  const confirmed = { changes, onBehalfOf: oversight.holder.sub, reason: 'CONFIRMED' };
  await acts(await of('confirmFlag', await deputise(service, oversight)), confirmed);
  await use();
  await flags({ 'INSERT flag': 1, 'INSERT flag_disbursement': 2 });
  await acts(await of('dismissFlag', executive.holder), { changes, reason: 'DISMISSED' });
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

test('R93: who asks for a list is audited, and what it came to in the name of who took it', async () => {
  const here = await openPlace(service);
  const by = await deputise(service, here.cashier);
  const onBehalfOf = here.cashier.holder.sub;
  const input = { ...NOVEMBER, format: 'CSV', regionId: here.regionId };
  const sample = { mutation: 'exportSettlements', by, input, answer: 'download { expiresAt format }' };
  const refused = { input: { regionId: elsewhere.regionId }, code: 'NOT_FOUND' };
  const changes = { 'INSERT settlement_export': 1 };
  await acts({ ...sample, other: { format: 'XLSX' }, refused }, { onBehalfOf, changes });
  const { download } = await exportOf(service, by);
  const { rows } = await auditOf(service, async () => (await fetch(hereOf(service, download.url))).text());
  const handedOut = { 'UPDATE settlement_export': 1 };
  expectDeed(rows, { operation: 'download-settlements', actorId: by.sub, onBehalfOf, changes: handedOut });
});

test('R65: a statement is audited from the asking to its results, lines with what they came to', async () => {
  const here = await openPlace(service);
  const by = await deputise(service, here.cashier);
  const onBehalfOf = here.cashier.holder.sub;
  const input = { ...NOVEMBER, channel: 'WECHAT_PAY', regionId: here.regionId, fileName: '11.csv' };
  const answer = 'upload { expiresAt reconciliation { id state } }';
  const refused = { input: { regionId: null }, code: 'REGION_NEEDED' };
  const sample = { mutation: 'startReconciliation', by, input, answer, other: { channel: 'CASH' }, refused };
  await acts(sample, { onBehalfOf, changes: { 'INSERT reconciliation': 1 } });
  const { upload } = await start(service, by, { regionId: here.regionId });
  const sent = await auditOf(service, () => send(service, upload.url, plainOf([['a', '1.00', '2026-11-23']])));
  const uploaded = { operation: 'upload-statement', onBehalfOf, changes: { 'UPDATE reconciliation': 1 } };
  expectDeed(sent.rows.slice(0, 1), uploaded);
  expectDeed(sent.rows.slice(1), { ...uploaded, actorId: by.sub });
  const pass = () => matchStatementsTimer.pass(service.dataSource, service.clock.now());
  for (const part of ['payments are gathered', 'what has the same reference is judged', 'the results are added up']) {
    const { answer: worked, rows } = await auditOf(service, pass);
    expect({ part, worked }).toEqual({ part, worked: 1 });
    const changes = { 'UPDATE reconciliation': 1 };
    expectDeed(rows, { operation: 'match-statements', requestId: null, changes });
  }
  expect(await pass()).toBe(0);
  expect(await seen(service, by, upload.reconciliation.id)).toMatchObject({ state: 'DONE' });
  done.add('match-statements');
});

test('R65: a statement that is given up is audited', async () => {
  const here = await openPlace(service);
  const { upload } = await start(service, here.cashier.holder, { regionId: here.regionId });
  const inADay = after(service.clock.now(), DAY_MS);
  const waiting = await service.dataSource.query(`select from reconciliation where state = 'AWAITED'`);
  const { rows } = await auditOf(service, () => tidyFilesTimer.pass(service.dataSource, inADay));
  const changes = { 'UPDATE reconciliation': waiting.length };
  expectDeed(rows, { operation: 'tidy-files', requestId: null, changes });
  expect(await seen(service, here.cashier.holder, upload.reconciliation.id)).toMatchObject({ fault: 'NEVER_CAME' });
  done.add('tidy-files');
});

test('the demonstration budgets are audited, the second time nothing', async () => {
  const operation = 'load-demonstration';
  const { dataSource, clock } = service;
  const parts = { dataSource, clock, log: createLog('fund', 'silent'), words: [] };
  const loads = () => auditOf(service, () => fund.commands[operation]?.(parts) as Promise<void>);
  const budgets = demonstrationChain.regions.length * 5;
  const changes = { 'INSERT budget': budgets, 'INSERT transfer': budgets };
  expectDeed((await loads()).rows, { operation, requestId: null, changes });
  expect((await loads()).rows).toEqual([]);
  done.add(operation);
});

test('R64: a verification of the books is audited when it is asked for and as it goes, on behalf of whom', async () => {
  const by = await deputise(service, executive);
  const START =
    'mutation ($input: StartBooksVerificationInput!) { startBooksVerification(input: $input) { errors { code } } }';
  const input = { idempotencyKey: `verify-${crypto.randomUUID()}` };
  const starts = (caller: TestCaller) => auditOf(service, () => service.ask(caller, START, { input }));
  expect(await starts(place.president.holder)).toMatchObject({
    ...{ rows: [], answer: { data: { startBooksVerification: { errors: [{ code: 'NOT_OVERSEER' }] } } } },
  });
  const said = { operation: 'startBooksVerification', actorId: by.sub, onBehalfOf: executive.holder.sub };
  expectDeed((await starts(by)).rows, { ...said, changes: { 'INSERT books_verification': 1 } });
  expect(await starts(by)).toMatchObject({ rows: [], answer: { data: { startBooksVerification: { errors: [] } } } });
  const timer = fund.timers.find(({ name }) => name === 'carry-out-verification');
  const pass = () => timer?.pass(service.dataSource, service.clock.now()) as Promise<number>;
  const changes = { 'UPDATE books_verification': CHECKS.length + 3 };
  expectDeed((await auditOf(service, pass)).rows, { operation: 'carry-out-verification', requestId: null, changes });
  const parts = { ...service, log: createLog('fund', 'silent'), words: [] };
  expect((await auditOf(service, () => fund.commands['verify-books']?.(parts) as Promise<void>)).rows).toEqual([]);
  for (const name of ['startBooksVerification', 'carry-out-verification', 'verify-books']) done.add(name);
});

test('R64: what a rebuild mends is audited', async () => {
  const parts = { ...service, log: createLog('fund', 'silent'), words: [] };
  const rebuild = () => auditOf(service, () => fund.commands['rebuild-books']?.(parts) as Promise<void>);
  expect((await rebuild()).rows).toEqual([]);
  await service.dataSource.query('update allowance set held_fen = held_fen + 1 where post_id = $1', [
    place.manager.postId,
  ]);
  const changes = { 'UPDATE allowance': 1 };
  expectDeed((await rebuild()).rows, { operation: 'rebuild-books', requestId: null, changes });
  done.add('rebuild-books');
});

test('all of it was done: every mutation, every event heard and every command', () => {
  const { graph, hearings, timers, commands } = fundWith(() => gatewayTo(payments));
  const mutations = mutationsIn(graph);
  expect(mutations).toEqual(mutations.map(({ name }) => keyed(name)));
  const parts = [...mutations, ...timers].map(({ name }) => name);
  const all = [...parts, ...hearings.map(({ type }) => type.subject), ...Object.keys(commands)];
  expect([...done].sort()).toEqual(all.sort());
});

test('no word that a person wrote stands in the audit', () =>
  expectNoneInClear(service, { disbursement: [WORDS.note, WORDS.reference], flag: [WORDS.note] }));

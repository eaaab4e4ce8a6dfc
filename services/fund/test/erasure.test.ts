import { eventually, OF_THE_KIT, startTestService, type TestService, tablesOf } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WRITTEN } from '../src/data/erase-texts.js';
import { fund } from '../src/service.js';
import {
  erased,
  openComplaint,
  openHeadquarters,
  openPlace,
  type Place,
  planOf,
  registerComplaint,
  request,
} from './chain.js';
import { seen, send, start } from './files.js';
import { flagsOf, watched } from './flags.js';
import { mutationsOf } from './mutations.js';
import { plainOf } from './statements.js';

/** Tables in which the chain writes of itself, and of no person. */
const OF_THE_CHAIN = ['fund_policy', 'budget_transfer', 'reconciliation'];

let service: TestService;
let place: Place;
let oversight: Awaited<ReturnType<typeof openHeadquarters>>['oversight'];
beforeAll(async () => {
  service = await startTestService(fund);
  ({ oversight } = await openHeadquarters(service));
  place = await openPlace(service);
});
afterAll(() => service?.stop());

test('R8: every column in which people write is known to the erasure, by the database’s own catalogue', async () => {
  const free: { name: string }[] = await service.dataSource.query(
    `select c.relname || '.' || a.attname as name
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'json'::regtype, 'jsonb'::regtype)
       and c.relname <> all($1) and c.relname not like 'directory%'
       -- What is one of a list of words, or of a form of its own, is no text.
       and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum])
     order by 1`,
    [[...OF_THE_KIT, ...OF_THE_CHAIN]],
  );
  // Periods are the system's, and so are the accounts of the books.
  const ofTheSystem = [
    'allowance.period_key',
    // What a verification found: accounts, amounts, kinds of entries.
    'books_verification.difference',
    // How a request came to its post: kinds of post, reasons of a list, amounts.
    'disbursement.route',
    'disbursement.period_key',
    // By which figures of the policy it was raised.
    'flag.figures',
    'transfer.credit_account',
    'transfer.debit_account',
  ];
  // An order forgets the payee when it ends; the reference of its payment is erased like the one of a payment by hand. What
  // oversight writes of a flag is about the chain's own staff, and may yet name whose money it was.
  const besides = [
    'payment_order.payee_reference',
    'payment_order.reference',
    'flag.note',
    'reconciliation_line.reference',
  ];
  const written = [...WRITTEN.map((column) => `disbursement.${column}`), ...besides];
  expect(free.map(({ name }) => name).filter((name) => !ofTheSystem.includes(name))).toEqual(written.sort());
});

test('R8, R64: words about the money of a person go; the disbursement and the books stay', async () => {
  const plan = planOf(service, place);
  await registerComplaint(service, plan);
  const { id } = await request(service, plan);
  await mutationsOf(service).approve(place.manager.holder, id);
  await mutationsOf(service).pay(place.cashier.holder, id);
  const words = WRITTEN.map((column) => `${column} = '王芳'`).join(', ');
  await service.dataSource.query(`update disbursement set ${words} where id = $1`, [id]);
  const { upload } = await start(service, place.cashier.holder, { channel: 'WECHAT_PAY', regionId: place.regionId });
  const statement = plainOf([
    ['王芳', '80.00', '2026-11-23'],
    ['another', '80.00', '2026-11-23'],
  ]);
  expect((await send(service, upload.url, statement)).status).toBe(201);
  const reconciliation = () => seen(service, place.cashier.holder, upload.reconciliation.id);
  await eventually(async () => (await reconciliation()).state === 'DONE' || undefined);
  const everything = async () => {
    const tables = (await tablesOf(service)).map(({ name }) => `select to_jsonb(held)::text as row from ${name} held`);
    return JSON.stringify(await service.dataSource.query(tables.join(' union all ')));
  };
  const books = () => service.dataSource.query('select * from transfer');
  const before = await books();
  expect(await everything()).toContain('王芳');
  expect(await service.hear(erased(plan))).toEqual({ kind: 'HANDLED' });
  expect(await everything()).not.toContain('王芳');
  expect(await books()).toEqual(before);
  expect(await reconciliation()).toMatchObject({ tallies: [{ result: 'MATCHED' }, { result: 'NOT_IN_BOOKS' }] });
  const lines = await service.dataSource.query('select reference from reconciliation_line order by line_number');
  expect(lines).toEqual([{ reference: '[erased]' }, { reference: 'another' }]);
  const [kept] = await service.dataSource.query('select * from disbursement where id = $1', [id]);
  expect(kept).toMatchObject({ state: 'PAID', ...Object.fromEntries(WRITTEN.map((column) => [column, '[erased]'])) });
});

test('R8, R66: what oversight wrote of a flag goes, and what stands for a payee; the decision and the figures stay', async () => {
  const payeeReference = '王芳 13912345678';
  const plans: Awaited<ReturnType<typeof openComplaint>>[] = [];
  for (const amount of ['10.00', '11.00', '12.00']) {
    const plan = await openComplaint(service, place);
    const { errors } = await mutationsOf(service).request(place.manager.holder, plan.complaintId, {
      ...{ amount: { amount }, payeeReference },
    });
    expect(errors).toEqual([]);
    plans.push(plan);
  }
  const flags = flagsOf(service);
  const [raised] = await flags.in(oversight.holder, place.regionId, { kind: 'SAME_PAYEE' });
  await flags.dismiss(oversight.holder, raised?.id as string, '王芳 has three shops');
  const row = async () => (await service.dataSource.query('select * from flag where id = $1', [raised?.id]))[0];
  const ofPayee = () =>
    service.dataSource.query('select id from flag where subject = payee_digest($1)', [payeeReference]);
  const before = await row();
  expect(await ofPayee()).toEqual([{ id: raised?.id }]);
  for (const plan of plans) expect(await service.hear(erased(plan))).toEqual({ kind: 'HANDLED' });
  expect(await ofPayee()).toEqual([]);
  const { subject, audit_salt, ...kept } = await row();
  expect(kept).toMatchObject({ state: 'DISMISSED', note: '[erased]', uses: 3, sum_fen: '3300' });
  expect(kept.decided_by).toBe(oversight.holder.sub);
  // Nobody can try out by the audit's digests who it was.
  expect([subject, audit_salt]).not.toContain(before.subject);
  expect(audit_salt).not.toBe(before.audit_salt);
  // Who was erased is no payee that all share.
  await service.dataSource.query('update disbursement set state = state where payee_reference is not null');
  await watched(service);
  expect(await flags.in(oversight.holder, place.regionId, { kind: 'SAME_PAYEE', state: 'OPEN' })).toEqual([]);
});

test('R8: payments whose references are erased are held against a statement one by one', async () => {
  const there = await openPlace(service);
  for (const reference of ['one', 'other']) {
    const plan = planOf(service, there, { amountFen: 10_00 });
    const { id } = await request(service, plan);
    await mutationsOf(service).approve(there.manager.holder, id);
    await mutationsOf(service).pay(there.cashier.holder, id, crypto.randomUUID(), { reference });
    await service.hear(erased(plan));
  }
  const { upload } = await start(service, there.cashier.holder, { channel: 'WECHAT_PAY', regionId: there.regionId });
  await send(service, upload.url, plainOf([['[erased]', '10.00', '2026-11-23']]));
  const tallies = await eventually(async () => {
    const { state, tallies } = await seen(service, there.cashier.holder, upload.reconciliation.id);
    return state === 'DONE' ? tallies : undefined;
  });
  expect(tallies).toMatchObject([
    { result: 'NOT_IN_BOOKS', count: 1 },
    { result: 'NOT_ON_STATEMENT', count: 2 },
  ]);
});

import { OF_THE_KIT, startTestService, type TestService, tablesOf } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WRITTEN } from '../src/data/erase-texts.js';
import { fund } from '../src/service.js';
import { erased, openHeadquarters, openPlace, type Place, planOf, registerComplaint, request } from './chain.js';
import { mutationsOf } from './mutations.js';

/** Tables in which the chain writes of itself, and of no person. */
const OF_THE_CHAIN = ['fund_policy', 'budget_transfer'];

let service: TestService;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  await openHeadquarters(service);
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
    // How a request came to its post: kinds of post, reasons of a list, amounts.
    'disbursement.route',
    'disbursement.period_key',
    'transfer.credit_account',
    'transfer.debit_account',
  ];
  // An order forgets the payee when it ends; the reference of its payment is erased like the one of a payment by hand.
  const ofOrders = ['payment_order.payee_reference', 'payment_order.reference'];
  const written = [...WRITTEN.map((column) => `disbursement.${column}`), ...ofOrders];
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
  const [kept] = await service.dataSource.query('select * from disbursement where id = $1', [id]);
  expect(kept).toMatchObject({ state: 'PAID', ...Object.fromEntries(WRITTEN.map((column) => [column, '[erased]'])) });
});

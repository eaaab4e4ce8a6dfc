import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attribute, audited, ofItself, type Service, transact } from '../src/index.js';
import { startTestService, type TestService } from '../src/testing/index.js';
import { sender } from './parcel-service.js';

class AuditedShelf1720000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create table shelf (row_name text, place integer, content text, measured_at timestamptz, primary key (row_name, place))',
    );
    await runner.query(audited('shelf', 'row_name', 'place'));
  }
  async down(): Promise<void> {}
}

const keeper: Service = {
  ...sender,
  tables: { ...sender.tables, migrations: [...sender.tables.migrations, AuditedShelf1720000000000] },
};
const put = `insert into shelf values ('north', 3, 'nails')`;
const CAUSE = { actorId: 'a-person', traceId: 'a-request', operation: 'fillShelf' };

let service: TestService;
beforeAll(async () => {
  service = await startTestService(keeper);
});
afterAll(() => service.stop());

const audits = () => service.dataSource.query('select * from audit order by sequence');
const digestOf = async () => {
  const [{ held }] = await service.dataSource.query('select to_jsonb(shelf)::text as held from shelf');
  return createHash('sha256').update(held).digest('hex');
};

test('every change of an audited row is audited: who, for whom, what, why, in which request, digests before and after', async () => {
  await transact(service.dataSource, CAUSE, (em) => em.query(put));
  const first = await digestOf();
  await transact(service.dataSource, { ...CAUSE, operation: 'changeShelf' }, async (em) => {
    attribute(em, { onBehalfOf: 'the-keeper', reason: 'sold out' });
    await em.query(`update shelf set content = 'screws'`);
    await em.query(`update shelf set content = 'screws'`);
  });
  const second = await digestOf();
  await transact(service.dataSource, ofItself('clear-shelves'), (em) => em.query('delete from shelf'));
  const row = { table_name: 'shelf', row_key: 'north 3' };
  const person = { actor_id: 'a-person', request_id: 'a-request' };
  expect(await audits()).toMatchObject([
    { ...row, ...person, operation: 'fillShelf', change: 'INSERT', before_digest: null, after_digest: first },
    { ...row, ...person, operation: 'changeShelf', change: 'UPDATE', before_digest: first, after_digest: second },
    { ...row, actor_id: null, operation: 'clear-shelves', change: 'DELETE', before_digest: second, after_digest: null },
  ]);
  expect(await audits()).toMatchObject([
    { on_behalf_of: null, reason: null },
    { on_behalf_of: 'the-keeper', reason: 'sold out' },
    { on_behalf_of: null, reason: null },
  ]);
});

test('the audit of what is rolled back is rolled back with it', async () => {
  const before = await audits();
  const failing = transact(service.dataSource, CAUSE, async (em) => {
    await em.query(put);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(await audits()).toEqual(before);
});

test('a change made beside the service is audited as such, also on a connection that served somebody before', async () => {
  await service.dataSource.query(put);
  expect((await audits()).at(-1)).toMatchObject({
    actor_id: null,
    operation: expect.stringMatching(/^by hand as sender_app$/),
  });
});

test.each([
  `insert into audit (audited_at, operation, table_name, row_key, change, after_digest) values (now(), 'x', 'x', 'x', 'INSERT', 'x')`,
  `update audit set actor_id = 'somebody else'`,
  'delete from audit',
  'truncate audit',
  'drop trigger audited_update on shelf',
  'alter table shelf disable trigger audited_update',
])('the application cannot say: %s', async (statement) => {
  await expect(service.dataSource.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

test('a row has the same digest wherever the session stands in time', async () => {
  const owner = service.dataSource;
  const CAUSED = ofItself('measure-shelves');
  await transact(owner, CAUSED, (em) => em.query(`insert into shelf values ('south', 1, now()::text)`));
  await transact(owner, CAUSED, async (em) => {
    await em.query(`set local timezone = 'Asia/Shanghai'`);
    await em.query(`update shelf set measured_at = now() where row_name = 'south'`);
  });
  await transact(owner, CAUSED, (em) => em.query(`delete from shelf where row_name = 'south'`));
  const [, changed, removed] = (await audits()).slice(-3);
  expect(removed.before_digest).toBe(changed.after_digest);
});

test('a statement that changes many rows is audited row by row, and rows it leaves as they are are not', async () => {
  const before = (await audits()).length;
  await transact(service.dataSource, CAUSE, async (em) => {
    await em.query(`insert into shelf select 'east', n, 'nails' from generate_series(1, 3) as n`);
    await em.query(
      `update shelf set content = case place when 2 then 'screws' else content end where row_name = 'east'`,
    );
    await em.query(`insert into shelf values ('east', 3, 'bolts'), ('east', 4, 'bolts')
                    on conflict (row_name, place) do update set content = excluded.content`);
  });
  const rows = (await audits()).slice(before);
  expect(
    rows.map(({ change, row_key }: { change: string; row_key: string }) => `${change} ${row_key}`).toSorted(),
  ).toEqual([
    ...['INSERT east 1', 'INSERT east 2', 'INSERT east 3', 'INSERT east 4'],
    ...['UPDATE east 2', 'UPDATE east 3'],
  ]);
});

test('many rows are audited in a moment also on a connection that changed one before', async () => {
  const { dataSource } = service;
  await dataSource.query('delete from shelf');
  await dataSource.query(`insert into shelf select 'long', n, repeat('x', 500) from generate_series(1, 1000) n`);
  const change = (em: { query: (sql: string) => Promise<unknown> }, below: number) =>
    em.query(`update shelf set content = content || '.' where place < ${below}`);
  await transact(dataSource, CAUSE, async (em) => {
    for (let time = 0; time < 6; time += 1) await change(em, 2);
    const begun = performance.now();
    await change(em, 1_001);
    expect(performance.now() - begun).toBeLessThan(2_000);
  });
});

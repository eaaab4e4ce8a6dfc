import { createConnection, createServer } from 'node:net';
import type { DataSource, EntityManager } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createDataSource, OVERTAKEN, ofItself, pipelined, transact } from '../src/index.js';
import { createTestDatabase } from '../src/testing/index.js';
import { sender } from './parcel-service.js';

let dataSource: DataSource;
let databaseUrl: string;
let migrationUrl: string;
beforeAll(async () => {
  ({ databaseUrl, migrationUrl } = await createTestDatabase(sender));
  dataSource = await createDataSource(databaseUrl, sender.tables, { name: 'sender', pool: 2 }).initialize();
});
afterAll(() => dataSource.destroy());

const PARCEL = `insert into parcel (id, weight_grams, sent_at, version) values ($1, 1, now(), 1)`;
const parcels = async () => (await dataSource.query('select from parcel')).length;
const put = (em: EntityManager, id: string = crypto.randomUUID()) => pipelined(em, PARCEL, [id]);
const breakOff = (em: EntityManager, state: string) => pipelined(em, 'select break_off($1, $2)', [state, 'it is gone']);

let before: number;
beforeEach(async () => {
  before = await parcels();
});

test('statements for whose answers nobody waits take effect in their order, before the commit and before those behind them', async () => {
  const id = crypto.randomUUID();
  const seen = await transact(dataSource, ofItself('test'), async (em) => {
    put(em, id);
    for (const by of [1, 2, 3])
      pipelined(em, 'update parcel set weight_grams = weight_grams * 10 + $2 where id = $1', [id, by]);
    const [{ weight }] = await em.query('select weight_grams as weight from parcel where id = $1', [id]);
    pipelined(em, 'update parcel set weight_grams = weight_grams * 10 + 4 where id = $1', [id]);
    return weight;
  });
  expect(seen).toBe(1123);
  expect(await dataSource.query('select weight_grams from parcel where id = $1', [id])).toEqual([
    { weight_grams: 11234 },
  ]);
});

test.each([
  ['with nothing behind it but the commit', async () => undefined],
  ['with something behind it that is waited for', (em: EntityManager) => em.query('select 1')],
  ['with a refusal behind it', () => Promise.reject(new Error('refused'))],
])('where one of them fails, nothing is done, and its own error is told: %s', async (_, behind) => {
  const failing = transact(dataSource, ofItself('test'), async (em) => {
    put(em);
    pipelined(em, 'select 1 / $1::int', [0]);
    put(em);
    return behind(em);
  });
  await expect(failing).rejects.toMatchObject({ driverError: { code: '22012' } });
  expect(await parcels()).toBe(before);
  // The connection is as good as before.
  expect(await transact(dataSource, ofItself('test'), (em) => em.query('select 1 as one'))).toEqual([{ one: 1 }]);
});

test('they come to the server in one packet with the commit', async () => {
  const packets: string[] = [];
  const address = new URL(databaseUrl);
  const wire = createServer((near) => {
    const far = createConnection(Number(address.port), address.hostname);
    near.on('data', (chunk) => packets.push(chunk.toString('latin1')));
    near.pipe(far).pipe(near);
    for (const end of [near, far]) end.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  const { port } = wire.address() as { port: number };
  const url = Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(port) }).href;
  const listenedTo = await createDataSource(url, sender.tables, { name: 'sender', pool: 1 }).initialize();
  try {
    await transact(listenedTo, ofItself('test'), async (em) => {
      await em.query('select 1');
      put(em);
      pipelined(em, 'select 2 + $1::int', [2]);
    });
    const last = packets.at(-1) ?? '';
    for (const statement of ['insert into parcel', 'select 2 + $1::int', 'COMMIT']) expect(last).toContain(statement);
  } finally {
    await listenedTo.destroy();
    wire.close();
  }
});

test('outside a transaction, and after its end, there are none', async () => {
  expect(() => put(dataSource.manager)).toThrow(/transact/);
  const ended = await transact(dataSource, ofItself('test'), async (em) => em);
  expect(() => put(ended)).toThrow(/transact/);
});

test('part of a transaction may fail without the rest, which goes on under its own cause', async () => {
  await transact(dataSource, ofItself('whole'), async (em) => {
    put(em);
    const part = transact(em, ofItself('part'), async (within) => {
      put(within);
      breakOff(within, 'XX001');
    });
    await expect(part).rejects.toMatchObject({ message: 'it is gone' });
    put(em);
  });
  expect(await parcels()).toBe(before + 2);
});

test('work that others overtake is taken back and begun again, until it comes through', async () => {
  let times = 0;
  const answer = await transact(dataSource, ofItself('test'), async (em) => {
    put(em);
    times += 1;
    if (times < 4) breakOff(em, OVERTAKEN);
    return times;
  });
  expect(answer).toBe(4);
  expect(await parcels()).toBe(before + 1);
});

test('but not for ever, and no other fault is tried again', async () => {
  const timesOf = async (state: string) => {
    let times = 0;
    const failing = transact(dataSource, ofItself('test'), async (em) => {
      put(em);
      times += 1;
      breakOff(em, state);
    });
    await expect(failing).rejects.toMatchObject({ message: 'it is gone', driverError: { code: state } });
    return times;
  };
  expect(await timesOf(OVERTAKEN)).toBe(10);
  expect(await timesOf('XX001')).toBe(1);
  expect(await parcels()).toBe(before);
});

test('a statement that is prepared fails once when its columns are others, and is good again', async () => {
  const owner = await createDataSource(
    migrationUrl,
    { entities: [], migrations: [] },
    { name: 'owner', pool: 1 },
  ).initialize();
  const ask = () => dataSource.query('select * from shelf_of_parcels where id = $1', [1]);
  try {
    await owner.query('create table shelf_of_parcels (id int); grant select on shelf_of_parcels to public');
    for (let time = 0; time < 30; time += 1) await ask();
    await owner.query('alter table shelf_of_parcels add height int; insert into shelf_of_parcels values (1, 2)');
    await expect(ask()).rejects.toMatchObject({ driverError: { code: '0A000' } });
    for (let time = 0; time < 3; time += 1) expect(await ask()).toEqual([{ id: 1, height: 2 }]);
  } finally {
    await owner.query('drop table shelf_of_parcels');
    await owner.destroy();
  }
});

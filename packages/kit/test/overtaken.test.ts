import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataSource, Overtaken, ofItself, transact } from '../src/index.js';
import { createTestDatabase } from '../src/testing/index.js';
import { sender } from './parcel-service.js';

let dataSource: DataSource;
beforeAll(async () => {
  const { databaseUrl } = await createTestDatabase(sender);
  dataSource = await createDataSource(databaseUrl, sender.tables, { name: 'sender', pool: 2 }).initialize();
});
afterAll(() => dataSource.destroy());

const PARCEL = `insert into parcel (id, weight_grams, sent_at, version) values (gen_random_uuid(), 1, now(), 1)`;
const parcels = async () => (await dataSource.query('select from parcel')).length;

test('work that others overtake is taken back and begun again, until it comes through', async () => {
  const before = await parcels();
  let times = 0;
  const answer = await transact(dataSource, ofItself('test'), async (em) => {
    await em.query(PARCEL);
    times += 1;
    if (times < 4) throw new Overtaken('the last of it');
    return times;
  });
  expect(answer).toBe(4);
  expect(await parcels()).toBe(before + 1);
});

test('but not for ever, and no other fault is tried again', async () => {
  const before = await parcels();
  const timesOf = async (fault: Error) => {
    let times = 0;
    const failing = transact(dataSource, ofItself('test'), async (em) => {
      await em.query(PARCEL);
      times += 1;
      throw fault;
    });
    await expect(failing).rejects.toBe(fault);
    return times;
  };
  expect(await timesOf(new Overtaken('the last of it'))).toBe(10);
  expect(await timesOf(new Error('something else'))).toBe(1);
  expect(await parcels()).toBe(before);
});

import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDataSource, withPatience } from '../src/index.js';
import { createTestDatabase, eventually } from '../src/testing/index.js';
import { sender } from './parcel-service.js';

const DUTY = 'select pg_try_advisory_lock(7) as taken';
const settingOf = async (dataSource: DataSource) => {
  const [row] = await dataSource.query('show statement_timeout');
  return row.statement_timeout;
};

let dataSource: DataSource;
beforeAll(async () => {
  const { databaseUrl } = await createTestDatabase(sender);
  dataSource = await createDataSource(databaseUrl, sender.tables, { name: 'sender', pool: 2 }).initialize();
});
afterAll(() => dataSource.destroy());

test('a job has a connection of its own, whose statements have their own time; requests keep theirs', async () => {
  expect(await withPatience(dataSource, { statementMs: 60_000 }, settingOf)).toBe('1min');
  expect(await settingOf(dataSource)).toBe('3s');
  const tooLong = withPatience(dataSource, { statementMs: 20 }, (patient) => patient.query('select pg_sleep(5)'));
  await expect(tooLong).rejects.toThrow('statement timeout');
});

test('what is broken off ends at once, and what it had locked is free', async () => {
  const stopping = new AbortController();
  let has = false;
  const long = withPatience(dataSource, { statementMs: 60_000, stopping: stopping.signal }, async (patient) => {
    const session = patient.createQueryRunner();
    [{ taken: has }] = await session.query(DUTY);
    await session.query('select pg_sleep(60)').finally(() => session.release());
  });
  const broken = expect(long).rejects.toThrow('broken off');
  await eventually(() => has || undefined);
  expect(await dataSource.query(DUTY)).toEqual([{ taken: false }]);
  stopping.abort();
  await broken;
  await eventually(async () => ((await dataSource.query(DUTY))[0].taken ? true : undefined));
  await expect(withPatience(dataSource, { statementMs: 1, stopping: stopping.signal }, settingOf)).rejects.toThrow();
});

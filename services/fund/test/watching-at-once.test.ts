import { eventually, sideBySide, startTestService, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepFromErasure } from '../src/data/watch/erase-flags.js';
import { fund } from '../src/service.js';
import { watchInBatchesOf } from '../src/timers/watch-disbursements.js';
import { erased, openPlace, type Place, planOf, request } from './chain.js';

let service: TestService;
let place: Place;
beforeAll(async () => {
  // Looks only when it is told to.
  service = await startTestService({ ...fund, timers: [] });
});
beforeEach(async () => {
  place = await openPlace(service);
});
afterAll(() => service?.stop());

const timer = watchInBatchesOf(5);
const pass = () => timer.pass(service.dataSource, service.clock.now());
const passes = async () => {
  while ((await pass()) > 0);
};
const waiting = async () => (await service.dataSource.query('select from watch_queue')).length;

/** Waits until one thing waits for another in the database. */
const somebodyWaits = () =>
  eventually(async () => {
    const blocked = await service.dataSource.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return blocked.length > 0 ? true : undefined;
  });

/** So many requests for one complaint. */
async function requests(count: number) {
  const plan = planOf(service, place, { amountFen: 1_00 });
  const rows: { id: string }[] = [];
  for (let index = 0; index < count; index += 1) rows.push(await request(service, { ...plan, planId: uuidv7() }));
  return rows.map(({ id }) => id);
}

const flagsIn = () =>
  service.dataSource.query(
    `select flag.id, kind, uses, sum_fen::int as fen, count(*)::int as rows from flag join flag_disbursement on flag_id = flag.id
     where region_id = $1 group by flag.id order by kind`,
    [place.regionId],
  );

test('R66: passes at once raise one flag, with every row once', async () => {
  await passes();
  const ids = await requests(40);
  expect(await waiting()).toBe(ids.length);
  await sideBySide(4, [1, 2, 3, 4], passes);
  expect(await waiting()).toBe(0);
  expect(await flagsIn()).toMatchObject([{ kind: 'SEVERAL_FOR_COMPLAINT', uses: 40, rows: 40, fen: 40_00 }]);
});

test('R66: a flag that somebody raises meanwhile is added to', async () => {
  await passes();
  const [first] = await requests(3);
  const { dataSource } = service;
  const other = dataSource.createQueryRunner();
  await other.startTransaction();
  const [{ complaint_id: subject }] = await other.query('select complaint_id from disbursement where id = $1', [first]);
  const flag = uuidv7();
  await other.query(
    `insert into flag (id, kind, subject, figures, state, raised_at, policy_version, uses, sum_fen)
     values ($1, 'SEVERAL_FOR_COMPLAINT', $2, '{"from": 2}', 'OPEN', now(), 1, 1, 100)`,
    [flag, subject],
  );
  await other.query('insert into flag_disbursement (flag_id, disbursement_id, region_id) values ($1, $2, $3)', [
    ...[flag, first, place.regionId],
  ]);
  const looking = passes();
  await somebodyWaits();
  await other.commitTransaction();
  await other.release();
  await looking;
  expect(await flagsIn()).toMatchObject([{ id: flag, uses: 3, rows: 3, fen: 3_00 }]);
});

test('R66: what is new while it is looked at is looked at again', async () => {
  await passes();
  const [id] = await requests(1);
  const looking = service.dataSource.createQueryRunner();
  await looking.startTransaction();
  await looking.query('delete from watch_queue');
  await service.dataSource.query('update disbursement set state = state where id = $1', [id]);
  await looking.commitTransaction();
  await looking.release();
  expect(await waiting()).toBe(1);
});

test('R66: a disbursement is looked at when it comes, moves, goes on or gets a payee, and for nothing else', async () => {
  const [id] = await requests(1);
  await passes();
  const looksAfter = async (changes: string) => {
    await service.dataSource.query(`update disbursement set ${changes} where id = $1`, [id]);
    const looks = await waiting();
    await passes();
    return looks;
  };
  expect(await looksAfter('approver_post_id = gen_random_uuid()')).toBe(1);
  expect(await looksAfter(`state = 'APPROVED', decided_at = requested_at, decided_by = proposer_id`)).toBe(1);
  expect(await looksAfter(`payee_reference = 'ICBC 6222'`)).toBe(1);
  expect(await looksAfter(`note = 'as agreed'`)).toBe(0);
  const ended = `state = 'CANCELLED', cancellation_cause = 'BY_HAND', ended_at = requested_at`;
  expect(await looksAfter(ended)).toBe(0);
});

test('R66: one that cannot be looked at stops no other, is said, and is looked at again', async () => {
  await passes();
  const [atFault] = await requests(1);
  const ids = await requests(2);
  await service.dataSource.query('update disbursement set policy_version = 99 where id = $1', [atFault]);
  expect(await waiting()).toBe(3);
  await expect(pass()).rejects.toThrow('disbursements that could not be looked at: 1');
  expect(await flagsIn()).toMatchObject([{ kind: 'SEVERAL_FOR_COMPLAINT', rows: ids.length }]);
  expect(await waiting()).toBe(1);
  await service.dataSource.query('update disbursement set policy_version = 1 where id = $1', [atFault]);
  expect(await pass()).toBe(1);
  expect(await pass()).toBe(0);
});

test('R8, R66: who is to be erased while it is looked at is erased afterwards, so that no flag keeps what was read', async () => {
  const plan = planOf(service, place, { amountFen: 1_00 });
  await request(service, plan);
  await passes();
  const looking = service.dataSource.createQueryRunner();
  await looking.startTransaction();
  await keepFromErasure(looking.manager);
  const erasing = service.hear(erased(plan));
  await somebodyWaits();
  await looking.commitTransaction();
  await looking.release();
  expect(await erasing).toEqual({ kind: 'HANDLED' });
});

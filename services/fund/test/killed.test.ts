import { eventually, startTestService, type TestService } from '@complaints/kit/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startCommitBreaker } from '../../../packages/kit/test/commit-breaker.js';
import { fund } from '../src/service.js';
import { asOwner, differencesIn } from './books.js';
import { bookedOf, openHeadquarters, openPlace, type Place, planOf, request } from './chain.js';
import { startFundProcess } from './fund-process.js';
import { mutationsOf } from './mutations.js';

const APPROVE = `mutation ($input: ApproveDisbursementInput!) {
  approveDisbursement(input: $input) { disbursement { state } errors { code } }
}`;

let service: TestService;
let owner: DataSource;
let place: Place;
beforeAll(async () => {
  service = await startTestService({ ...fund, timers: [] });
  // A process of its own has the clock of the day, by which holds end.
  service.clock.moveTo(new Date());
  owner = await asOwner(service);
  await openHeadquarters(service);
  place = await openPlace(service);
});
afterAll(async () => {
  await owner?.destroy();
  await service?.stop();
});

let input: { idempotencyKey: string; disbursementId: string; note: string };
beforeEach(async () => {
  const { id } = await request(service, planOf(service, place, { amountFen: 10_00 }));
  input = { idempotencyKey: `killed-${id}`, disbursementId: id, note: 'as agreed' };
});

/** Has an approval stop before it writes to a table, kills it there, and lets go of the table. */
async function killedBefore(table: string, approve: () => Promise<unknown>, kill: (pid: number) => Promise<unknown>) {
  const lock = owner.createQueryRunner();
  await lock.startTransaction();
  await lock.query(`lock table ${table} in share mode`);
  const asked = approve();
  const waiting = `select pid from pg_locks where relation = '${table}'::regclass and mode = 'RowExclusiveLock' and not granted`;
  const [{ pid }] = await eventually(async () => {
    const found = await owner.query(waiting);
    return found.length > 0 ? found : undefined;
  });
  await kill(pid);
  await lock.rollbackTransaction();
  await lock.release();
  await eventually(async () => {
    const alive = await owner.query('select from pg_stat_activity where pid = $1', [pid]);
    return alive.length === 0 ? true : undefined;
  });
  return asked;
}

/** There is nothing of the approval: not one entry, and no counter that moved. */
async function expectNothing(): Promise<void> {
  expect(await bookedOf(service, input.disbursementId)).toEqual(['HOLD']);
  expect(await differencesIn(service.dataSource)).toEqual([]);
}

/** Somebody asks again with the same key, as who had no answer does; twice, which changes nothing. */
async function expectOnceWhenAskedAgain(): Promise<void> {
  const { idempotencyKey, disbursementId } = input;
  const again = () => mutationsOf(service).approve(place.manager.holder, disbursementId, idempotencyKey);
  const answer = await again();
  expect(answer).toMatchObject({ disbursement: { state: 'APPROVED' }, errors: [] });
  expect(await again()).toEqual(answer);
  expect(await bookedOf(service, disbursementId)).toEqual(['HOLD', 'GRANT']);
  expect(await differencesIn(service.dataSource)).toEqual([]);
  const told = await service.told('fund.disbursement.approved.v2');
  expect(told.filter(({ payload }) => payload.disbursementId === disbursementId)).toHaveLength(1);
}

// In the order in which an approval comes to them: the counter with its entry, its own state, what it tells.
test.each(['allowance', 'transfer', 'disbursement', 'outbox'])(
  'R62, I5: an approval whose session is killed before it writes to %s leaves nothing, and its key approves',
  async (table) => {
    const approve = () => service.ask(place.manager.holder, APPROVE, { input });
    const kill = (pid: number) => service.dataSource.query('select pg_terminate_backend($1)', [pid]);
    const answer = await killedBefore(table, approve, kill);
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    await expectNothing();
    await expectOnceWhenAskedAgain();
  },
);

test('R62, I5: a process that is killed in the middle of an approval leaves nothing, and the key approves', async () => {
  const victim = await startFundProcess(service.databaseUrl);
  try {
    const approve = () => victim.ask(place.manager.holder, APPROVE, { input });
    expect(await killedBefore('outbox', approve, victim.kill)).toBeNull();
  } finally {
    await victim.kill();
  }
  await expectNothing();
  await expectOnceWhenAskedAgain();
}, 60_000);

test('R62, I5: an approval that is committed, and whose answer nobody heard, is approved, and the key says so', async () => {
  const address = new URL(service.databaseUrl);
  const breaker = await startCommitBreaker(Number(address.port));
  address.port = String(breaker.port);
  const { clock, migrationUrl } = service;
  const beside = await startTestService(
    { ...fund, timers: [] },
    { beside: { clock, migrationUrl, databaseUrl: address.href } },
  );
  try {
    breaker.armed = true;
    const answer = await beside.ask(place.manager.holder, APPROVE, { input });
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'SERVICE_UNAVAILABLE' } }] });
    expect(await bookedOf(service, input.disbursementId)).toEqual(['HOLD', 'GRANT']);
  } finally {
    breaker.armed = false;
    await beside.stop();
    breaker.server.close();
  }
  await expectOnceWhenAskedAgain();
});

import type { Timer } from '@complaints/kit';
import { eventually, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKS } from '../src/domain/verification.js';
import { fund } from '../src/service.js';
import { asOwner, type Books, openBooks } from './books.js';
import { codesOf, mutationsOf } from './mutations.js';

const VERIFICATION = `id state askedBy { id } askedAt startedAt finishedAt checksDone checks entries
  difference { check sentence account post { id } periodKey region { id } disbursement { id } expected found }`;
const START = `mutation ($input: StartBooksVerificationInput!) {
  startBooksVerification(input: $input) { verification { ${VERIFICATION} } errors { code } }
}`;

let service: TestService;
let owner: DataSource;
let books: Books;
let headquarters: Books['headquarters'];

const keyOf = () => `verify-${crypto.randomUUID()}`;
async function start(by: TestCaller, idempotencyKey = keyOf()) {
  const { data, errors } = await service.ask(by, START, { input: { idempotencyKey } });
  expect(errors).toBeUndefined();
  return data.startBooksVerification;
}
async function look(by = headquarters.executive.holder, id: string | null = null) {
  const query = `query ($id: ID) { verifyBooks(id: $id) { ${VERIFICATION} } }`;
  const { data, errors } = await service.ask(by, query, { id });
  expect(errors).toBeUndefined();
  return data.verifyBooks;
}
/** Until it has come to its end. */
const ending = (id: string) =>
  eventually(async () => {
    const seen = await look(undefined, id);
    return seen.finishedAt === null ? undefined : seen;
  });
const verified = async () => ending((await start(headquarters.executive.holder)).verification.id);
const measured = async () => {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  return (name: string) => Number(new RegExp(`^${name} (.*)$`, 'm').exec(text)?.[1]);
};

/** Has verifications wait in the middle, at the budgets, which no approval looks at. @returns lets them go on */
async function holdUp() {
  const lock = owner.createQueryRunner();
  await lock.startTransaction();
  await lock.query('lock table budget in access exclusive mode');
  return async () => {
    await lock.rollbackTransaction();
    await lock.release();
  };
}

beforeAll(async () => {
  service = await startTestService(fund);
  owner = await asOwner(service);
  books = await openBooks(service);
  ({ headquarters } = books);
});
afterAll(async () => {
  await owner?.destroy();
  await service?.stop();
});

describe('R64: the books are verified', () => {
  test('by a job that whoever sees all of them starts, and that shows how far it is', async () => {
    const { holder } = headquarters.executive;
    const { verification, errors } = await start(holder);
    expect(errors).toEqual([]);
    expect(verification).toMatchObject({ askedBy: { id: holder.sub }, checks: CHECKS.length, difference: null });
    const [{ count }] = await service.dataSource.query('select count(*)::int from transfer');
    const finished = { state: 'AGREES', checksDone: CHECKS.length, entries: count, difference: null };
    expect(await ending(verification.id)).toMatchObject(finished);
    expect(await look()).toMatchObject({ id: verification.id });
    const figure = await measured();
    expect([figure('books_differ'), figure('books_verified_age_seconds')]).toEqual([0, 0]);
    service.clock.moveTo(new Date(new Date((await look()).finishedAt).getTime() + 60_000));
    expect((await measured())('books_verified_age_seconds')).toBe(60);
  });

  test('and the first difference is said, with what was to be found; and measured, until they agree again', async () => {
    const { place, of } = books;
    const { postId } = place.manager;
    const spoil = 'update allowance set held_fen = held_fen + $2 where post_id = $1';
    await owner.query(spoil, [postId, 1]);
    const account = `authority:${postId}:2026-11`;
    expect(await verified()).toMatchObject({
      ...{ state: 'DIFFERS', checksDone: CHECKS.indexOf('ALLOWANCE_BALANCE') },
      difference: {
        ...{ check: 'ALLOWANCE_BALANCE', account, post: { id: postId }, periodKey: '2026-11', region: null },
        ...{ disbursement: null, expected: '-30.00', found: '-30.01' },
        sentence: `ALLOWANCE_BALANCE: of the account ${account}, the post ${postId}, in 2026-11, -30.00 is expected and -30.01 is found.`,
      },
    });
    expect((await measured())('books_differ')).toBe(1);
    await owner.query(spoil, [postId, -1]);
    await owner.query('update disbursement set region_id = null where id = $1', [of.paid]);
    expect((await verified()).difference).toMatchObject({ disbursement: { id: of.paid }, post: null });
    await owner.query('update disbursement set region_id = $2 where id = $1', [of.paid, place.regionId]);
    expect((await verified()).state).toBe('AGREES');
    expect((await measured())('books_differ')).toBe(0);
  });

  test('R91: but not for who sees a region’s', async () => {
    const { holder } = books.place.president;
    expect(codesOf(await start(holder))).toEqual(['NOT_OVERSEER']);
    expect(await look(holder)).toBeNull();
    expect(await look(headquarters.executive.holder, 'no id')).toBeNull();
  });

  test('once at a time and beside business, as they were at one moment; and a second start joins the first', async () => {
    const letGo = await holdUp();
    const { verification } = await start(headquarters.executive.holder);
    const seen = await eventually(async () => {
      const running = await look();
      return running.checksDone === CHECKS.indexOf('BUDGET_BALANCE') ? running : undefined;
    });
    expect(seen).toMatchObject({ id: verification.id, state: 'RUNNING' });
    expect((await start(headquarters.administrator.holder)).verification).toMatchObject({ id: verification.id });
    const { disbursement } = await mutationsOf(service).approve(books.place.manager.holder, books.of.requested);
    expect(disbursement.state).toBe('APPROVED');
    await letGo();
    expect(await ending(verification.id)).toMatchObject({ state: 'AGREES', entries: seen.entries });
    expect((await verified()).entries).toBe(seen.entries + 1);
  });

  test('also when a process dies over it: the next takes it up, three times', async () => {
    const letGo = await holdUp();
    const { verification } = await start(headquarters.executive.holder);
    const attempts = () =>
      owner.query('select attempts, state from books_verification where id = $1', [verification.id]);
    for (const attempt of [1, 2, 3]) {
      await eventually(async () => {
        const [row] = await attempts();
        const waiting = await owner.query(
          `select pid from pg_locks where relation = 'budget'::regclass and not granted`,
        );
        return row.attempts === attempt && waiting.length === 1 ? true : undefined;
      });
      const killed = `select pg_terminate_backend(pid) from pg_locks where relation = 'budget'::regclass and not granted`;
      await service.dataSource.query(killed);
    }
    expect(await ending(verification.id)).toMatchObject({ state: 'FAILED', difference: null });
    await letGo();
    expect((await measured())('books_differ')).toBe(1);
    expect(await verified()).toMatchObject({ state: 'AGREES' });
  });

  test('R63: once in every night of the chain, however many processes see it', async () => {
    const timer = fund.timers.find(({ name }) => name === 'carry-out-verification') as Timer;
    const before = service.clock.now();
    const nights = () =>
      service.dataSource.query('select night_on::text, state from books_verification where night_on is not null');
    const night = new Date('2026-11-23T19:00:00.000Z');
    await timer.pass(service.dataSource, new Date(night.getTime() - 1));
    expect(await nights()).toEqual([]);
    for (const now of [night, new Date(night.getTime() + 3_600_000)])
      await Promise.all([1, 2, 3].map(() => timer.pass(service.dataSource, now)));
    await eventually(async () => expect(await nights()).toEqual([{ night_on: '2026-11-24', state: 'AGREES' }]));
    expect(await look()).toMatchObject({ askedBy: null, state: 'AGREES' });
    service.clock.moveTo(before);
  });
});

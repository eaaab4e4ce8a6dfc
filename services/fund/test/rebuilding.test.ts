import { createLog } from '@complaints/kit';
import { auditOf, eventually, expectDeed, startTestService, type TestService } from '@complaints/kit/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuildBooks } from '../src/actions/verification/rebuild-books.js';
import { fund } from '../src/service.js';
import { asOwner, type Books, differencesIn, openBooks } from './books.js';
import { mutationsOf } from './mutations.js';

let service: TestService;
let owner: DataSource;
let books: Books;
beforeAll(async () => {
  service = await startTestService({ ...fund, timers: [] });
  owner = await asOwner(service);
  books = await openBooks(service);
});
afterAll(async () => {
  await owner?.destroy();
  await service?.stop();
});

/** Runs a command as an operator does. @returns the lines of its log that say something of a thing */
async function run(name: 'rebuild-books' | 'verify-books') {
  const lines: string[] = [];
  const log = createLog('fund', 'info', { write: (line) => void lines.push(line) });
  await fund.commands[name]?.({ dataSource: service.dataSource, clock: service.clock, log, words: [] });
  return lines.map((line) => JSON.parse(line));
}
const kept = () =>
  service.dataSource.query(
    `select post_id::text as of, period_key, period_ends_at, limit_fen, held_fen, spent_fen from allowance
     union all select region_id::text, quarter, null, limit_fen, 0, 0 from budget order by 1, 2`,
  );

test('R64: counters, limits and budgets that were spoiled are named, and are what the books say after the rebuild', async () => {
  const { place, elsewhere } = books;
  const before = await kept();
  expect((await run('verify-books')).at(-1)).toMatchObject({ msg: 'the books agree' });
  expect((await run('rebuild-books')).map(({ msg }) => msg)).toEqual([
    'what is kept beside the books is what they say',
  ]);
  await owner.query('update allowance set held_fen = 7, spent_fen = 0 where post_id = $1', [place.manager.postId]);
  await owner.query('update allowance set limit_fen = 1000 where post_id = $1', [place.president.postId]);
  await owner.query('update budget set limit_fen = 12 where region_id = $1', [place.regionId]);
  await owner.query('delete from budget where region_id = $1', [elsewhere.regionId]);
  await expect(run('verify-books')).rejects.toThrow(
    `ALLOWANCE_BALANCE: of the account authority:${place.manager.postId}:2026-11, the post ${place.manager.postId}, in 2026-11, -30.00 is expected and -0.07 is found.`,
  );
  const { answer, rows } = await auditOf(service, () => run('rebuild-books'));
  const changes = { 'UPDATE allowance': 2, 'UPDATE budget': 1, 'INSERT budget': 1 };
  expectDeed(rows, { operation: 'rebuild-books', requestId: null, changes });
  const mended = answer.filter(({ msg }) => msg === 'mended');
  expect(mended).toHaveLength(4);
  expect(mended).toContainEqual(
    expect.objectContaining({
      ...{ what: 'allowance', id: place.manager.postId, periodKey: '2026-11' },
      before: { heldFen: 7, spentFen: 0, limitFen: 300_00 },
      after: { heldFen: 10_00, spentFen: 20_00, limitFen: 300_00 },
    }),
  );
  expect(mended).toContainEqual(
    expect.objectContaining({ what: 'budget', id: elsewhere.regionId, before: null, after: { limitFen: 20_500_00 } }),
  );
  expect(await kept()).toEqual(before);
  expect(await differencesIn(service.dataSource)).toEqual([]);
});

test('R64: everything that was kept of periods can be lost, and is there again', async () => {
  const before = await kept();
  await owner.query('truncate allowance, budget');
  await run('rebuild-books');
  expect(await kept()).toEqual(before);
});

test('R62: books that exceed a limit mend nothing', async () => {
  const spoil = 'update allowance set held_fen = 0, spent_fen = 0, limit_fen = 2999 where post_id = $1';
  await owner.query(spoil, [books.place.manager.postId]);
  const before = await kept();
  await expect(run('rebuild-books')).rejects.toThrow('allowance_within_limit');
  expect(await kept()).toEqual(before);
  await owner.query('update allowance set limit_fen = 30000 where post_id = $1', [books.place.manager.postId]);
  await run('rebuild-books');
});

test('R62: requests wait while it goes on', async () => {
  const session = service.dataSource.createQueryRunner();
  await session.startTransaction();
  await rebuildBooks(session.manager);
  const approving = mutationsOf(service).approve(books.place.manager.holder, books.of.requested);
  await eventually(async () => {
    const waiting = await owner.query(`select from pg_locks where relation = 'allowance'::regclass and not granted`);
    return waiting.length === 1 ? true : undefined;
  });
  await session.commitTransaction();
  await session.release();
  expect((await approving).disbursement.state).toBe('APPROVED');
  expect(await differencesIn(service.dataSource)).toEqual([]);
});

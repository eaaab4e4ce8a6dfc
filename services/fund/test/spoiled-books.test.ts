import { startTestService, type TestService } from '@complaints/kit/testing';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKS } from '../src/domain/verification.js';
import { fund } from '../src/service.js';
import { asOwner, type Books, differencesIn, openBooks } from './books.js';
import { spoilsOf } from './spoils.js';

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

/** Does as the owner of the tables what nobody may, looks what is found, and takes it back. */
async function foundAfter(sql: string) {
  const session = owner.createQueryRunner();
  await session.startTransaction();
  try {
    await session.query('alter table transfer disable trigger user');
    await session.query('alter table allowance drop constraint allowance_within_limit');
    await session.query('drop index transfer_once, transfer_of_budget_once, transfer_sequence');
    await session.query(sql);
    return await differencesIn(session);
  } finally {
    await session.rollbackTransaction();
    await session.release();
  }
}

describe('R62, R64: what nobody may do is found when the owner of the tables does it', () => {
  test('nothing is found while all is well', async () => {
    expect(await foundAfter('select 1')).toEqual([]);
  });

  test('whatever is spoiled is named, with what was to be found', async () => {
    const spoils = spoilsOf(books);
    for (const { what, sql, check, found } of spoils) {
      const difference = (await foundAfter(sql)).find((one) => one.check === check);
      expect({ what, ...difference }).toMatchObject({ what, check, ...found });
    }
    expect(new Set(spoils.map(({ check }) => check))).toEqual(new Set(CHECKS));
  });
});

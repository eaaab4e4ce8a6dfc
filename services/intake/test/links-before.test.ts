import { createHash } from 'node:crypto';
import { after, DAY_MS, migrate } from '@complaints/kit';
import { createTestDatabase } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { intake } from '../src/service.js';
import { outsideOf } from './intake-house.js';

/** What was there before there were links of several kinds. */

const service = intake(outsideOf());
const instantOf = ({ name }: { name: string }) => Number(name.slice(-13));
const FIRST_OF_LINKS = 1_720_000_000_070;
const older = service.tables.migrations.filter((one) => instantOf(one as { name: string }) < FIRST_OF_LINKS);

const askedAt = new Date('2026-11-01T00:00:00.000Z');
let dataSource: DataSource;
beforeAll(async () => {
  const urls = await createTestDatabase({ ...service, tables: { ...service.tables, migrations: older } });
  dataSource = await new DataSource({ type: 'postgres', url: urls.migrationUrl }).initialize();
  await keepRatings();
  await migrate(urls.migrationUrl, service.tables);
});
afterAll(() => dataSource?.destroy());

/** One customer who has not rated, and one who has, with an opinion. */
async function keepRatings(): Promise<void> {
  for (const [at, used] of [null, after(askedAt, 1)].entries()) {
    const [matter, complaint] = [crypto.randomUUID(), crypto.randomUUID()];
    await dataSource.query('insert into matter (id, opened_at) values ($1, $2)', [matter, askedAt]);
    await dataSource.query(
      `insert into complaint (id, number, matter_id, status, level, level_derivation, source, channel, content,
         confidential_towards_store, accepted_at, expected_resolution_at, closed_at, policy_version)
       values ($1, $2, $3, 'RESOLVED', 'FIRST', '{}', 'STORE', 'PHONE', 'x', false, $4, $4, $4, 1)`,
      [complaint, `${at}`, matter, askedAt],
    );
    await dataSource.query(
      `insert into rating_request (id, complaint_id, token_digest, asked_at, expires_at, used_at, policy_version)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, 1)`,
      [complaint, createHash('sha256').update(`${at}`).digest(), askedAt, after(askedAt, 30 * DAY_MS), used],
    );
    if (!used) continue;
    await dataSource.query(
      `insert into rating (id, complaint_id, result_satisfaction, handling_satisfaction, solved, opinion, rated_at)
       values (gen_random_uuid(), $1, 5, 5, true, '很好', $2)`,
      [complaint, used],
    );
  }
}

test('R71: a link to rate from before works on, and its reminder is to come seven days after it', async () => {
  const links = await dataSource.query(
    'select purpose, plan_id, token_digest, issued_at, expires_at, used_at, remind_at, policy_version from link order by used_at nulls first',
  );
  const same = { purpose: 'RATE', plan_id: null, issued_at: askedAt, policy_version: 1 };
  const digest = (token: string) => createHash('sha256').update(token).digest();
  const expires_at = after(askedAt, 30 * DAY_MS);
  expect(links).toEqual([
    { ...same, token_digest: digest('0'), expires_at, used_at: null, remind_at: after(askedAt, 7 * DAY_MS) },
    { ...same, token_digest: digest('1'), expires_at, used_at: after(askedAt, 1), remind_at: null },
  ]);
});

test('R71: an opinion from before is followed up as well', async () => {
  const opinions = await dataSource.query('select state, note, owner_post_id, opened_at from opinion_follow_up');
  expect(opinions).toEqual([{ state: 'OPEN', note: null, owner_post_id: null, opened_at: after(askedAt, 1) }]);
});

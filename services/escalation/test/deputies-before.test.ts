import { EVERY_SCOPE } from '@complaints/contracts';
import { after, DAY_MS, migrate } from '@complaints/kit';
import { createTestDatabase } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seatsOf } from '../src/data/seats.js';
import { escalation } from '../src/service.js';

/** Who deputised before deputies were named by somebody and accepted. */

const instantOf = ({ name }: { name: string }) => Number(name.slice(-13));
const FIRST_OF_DEPUTYSHIPS = 1_720_000_000_200;
const older = escalation.tables.migrations.filter((one) => instantOf(one as { name: string }) < FIRST_OF_DEPUTYSHIPS);

const now = new Date('2026-11-23T01:30:00.000Z');
const untilAt = after(now, DAY_MS);
const [former, holder, deputy] = [uuidv7(), uuidv7(), uuidv7()];
const posts = { held: uuidv7(), passedOn: uuidv7(), vacant: uuidv7(), own: uuidv7() };

let dataSource: DataSource;
beforeAll(async () => {
  const urls = await createTestDatabase({ ...escalation, tables: { ...escalation.tables, migrations: older } });
  const { entities } = escalation.tables;
  dataSource = await new DataSource({ type: 'postgres', url: urls.migrationUrl, entities: [...entities] }).initialize();
  for (const id of [former, holder, deputy]) await dataSource.query(`insert into staff values ($1, 'A Person')`, [id]);
  for (const id of Object.values(posts))
    await dataSource.query(`insert into post (id, kind) values ($1, 'CLERK')`, [id]);
  await held(posts.held, holder, null);
  await held(posts.passedOn, former, now);
  await held(posts.passedOn, holder, null);
  await held(posts.vacant, former, now);
  await held(posts.own, holder, null);
  for (const post of [posts.held, posts.passedOn, posts.vacant]) await deputised(post, deputy);
  await deputised(posts.own, holder);
  await migrate(urls.migrationUrl, escalation.tables);
});
afterAll(() => dataSource?.destroy());

const held = (postId: string, staffId: string, until: Date | null) =>
  dataSource.query('insert into holding (id, post_id, staff_id, from_at, until_at) values ($1, $2, $3, $4, $5)', [
    ...[uuidv7(), postId, staffId, now, until],
  ]);
const deputised = (postId: string, staffId: string) =>
  dataSource.query('insert into deputy (id, post_id, staff_id, from_at, until_at) values ($1, $2, $3, $4, $5)', [
    ...[uuidv7(), postId, staffId, now, untilAt],
  ]);

test('R26: who deputised has accepted, in everything, for whoever holds the post; nobody did for a vacant one', async () => {
  const rows = await dataSource.query(
    'select post_id, holder_id, delegator_id, named_by_id, scopes, named_at, accepted_at, revoked_at from deputy order by id',
  );
  const by = (id: string) => ({ holder_id: id, delegator_id: id, named_by_id: id });
  const accepted = { scopes: EVERY_SCOPE, named_at: now, accepted_at: now, revoked_at: null };
  expect(rows).toEqual([
    { post_id: posts.held, ...by(holder), ...accepted },
    { post_id: posts.passedOn, ...by(holder), ...accepted },
    { post_id: posts.vacant, ...by(former), ...accepted, revoked_at: now },
    { post_id: posts.own, ...by(holder), ...accepted, revoked_at: now },
  ]);
});

test('R26: and acts as before', async () => {
  const seats = await seatsOf(dataSource.manager, deputy, now);
  expect(seats.map(({ postId, onBehalfOf, scopes }) => [postId, onBehalfOf, scopes]).sort()).toEqual(
    [posts.held, posts.passedOn].map((postId) => [postId, holder, EVERY_SCOPE]).sort(),
  );
  expect(await seatsOf(dataSource.manager, deputy, untilAt)).toEqual([]);
});

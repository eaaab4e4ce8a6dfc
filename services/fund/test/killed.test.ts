import { eventually, startTestService, type TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fund } from '../src/service.js';
import { bookedOf, counterOf, openHeadquarters, openPlace, type Place, planOf, request } from './chain.js';
import { mutationsOf } from './mutations.js';

let service: TestService;
let owner: DataSource;
let place: Place;
beforeAll(async () => {
  service = await startTestService(fund);
  owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
  await openHeadquarters(service);
  place = await openPlace(service);
});
afterAll(async () => {
  await owner?.destroy();
  await service?.stop();
});

/** Ends whoever waits for a table, as soon as somebody does. */
const killWhoWaitsFor = (table: string) =>
  eventually(async () => {
    const killed = await service.dataSource.query(
      `select pg_terminate_backend(pid) from pg_locks where relation = '${table}'::regclass and not granted`,
    );
    return killed.length > 0 || undefined;
  });

// In the order in which an approval comes to them: the counter, its entry, the request itself, what is told of it.
test.each(['allowance', 'transfer', 'disbursement', 'outbox'])(
  'R64: an approval that is killed at %s has moved nothing, and the same key approves afterwards',
  async (table) => {
    const { id } = await request(service, planOf(service, place, { amountFen: 10_00 }));
    const { held, spent } = await counterOf(service, place.manager.postId);
    const idempotencyKey = crypto.randomUUID();
    const gate = owner.createQueryRunner();
    await gate.startTransaction();
    // Reads go on, writes wait.
    await gate.query(`lock table ${table} in share mode`);
    const { approve } = mutationsOf(service);
    const approving = approve(place.manager.holder, id, idempotencyKey).catch((error: unknown) => String(error));
    await killWhoWaitsFor(table);
    await gate.rollbackTransaction();
    await gate.release();
    expect(await approving).toMatch(/SERVICE_UNAVAILABLE|INTERNAL/);
    const [row] = await service.dataSource.query('select state, decided_by from disbursement where id = $1', [id]);
    expect(row).toEqual({ state: 'REQUESTED', decided_by: null });
    expect(await counterOf(service, place.manager.postId)).toMatchObject({ held, spent });
    expect(await bookedOf(service, id)).toEqual(['HOLD']);
    expect((await approve(place.manager.holder, id, idempotencyKey)).disbursement).toMatchObject({ state: 'APPROVED' });
    expect(await counterOf(service, place.manager.postId)).toMatchObject({ held: held - 10_00, spent: spent + 10_00 });
    expect(await bookedOf(service, id)).toEqual(['HOLD', 'GRANT']);
  },
);

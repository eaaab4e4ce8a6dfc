import type { Told } from '@complaints/contracts';
import { after, createLog, DAY_MS, HOUR_MS } from '@complaints/kit';
import { sideBySide, startTestService, type TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rebuild } from '../src/commands/rebuild.js';
import { analytics } from '../src/service.js';
import {
  banyan,
  type Complaint,
  complaintAbout,
  corrected,
  handled,
  lakeside,
  paid,
  paidBefore,
  registered,
  reopened,
  separated,
  takenBack,
} from './chain.js';

const log = createLog('rebuild', 'silent');
const acceptedAt = new Date('2026-11-10T15:59:59.999Z');
let service: TestService;
beforeAll(async () => {
  service = await startTestService(analytics);
});
afterAll(() => service?.stop());

const kept = () =>
  service.dataSource.query('select * from daily_figures order by store_id, region_id, day, confidential');

function stories(count: number, at: Date): Told[][] {
  return Array.from({ length: count }, (_, index) => {
    const complaint = complaintAbout([lakeside, banyan, null][index % 3] ?? null);
    const level = (['FIRST', 'SECOND', 'MAJOR'] as const)[index % 3];
    const accepted =
      index % 7 === 0
        ? separated(complaint, { acceptedAt: at, separatedAt: after(at, DAY_MS) }, true)
        : registered(complaint, at, { level, confidential: index % 5 === 0 });
    const closedAt = after(at, 30 * HOUR_MS);
    const again = index % 4 === 0 ? reopened(complaint, { closedAt, reopenedAt: after(at, 5 * DAY_MS) }) : [];
    return [accepted, ...corrected(complaint, at), ...handled(complaint, at), ...again, ...money(complaint, index, at)];
  });
}
/** Money beside a plan, told as before and since, of which some is taken back. */
function money(complaint: Complaint, index: number, paidAt: Date): Told[] {
  const payment = { disbursementId: crypto.randomUUID(), paidAt };
  const told = index % 2 === 0 ? paidBefore(complaint, payment) : paid(complaint, payment);
  return [told, ...(index % 3 === 0 ? [takenBack(complaint, { ...payment, reversedAt: after(paidAt, DAY_MS) })] : [])];
}
/** As many as the bus hands over. */
const AT_ONCE = 8;
const hearAll = (all: Told[][]) =>
  sideBySide(AT_ONCE, all, async (story) => {
    for (const told of story) expect(await service.hear(told, { version: 2 })).toEqual({ kind: 'HANDLED' });
  });

test('I7: what is counted again from the facts equals what was added up', async () => {
  await hearAll(stories(30, acceptedAt));
  const added = await kept();
  expect(added.length).toBeGreaterThan(6);
  await rebuild({ dataSource: service.dataSource, log });
  expect(await kept()).toEqual(added);
});

test('I7: a spoiled, a missing and an invented figure are put right', async () => {
  const right = await kept();
  await service.dataSource.query('update daily_figures set registered = registered + 1, paid_fen = 0');
  await service.dataSource.query('delete from daily_figures where day = (select min(day) from daily_figures)');
  await service.dataSource.query('update daily_figures set day = day - 1000 where store_id = $1', [banyan.id]);
  expect(await kept()).not.toEqual(right);
  await rebuild({ dataSource: service.dataSource, log });
  expect(await kept()).toEqual(right);
});

test('I7: events that are heard during rebuilds are counted exactly once', async () => {
  // A store of its own each, because what races is the first event of a row.
  const told = Array.from({ length: 300 }, () =>
    registered(complaintAbout({ id: crypto.randomUUID(), regionId: banyan.regionId }), after(acceptedAt, DAY_MS)),
  );
  let hearing = true;
  const heard = hearAll(told.map((one) => [one])).finally(() => {
    hearing = false;
  });
  while (hearing) await rebuild({ dataSource: service.dataSource, log });
  await heard;
  const [{ registered: sum }] = await service.dataSource.query(
    'select sum(registered)::int registered from daily_figures',
  );
  expect(sum).toBe(330);
});

describe('facts are neither changed nor deleted', () => {
  const CHANGES = ['update fact set complaint_id = store_id', 'delete from fact', 'truncate fact'];

  test('the application’s role may not even try', async () => {
    for (const change of CHANGES) {
      await expect(service.dataSource.query(change)).rejects.toThrow('permission denied for table fact');
    }
  });

  test('for the owner of the tables too', async () => {
    const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
    try {
      for (const change of CHANGES) await expect(owner.query(change)).rejects.toThrow('fact is append-only');
    } finally {
      await owner.destroy();
    }
  });
});

import {
  deadlineMissed,
  disbursementCancelled,
  disbursementPaid,
  disbursementRejected,
  disbursementReversed,
  LEVELS,
  planAccepted,
} from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OPEN } from '../src/data/case.js';
import { fireDeadlinesTimer } from '../src/timers/fire-deadlines.js';
import { act, director, openCase, posts, setback, settled, startEscalation, step, tasksOf, work } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
const below = numbers(20_261_123);
const pick = <T>(choices: readonly T[]): T => choices[below(choices.length)] as T;

interface Standing {
  id: string;
  complaint_id: string;
  matter_id: string;
  owner_post_id: string;
}

/** One thing that may happen to a case, in turn or not; whether it is refused does not matter. */
async function happen({ id: caseId, complaint_id, matter_id, owner_post_id }: Standing): Promise<void> {
  const { holder } = posts.find((post) => post.id === owner_post_id) ?? {};
  const owner = { sub: holder?.id ?? '', role: 'STAFF' } as const;
  const round = 1 + below(3);
  const money = pick([{}, { compensation: { amount: '10.00', currency: 'CNY' }, purpose: 'RETURN' }]);
  const due = { steps: [{ ...step, dueAt: after(service.clock.now(), pick([HOUR_MS, 25 * HOUR_MS, 99 * HOUR_MS])) }] };
  const reported = { reportedToId: director.sub, reportedAt: service.clock.now() };
  const level = pick(LEVELS);
  await pick([
    () => act(service, owner, 'recordContact', { caseId, reached: below(4) > 0 }),
    () => act(service, owner, 'recordContact', { caseId }),
    () => act(service, owner, 'proposePlan', { caseId, ...money, ...due }),
    () => act(service, owner, 'proposePlan', { caseId, ...money, ...due, setback }),
    () => act(service, owner, 'acceptPlan', { caseId, round }),
    () => act(service, owner, 'acceptPlan', { caseId, round }),
    () => act(service, owner, 'escalateCase', { caseId, ...reported }),
    () => finishOne(owner, caseId),
    () => act(service, owner, 'resolveCase', { caseId }),
    () => hearFund(complaint_id),
    () => fireDeadlinesTimer.pass(service.dataSource, service.clock.now()),
    () => openCase(service, { matterId: matter_id, repeatOfId: complaint_id, level }),
  ])();
}

async function finishOne(owner: TestCaller, caseId: string): Promise<void> {
  const task = (await tasksOf(service, owner, caseId)).find(({ state }) => state === 'OPEN');
  if (task) await work(service, owner, 'completeTask', { taskId: task.id });
}

let version = 1;
async function hearFund(complaintId: string): Promise<void> {
  const told = (await service.told(planAccepted.subject)).findLast(
    ({ payload }) => payload.complaintId === complaintId,
  );
  if (!told?.payload.compensation) return;
  const { storeId, regionId, planId, level, compensation } = told.payload;
  const kept = { level, policyVersion: 1 };
  const about = { disbursementId: planId, complaintId, storeId, regionId, planId, ...kept, ...compensation };
  const now = service.clock.now();
  version += 1;
  await service.hear(
    pick([
      disbursementPaid.of({ ...about, paidAt: now }),
      disbursementPaid.of({ ...about, paidAt: now }),
      disbursementReversed.of({ ...about, paidAt: now, reversedAt: now }),
      disbursementRejected.of({ ...about, reason: 'DECIDED', rejectedAt: now }),
      disbursementCancelled.of({ ...about, cause: 'BY_HAND', cancelledAt: now }),
    ]),
    { version },
  );
}

const query = (sql: string) => service.dataSource.query(sql);

test('I4, R25: whatever happens to cases, side by side and in any order, every clock ends exactly once', async () => {
  for (let number = 0; number < 4; number += 1) await openCase(service, { level: pick(LEVELS) });
  for (let turn = 0; turn < 60; turn += 1) {
    const standing: Standing[] = await query(
      `select id, complaint_id, matter_id, owner_post_id from handling_case c where ${OPEN} order by id`,
    );
    if (standing.length < 4) await openCase(service, { level: pick(LEVELS) });
    await Promise.all([...standing, ...standing].map(happen));
    service.clock.moveBy(
      pick([0, 1, MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, HOUR_MS, 11 * HOUR_MS, 24 * HOUR_MS + 1]),
    );
  }
  await settled(service);

  const running = 'met_at is null and cancelled_at is null and fired_at is null';
  const [clocks] = await query(
    `select count(*) filter (where ${running})::int as running,
       count(*) filter (where not (${running}) and (cancelled_at is not null)::int + (fired_at is not null)::int
         + (met_at is not null and fired_at is null)::int <> 1)::int as twice,
       count(*) filter (where fired_at is not null)::int as missed, count(*) filter (where cancelled_at is not null)::int as cancelled,
       count(*) filter (where met_at <= due_at)::int as met
     from deadline`,
  );
  expect(clocks.twice).toBe(0);
  for (const ended of ['missed', 'cancelled', 'met']) expect(clocks[ended]).toBeGreaterThan(2);

  const fired = await query(
    `select case_id || kind || generation as clock from deadline where kind <> 'EMERGENCY' and fired_at is not null`,
  );
  // The steps of the emergency procedure are told by their kind alone.
  const told = (await service.told(deadlineMissed.subject))
    .filter(({ payload }) => payload.kind !== 'EMERGENCY')
    .map(({ payload }) => payload.caseId + payload.kind + payload.generation);
  expect(told.sort()).toEqual(fired.map(({ clock }: { clock: string }) => clock).sort());

  expect(
    await query(
      `select c.state, c.next_due_at, min(d.due_at) as due from handling_case c left join deadline d on d.case_id = c.id and ${running}
       group by c.id having c.next_due_at is distinct from min(d.due_at)
         or (not (${OPEN}) and count(d.id) > 0)
         or (c.state in ('WAITING_CONTACT', 'PLANNING') and count(d.id) = 0)`,
    ),
  ).toEqual([]);
  expect(
    await query('select case_id from deadline group by case_id, kind, subject having max(generation) <> count(*)'),
  ).toEqual([]);
  expect(await query('select aggregate_id from outbox group by aggregate_id having max(version) <> count(*)')).toEqual(
    [],
  );
  expect(await query('select error from dead_letter')).toEqual([]);
});

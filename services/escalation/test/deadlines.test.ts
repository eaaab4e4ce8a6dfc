import { caseClimbed, deadlineMissed } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fireDeadlinesTimer } from '../src/timers/fire-deadlines.js';
import {
  director,
  done,
  manager,
  openCase,
  president,
  refusal,
  seen,
  settled,
  startEscalation,
  toldOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** Two passes at once, beside the timer that runs anyway, until no clock is late. */
async function pass(): Promise<void> {
  const now = service.clock.now();
  await Promise.all([1, 2].map(() => fireDeadlinesTimer.pass(service.dataSource, now)));
  await settled(service);
}
const clocks = async (caseId: string) => {
  const query = 'query ($id: ID!) { case(id: $id) { deadlines { kind generation state dueAt metAt firedAt } } }';
  return (await service.ask(manager, query, { id: caseId })).data.case.deadlines;
};
const payloads = async (subject: string, complaintId: string) =>
  (await service.told(subject)).map(({ payload }) => payload).filter((payload) => payload.complaintId === complaintId);

test('R21, R25: a contact at 30 minutes sharp is in time', async () => {
  const { caseId, complaintId } = await openCase(service);
  service.clock.moveBy(30 * MINUTE_MS);
  await pass();
  await done(service, manager, 'recordContact', { caseId });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'case.contacted']);
  expect((await clocks(caseId))[0]).toMatchObject({ kind: 'CONTACT', state: 'MET' });
});

test('R21: a contact one millisecond late is recorded as missed, once, and does not climb', async () => {
  const { caseId, complaintId } = await openCase(service);
  const dueAt = after(service.clock.now(), 30 * MINUTE_MS);
  const firedAt = service.clock.moveBy(30 * MINUTE_MS + 1);
  await pass();
  expect(await seen(service, manager, caseId)).toMatchObject({
    state: 'WAITING_CONTACT',
    tier: 1,
    abnormalFlag: false,
  });
  const metAt = service.clock.moveBy(MINUTE_MS);
  await done(service, manager, 'recordContact', { caseId });
  expect((await clocks(caseId))[0]).toMatchObject({
    ...{ state: 'MISSED', dueAt: dueAt.toISOString(), firedAt: firedAt.toISOString(), metAt: metAt.toISOString() },
  });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'deadline.missed', 'case.contacted']);
});

test('R22–R24: exactly at 24 hours nothing; a millisecond later the director, then the president, then failed attempts', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId });
  service.clock.moveBy(24 * HOUR_MS);
  await pass();
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'PLANNING', tier: 1 });

  let climbedAt = service.clock.moveBy(1);
  await pass();
  expect(await seen(service, manager, caseId)).toMatchObject({
    ...{ state: 'WAITING_CONTACT', tier: 2, abnormalFlag: true, owner: { kind: 'REGIONAL_DIRECTOR' } },
    nextDueAt: after(climbedAt, 30 * MINUTE_MS).toISOString(),
  });
  expect(await refusal(service, manager, 'recordContact', { caseId })).toBe('NOT_OWNER');
  expect(await refusal(service, director, 'acceptPlan', { caseId })).toBe('NOT_CONTACTED_YET');
  await done(service, director, 'recordContact', { caseId });
  expect(await refusal(service, director, 'acceptPlan', { caseId })).toBe('NO_OPEN_PLAN');

  climbedAt = service.clock.moveBy(24 * HOUR_MS + 1);
  await pass();
  expect(await seen(service, director, caseId)).toMatchObject({
    tier: 3,
    failedAttempts: 0,
    owner: { kind: 'REGIONAL_PRESIDENT' },
  });
  await done(service, president, 'recordContact', { caseId });
  const reported = { caseId, reportedToId: director.sub, reportedAt: service.clock.now() };
  expect(await refusal(service, president, 'escalateCase', reported)).toBe('TOP_OF_LADDER');

  for (const attempt of [1, 2, 3]) {
    service.clock.moveBy(24 * HOUR_MS + 1);
    await pass();
    expect(await seen(service, president, caseId)).toMatchObject({
      state: 'PLANNING',
      tier: 3,
      failedAttempts: attempt,
    });
  }
  expect(await payloads(caseClimbed.subject, complaintId)).toMatchObject([
    { fromTier: 1, toTier: 2, trigger: 'PLAN_DEADLINE_MISSED' },
    { fromTier: 2, toTier: 3, trigger: 'PLAN_DEADLINE_MISSED', climbedAt: climbedAt.toISOString() },
  ]);
  const plans = (await payloads(deadlineMissed.subject, complaintId)).filter(({ kind }) => kind === 'PLAN');
  expect(plans.map(({ generation }) => generation)).toEqual([1, 2, 3, 4, 5]);
});

test('R25: after five days down one pass climbs one step, and both the due and the fired instant are kept', async () => {
  const { caseId, complaintId } = await openCase(service);
  const openedAt = service.clock.now();
  const firedAt = service.clock.moveBy(5 * DAY_MS);
  await pass();
  expect(await toldOf(service, complaintId)).toEqual([
    'case.opened',
    'deadline.missed',
    'deadline.missed',
    'deadline.missed',
    'case.climbed',
  ]);
  expect(await seen(service, manager, caseId)).toMatchObject({ tier: 2 });
  expect(await payloads(deadlineMissed.subject, complaintId)).toMatchObject([
    { kind: 'CONTACT', dueAt: after(openedAt, 30 * MINUTE_MS).toISOString(), firedAt: firedAt.toISOString() },
    { kind: 'PLAN', dueAt: after(openedAt, 24 * HOUR_MS).toISOString(), firedAt: firedAt.toISOString() },
    { kind: 'FIRST_ANSWER', dueAt: after(openedAt, 24 * HOUR_MS).toISOString(), firedAt: firedAt.toISOString() },
  ]);
  expect(
    (await clocks(caseId)).map(({ kind, generation, state }: Record<string, string>) => [kind, generation, state]),
  ).toEqual([
    ['CONTACT', 1, 'MISSED'],
    ['PLAN', 1, 'MISSED'],
    ['FIRST_ANSWER', 1, 'MISSED'],
    ['CONTACT', 2, 'RUNNING'],
    ['PLAN', 2, 'RUNNING'],
  ]);
});

test('R25: forty cases due at once climb once each, with two passes side by side', async () => {
  const cases = [];
  // A few at a time, as the consumer hands them on.
  for (let number = 0; number < 40; number += 8)
    cases.push(...(await Promise.all(Array.from({ length: 8 }, () => openCase(service)))));
  service.clock.moveBy(25 * HOUR_MS);
  await pass();
  const ids = cases.map(({ complaintId }) => complaintId);
  const climbs = (await service.told(caseClimbed.subject)).filter(({ payload }) => ids.includes(payload.complaintId));
  expect(new Set(climbs.map(({ payload }) => payload.complaintId)).size).toBe(40);
  expect(climbs).toHaveLength(40);
});

test('R25, I4: every clock of every story ended once at the most, and each missed one was told once', async () => {
  await settled(service);
  const [{ twice }] = await service.dataSource.query(
    `select count(*)::int as twice from deadline
     where (cancelled_at is not null)::int + (fired_at is not null)::int + (met_at is not null and fired_at is null)::int > 1`,
  );
  const missed = await service.dataSource.query(
    'select case_id || kind || generation as clock from deadline where fired_at is not null',
  );
  const told = (await service.told(deadlineMissed.subject)).map(
    ({ payload }) => payload.caseId + payload.kind + payload.generation,
  );
  expect(twice).toBe(0);
  expect(told.sort()).toEqual(missed.map(({ clock }: { clock: string }) => clock).sort());
});

import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kindsOf } from './notices.js';
import { knowNextYear, publish } from './policies.js';
import { act, director, done, manager, openCase, refusal, seen, settled, startEscalation } from './story.js';

const PLAN = { kind: 'PLAN' };

let service: TestService;
/** Opened before clocks could stand still. */
let earlier: string;
beforeAll(async () => {
  service = await startEscalation();
  ({ caseId: earlier } = await openCase(service));
  service.clock.moveBy(MINUTE_MS);
  await knowNextYear(service);
  const pausing = { reasons: ['AWAITING_EXPERT' as const], atMostHours: 48 };
  expect((await publish(service, { document: { pausing } })).errors).toEqual([]);
  service.clock.moveBy(MINUTE_MS);
});
afterAll(() => service?.stop());

const hoursFrom = (at: Date, hours: number) => after(at, hours * HOUR_MS);
const pauseFor = (caseId: string, hours: number, change: object = {}) => ({
  ...{ caseId, ...PLAN, reason: 'AWAITING_EXPERT', untilAt: hoursFrom(service.clock.now(), hours), ...change },
});
async function planClock(caseId: string) {
  const query = `query ($id: ID!) { case(id: $id) { deadlines { kind state dueAt warningsAt
    pauses { reason note pausedAt untilAt dueBefore dueAfter by { id } resumption { resumedAt dueAfter by { id } } } } } }`;
  const { data } = await service.ask(manager, query, { id: caseId });
  return data.case.deadlines.findLast(({ kind }: { kind: string }) => kind === 'PLAN');
}

test('R28: a case keeps the policy under which no clock stands still', async () => {
  await done(service, manager, 'recordContact', { caseId: earlier });
  expect(await refusal(service, manager, 'pauseClock', pauseFor(earlier, 1))).toBe('PAUSING_OFF');
});

test('R28: a clock stands still, is due later at once with its warnings, and fires when it is', async () => {
  const openedAt = service.clock.now();
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  expect(await refusal(service, director, 'pauseClock', pauseFor(caseId, 1))).toBe('NOT_OWNER');
  expect(await refusal(service, manager, 'resumeClock', { caseId, ...PLAN })).toBe('NOT_PAUSED');
  service.clock.moveBy(HOUR_MS);
  const note = '等待鉴定意见';
  const paused = await done(service, manager, 'pauseClock', pauseFor(caseId, 40, { note }));
  expect(paused.nextDueAt).toBe(hoursFrom(openedAt, 64).toISOString());
  expect(await planClock(caseId)).toMatchObject({
    ...{ state: 'RUNNING', dueAt: hoursFrom(openedAt, 64).toISOString() },
    warningsAt: [hoursFrom(openedAt, 52).toISOString(), expect.any(String)],
    pauses: [{ note, dueBefore: hoursFrom(openedAt, 24).toISOString(), by: { id: manager.sub }, resumption: null }],
  });
  expect(await refusal(service, manager, 'pauseClock', pauseFor(caseId, 41))).toBe('PAUSED_ALREADY');
  service.clock.moveTo(hoursFrom(openedAt, 41));
  expect(await refusal(service, manager, 'pauseClock', pauseFor(caseId, 9))).toBe('PAUSE_TOO_LONG');
  service.clock.moveTo(hoursFrom(openedAt, 64));
  await settled(service);
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'PLANNING', tier: 1 });
  expect((await kindsOf(service, manager, caseId)).filter((kind) => kind === 'DEADLINE_MISSED PLAN')).toEqual([]);
  service.clock.moveBy(1);
  await settled(service);
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'WAITING_CONTACT', tier: 2 });
});

test('R28: what goes on early has what was left of it, and both are kept', async () => {
  const openedAt = service.clock.now();
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'pauseClock', pauseFor(caseId, 10));
  const resumedAt = service.clock.moveBy(4 * HOUR_MS);
  const { nextDueAt } = await done(service, manager, 'resumeClock', { caseId, ...PLAN });
  expect(nextDueAt).toBe(hoursFrom(openedAt, 28).toISOString());
  const { pauses } = await planClock(caseId);
  expect(pauses[0].resumption).toEqual({
    ...{ resumedAt: resumedAt.toISOString(), dueAfter: nextDueAt, by: { id: manager.sub } },
  });
  // Six hours of it were given back.
  expect(await refusal(service, manager, 'pauseClock', pauseFor(caseId, 44))).toBe(null);
});

test('R28: nothing is changed by a pause that is refused', async () => {
  const { caseId } = await openCase(service);
  const before = await seen(service, manager, caseId);
  const refused = async (change: object) =>
    (await act(service, manager, 'pauseClock', pauseFor(caseId, 1, change))).errors;
  expect(await refused({ reason: 'FORCE_MAJEURE' })).toEqual([{ code: 'REASON_NOT_ALLOWED', path: ['reason'] }]);
  expect(await refused({ kind: 'DELIVERY' })).toEqual([{ code: 'CLOCK_NOT_RUNNING', path: ['kind'] }]);
  expect(await refused({ subject: 'x' })).toEqual([{ code: 'CLOCK_NOT_RUNNING', path: ['kind'] }]);
  expect(await refused({ untilAt: service.clock.now() })).toEqual([{ code: 'PAUSE_IN_PAST', path: ['untilAt'] }]);
  expect(await seen(service, manager, caseId)).toEqual(before);
});

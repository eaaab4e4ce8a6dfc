import { attemptFailed, caseAssigned } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amended, hears, levelled, merged, moved, separated } from './news.js';
import {
  banyan,
  bellTower,
  done,
  holderOf,
  manager,
  openCase,
  postOf,
  president,
  registered,
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

const whole = holderOf('CUSTOMER_SERVICE');
const assignments = async (complaintId: string) =>
  (await service.told(caseAssigned.subject))
    .map(({ payload }) => payload)
    .filter((told) => told.complaintId === complaintId);
const stateOf = async (caseId: string) => (await seen(service, whole, caseId)).state;

test('R5, R20: a rise to MAJOR puts the case before the regional president with fresh clocks; a correction moves nothing back', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId });
  const now = service.clock.moveBy(HOUR_MS);
  await hears(service, levelled(complaintId));
  const risen = { state: 'WAITING_CONTACT', tier: 3, abnormalFlag: false, owner: { kind: 'REGIONAL_PRESIDENT' } };
  const contactDueAt = after(now, 30 * MINUTE_MS).toISOString();
  expect(await seen(service, president, caseId)).toMatchObject({ ...risen, level: 'MAJOR', nextDueAt: contactDueAt });
  expect(await assignments(complaintId)).toMatchObject([
    {
      level: 'MAJOR',
      tier: 3,
      assignedAt: now.toISOString(),
      contactDueAt,
      planDueAt: after(now, 24 * HOUR_MS).toISOString(),
    },
  ]);
  const lists = `{ case(id: "${caseId}") { deadlines { kind generation state } plans { state } ladder { trigger } } }`;
  const { data } = await service.ask(president, lists);
  expect(data.case.deadlines).toEqual([
    { kind: 'CONTACT', generation: 1, state: 'MET' },
    { kind: 'PLAN', generation: 1, state: 'CANCELLED' },
    { kind: 'FIRST_ANSWER', generation: 1, state: 'MET' },
    { kind: 'CONTACT', generation: 2, state: 'RUNNING' },
    { kind: 'PLAN', generation: 2, state: 'RUNNING' },
    ...[1, 2, 3, 4].map(() => ({ kind: 'EMERGENCY', generation: 1, state: 'RUNNING' })),
  ]);
  expect(data.case).toMatchObject({ plans: [{ state: 'LAPSED' }], ladder: [] });

  service.clock.moveBy(MINUTE_MS);
  await hears(service, levelled(complaintId, { level: 'FIRST', previousLevel: 'MAJOR', cause: 'DUPLICATE_LEFT' }));
  expect(await seen(service, president, caseId)).toMatchObject({ ...risen, level: 'FIRST', nextDueAt: contactDueAt });
});

test('R24: the regional president’s failed attempts are told, and at ABNORMAL the clocks that run are kept', async () => {
  const { caseId, complaintId } = await openCase(service, { level: 'MAJOR' });
  await done(service, president, 'recordContact', { caseId });
  const failedAt = [];
  for (const _ of [1, 2, 3]) {
    failedAt.push(service.clock.moveBy(24 * HOUR_MS + 1).toISOString());
    await settled(service);
  }
  const told = (await service.told(attemptFailed.subject)).filter(({ payload }) => payload.complaintId === complaintId);
  expect(told.map(({ payload }) => [payload.failedAttempts, payload.level, payload.failedAt])).toEqual(
    failedAt.map((at, index) => [index + 1, 'MAJOR', at]),
  );
  const before = await seen(service, president, caseId);
  await hears(service, levelled(complaintId, { level: 'ABNORMAL', previousLevel: 'MAJOR', cause: 'ATTEMPTS_FAILED' }));
  expect(await seen(service, president, caseId)).toEqual({ ...before, level: 'ABNORMAL' });
});

test('what intake says of a complaint that has no case here yet is waited for', async () => {
  const told = registered(service);
  const { complaintId, matterId } = told.payload as { complaintId: string; matterId: string };
  const other = await openCase(service);
  const early = [
    levelled(complaintId),
    merged(complaintId, other),
    separated(complaintId),
    moved(complaintId, uuidv7()),
  ];
  for (const news of [...early, amended(complaintId, {}), merged(other.complaintId, { complaintId, matterId })]) {
    expect(await service.hear(news, { version: 2 })).toMatchObject({ kind: 'AWAITED' });
  }
  await hears(service, told);
  await hears(service, levelled(complaintId));
});

test('of two events about the same the newer holds, whichever comes here first', async () => {
  const { caseId, complaintId } = await openCase(service);
  await service.hear(levelled(complaintId, { level: 'FIRST', previousLevel: 'MAJOR' }), { version: 3 });
  expect(await service.hear(levelled(complaintId), { version: 2 })).toEqual({ kind: 'HANDLED' });
  expect(await seen(service, manager, caseId)).toMatchObject({ level: 'FIRST', tier: 1 });
});

test('R5: a duplicate’s case ends without a word to intake, which knows; split again it goes on with clocks from then', async () => {
  const kept = await openCase(service);
  service.clock.moveBy(MINUTE_MS);
  const { caseId, complaintId } = await openCase(service);
  await hears(service, merged(complaintId, kept));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'MERGED', nextDueAt: null });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened']);
  expect(await seen(service, manager, kept.caseId)).toMatchObject({ state: 'WAITING_CONTACT', tier: 1 });

  const now = service.clock.moveBy(3 * 24 * HOUR_MS);
  await hears(service, separated(complaintId, { level: 'SECOND' }));
  expect(await seen(service, whole, caseId)).toMatchObject({
    ...{ state: 'WAITING_CONTACT', level: 'SECOND', tier: 2, nextDueAt: after(now, 30 * MINUTE_MS).toISOString() },
  });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'case.assigned']);
});

test('R20: what goes on for both stands no lower than the ladder had reached for the duplicate', async () => {
  const climbed = await openCase(service);
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  const kept = await openCase(service);
  await hears(service, merged(climbed.complaintId, kept));
  expect(await seen(service, whole, kept.caseId)).toMatchObject({ tier: 2, abnormalFlag: false });
});

test('R5: what was joined when it was registered gets its case when it is taken apart, with clocks from then', async () => {
  const complaintId = uuidv7();
  const joinedTo = await openCase(service);
  expect(await service.hear(merged(complaintId, joinedTo), { version: 1 })).toEqual({ kind: 'HANDLED' });
  await hears(service, amended(complaintId, { confidentialTowardsStore: true }));
  expect(await toldOf(service, complaintId)).toEqual([]);
  const now = service.clock.moveBy(HOUR_MS);
  const acceptedAt = after(now, -40 * HOUR_MS);
  await hears(service, separated(complaintId, { isNew: true, acceptedAt }));
  const [told] = (await service.told('escalation.case.opened.v1')).filter(
    ({ payload }) => payload.complaintId === complaintId,
  );
  expect(told?.payload).toMatchObject({ tier: 1, planDueAt: after(now, 24 * HOUR_MS).toISOString() });
  // Joined to another and apart once more: it has its case already.
  const other = await openCase(service);
  await hears(service, merged(complaintId, other));
  await hears(service, separated(complaintId, { isNew: true, acceptedAt }));
  expect(await stateOf(told?.payload.caseId)).toBe('WAITING_CONTACT');
});

test('R5: taken apart before it was heard to be joined, a case goes on as it was', async () => {
  const kept = await openCase(service);
  const { caseId, complaintId } = await openCase(service);
  await service.hear(separated(complaintId), { version: 3 });
  expect(await service.hear(merged(complaintId, kept), { version: 2 })).toEqual({ kind: 'HANDLED' });
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'WAITING_CONTACT', level: 'FIRST' });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened']);
});

test('R15: moved to another matter, of two open cases the later accepted stays', async () => {
  const earlier = await openCase(service);
  service.clock.moveBy(MINUTE_MS);
  const later = await openCase(service);
  await hears(service, moved(later.complaintId, earlier.matterId));
  expect([await stateOf(earlier.caseId), await stateOf(later.caseId)]).toEqual(['SUPERSEDED', 'WAITING_CONTACT']);
  service.clock.moveBy(MINUTE_MS);
  const latest = await openCase(service);
  await hears(service, moved(later.complaintId, latest.matterId));
  expect([await stateOf(later.caseId), await stateOf(latest.caseId)]).toEqual(['SUPERSEDED', 'WAITING_CONTACT']);
  await hears(service, moved(later.complaintId, uuidv7()));
  expect(await stateOf(later.caseId)).toBe('SUPERSEDED');
});

test('R5: split into a matter that has an open case, of the two the later accepted stays', async () => {
  const one = await openCase(service);
  service.clock.moveBy(MINUTE_MS);
  const other = await openCase(service);
  await hears(service, merged(one.complaintId, other));
  await hears(service, separated(one.complaintId, { matterId: other.matterId }));
  expect([await stateOf(one.caseId), await stateOf(other.caseId)]).toEqual(['SUPERSEDED', 'WAITING_CONTACT']);
  expect(await toldOf(service, one.complaintId)).toEqual(['case.opened', 'case.superseded']);
});

test('R20: moved to a matter on which the ladder had reached higher, its owner follows', async () => {
  const climbed = await openCase(service);
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  const { caseId, complaintId } = await openCase(service);
  await hears(service, moved(complaintId, climbed.matterId));
  expect(await seen(service, whole, caseId)).toMatchObject({ tier: 2, state: 'WAITING_CONTACT', abnormalFlag: false });
});

test('R29: the owner follows the store complained about, to another region too, once that store is known', async () => {
  const { caseId, complaintId } = await openCase(service, { storeId: null, regionId: null });
  const unknown = amended(complaintId, { storeId: uuidv7() });
  expect(await service.hear(unknown, { version: 50 })).toMatchObject({ kind: 'AWAITED' });
  for (const store of [bellTower, banyan]) {
    const now = service.clock.moveBy(MINUTE_MS);
    await hears(service, amended(complaintId, { storeId: store.id, regionId: store.regionId }));
    const owner = { id: postOf('STORE_MANAGER', store.id).id };
    const due = { nextDueAt: after(now, 30 * MINUTE_MS).toISOString() };
    expect(await seen(service, holderOf('STORE_MANAGER', store.id), caseId)).toMatchObject({ tier: 1, owner, ...due });
  }
  expect(await seen(service, manager, caseId)).toBeNull();
});

test('R20, R91: what becomes confidential towards its store leaves it, and the store sees it no more', async () => {
  const { caseId, complaintId } = await openCase(service);
  await hears(service, amended(complaintId, { confidentialTowardsStore: true }));
  expect(await seen(service, manager, caseId)).toBeNull();
  expect(await seen(service, president, caseId)).toMatchObject({ tier: 2, owner: { kind: 'REGIONAL_DIRECTOR' } });
});

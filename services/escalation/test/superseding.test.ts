import { caseOpened, caseSuperseded } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  done,
  holderOf,
  imported,
  lakeside,
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

const openings = async (complaintId: string) =>
  (await service.told(caseOpened.subject))
    .map(({ payload }) => payload)
    .find((payload) => payload.complaintId === complaintId);

test('a repeat supersedes the open case of its matter: its clocks are cancelled, its round lapses, both are told', async () => {
  const first = await openCase(service);
  await done(service, manager, 'recordContact', { caseId: first.caseId });
  await done(service, manager, 'proposePlan', { caseId: first.caseId });
  service.clock.moveBy(HOUR_MS);
  const second = await openCase(service, { matterId: first.matterId, repeatOfId: first.complaintId, level: 'SECOND' });
  expect(await seen(service, manager, first.caseId)).toMatchObject({ state: 'SUPERSEDED', nextDueAt: null });
  expect(await seen(service, manager, second.caseId)).toMatchObject({
    state: 'WAITING_CONTACT',
    tier: 2,
    abnormalFlag: false,
  });
  expect(await toldOf(service, first.complaintId)).toEqual([
    ...['case.opened', 'case.contacted', 'plan.proposed', 'case.superseded'],
  ]);
  const told = (await service.told(caseSuperseded.subject)).at(-1)?.payload;
  expect(told).toMatchObject({ caseId: first.caseId, supersededById: second.complaintId });
  const { data } = await service.ask(
    manager,
    `{ case(id: "${first.caseId}") { deadlines { kind state } plans { state } } }`,
  );
  expect(data.case).toEqual({
    deadlines: [
      { kind: 'CONTACT', state: 'MET' },
      { kind: 'PLAN', state: 'CANCELLED' },
      { kind: 'FIRST_ANSWER', state: 'MET' },
    ],
    plans: [{ state: 'LAPSED' }],
  });
});

test('R20: a repeat stands no lower than the ladder has reached on the matter', async () => {
  const first = await openCase(service);
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  expect(await seen(service, president, first.caseId)).toMatchObject({ tier: 3 });
  const second = await openCase(service, { matterId: first.matterId, repeatOfId: first.complaintId, level: 'SECOND' });
  expect(await seen(service, president, second.caseId)).toMatchObject({ level: 'SECOND', tier: 3 });
});

test('a repeat that overtook the complaint it comes back to is waited for', async () => {
  const first = registered(service);
  const { complaintId, matterId } = first.payload as { complaintId: string; matterId: string };
  const repeat = registered(service, { matterId, repeatOfId: complaintId, level: 'SECOND' });
  expect(await service.hear(repeat)).toMatchObject({ kind: 'AWAITED' });
  expect(await service.hear(first)).toEqual({ kind: 'HANDLED' });
  expect(await service.hear(repeat)).toEqual({ kind: 'HANDLED' });
});

test('R9: one that comes back to imported history gets its case once the history is known, which gets none', async () => {
  const [complaintId, matterId] = [uuidv7(), uuidv7()];
  const repeat = registered(service, { matterId, repeatOfId: complaintId, level: 'SECOND' });
  expect(await service.hear(repeat)).toMatchObject({ kind: 'AWAITED', awaits: expect.stringContaining(complaintId) });
  const history = imported(service, { complaintId, matterId });
  for (const _ of ['once', 'twice']) expect(await service.hear(history)).toEqual({ kind: 'HANDLED' });
  expect(await toldOf(service, complaintId)).toEqual([]);
  expect(await service.hear(repeat)).toEqual({ kind: 'HANDLED' });
  expect(await openings((repeat.payload as { complaintId: string }).complaintId)).toMatchObject({ tier: 2 });
});

test('of two repeats the later accepted stays, whichever comes here first', async () => {
  const first = await openCase(service);
  const of = { matterId: first.matterId, repeatOfId: first.complaintId };
  const earlierAt = service.clock.moveBy(MINUTE_MS);
  const later = await openCase(service, { ...of, level: 'MAJOR', acceptedAt: service.clock.moveBy(MINUTE_MS) });
  const earlier = await openCase(service, { ...of, level: 'SECOND', acceptedAt: earlierAt });
  expect(await seen(service, president, later.caseId)).toMatchObject({ state: 'WAITING_CONTACT' });
  expect(await seen(service, president, earlier.caseId)).toMatchObject({ state: 'SUPERSEDED' });
  expect(await toldOf(service, earlier.complaintId)).toEqual(['case.opened', 'case.superseded']);
});

test('a matter has one open case, also when ten repeats come at once', async () => {
  const first = await openCase(service);
  const repeats = Array.from({ length: 10 }, (_, number) =>
    registered(service, {
      matterId: first.matterId,
      repeatOfId: first.complaintId,
      acceptedAt: after(service.clock.now(), number),
    }),
  );
  const verdicts = await Promise.all(repeats.map((repeat) => service.hear(repeat)));
  expect(verdicts).toEqual(repeats.map(() => ({ kind: 'HANDLED' })));
  const states = await service.dataSource.query(
    'select state, count(*)::int from handling_case where matter_id = $1 group by state order by state',
    [first.matterId],
  );
  expect(states).toEqual([
    { state: 'SUPERSEDED', count: 10 },
    { state: 'WAITING_CONTACT', count: 1 },
  ]);
});

test('a complaint gets one case, also when it is told under another event id', async () => {
  const told = registered(service);
  await service.hear(told);
  expect(await service.hear(told)).toEqual({ kind: 'HANDLED' });
  expect(await toldOf(service, (told.payload as { complaintId: string }).complaintId)).toEqual(['case.opened']);
});

test('a store or a post that is not known here yet is waited for, and nothing is opened', async () => {
  const storeId = uuidv7();
  const told = registered(service, { storeId });
  expect(await service.hear(told)).toMatchObject({ kind: 'AWAITED' });
  await service.dataSource.query(
    `insert into directory_store (id, region_id, code, name_zh, name_en, version) values ($1, $2, 'NEW', '新店', 'New', 1)`,
    [storeId, lakeside.regionId],
  );
  const verdict = await service.hear(told);
  expect(verdict).toMatchObject({ kind: 'AWAITED', awaits: expect.stringContaining('STORE_MANAGER') });
});

test('R26: a vacant post falls to the next superior, without flag', async () => {
  const post = postOf('STORE_MANAGER', lakeside.id);
  await service.dataSource.query('update holding set until_at = $2 where post_id = $1 and until_at is null', [
    post.id,
    service.clock.now(),
  ]);
  const { caseId, complaintId } = await openCase(service);
  expect(await openings(complaintId)).toMatchObject({
    tier: 2,
    ownerPostId: postOf('REGIONAL_DIRECTOR', lakeside.regionId).id,
  });
  expect(await seen(service, president, caseId)).toMatchObject({ abnormalFlag: false });
});

test('R29: without a store it stands before customer service', async () => {
  const { caseId } = await openCase(service, { storeId: null, regionId: null });
  const clerk = holderOf('CUSTOMER_SERVICE');
  expect(await seen(service, clerk, caseId)).toMatchObject({ tier: 1, owner: { kind: 'CUSTOMER_SERVICE' } });
  expect(await done(service, clerk, 'recordContact', { caseId })).toMatchObject({ state: 'PLANNING' });
});

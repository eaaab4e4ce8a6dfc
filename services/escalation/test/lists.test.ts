import { MINUTE_MS } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classified, hears } from './news.js';
import {
  banyan,
  bellTower,
  director,
  done,
  elsewhere,
  finishWork,
  holderOf,
  lakeside,
  manager,
  openCase,
  regions,
  startEscalation,
  stores,
} from './story.js';

let service: TestService;
let opened: { caseId: string; complaintId: string }[];
/** Three cases at Lakeside, one of them confidential; one at Bell Tower; one at Banyan, in the other region. */
beforeAll(async () => {
  // No timer asks the database while queries are counted.
  service = await startEscalation({ timers: [] });
  opened = [];
  const at = [
    {},
    {},
    { confidentialTowardsStore: true },
    { storeId: bellTower.id },
    { storeId: banyan.id, regionId: banyan.regionId },
  ];
  for (const place of at) {
    opened.push(await openCase(service, place));
    service.clock.moveBy(MINUTE_MS);
  }
});
afterAll(() => service?.stop());

const entities = async (caller: TestCaller, type: string, ids: readonly string[], fields: string) => {
  const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`;
  const of = ids.map((id) => ({ __typename: type, id }));
  const { data, errors } = await service.ask(caller, query, { of });
  expect(errors).toBeUndefined();
  return data._entities;
};
const idAt = (index: number) => opened[index]?.caseId as string;

test('R91: open cases are counted within what the caller sees, for lists and counts alike', async () => {
  const counts = async (
    caller: TestCaller,
    type = 'Store',
    ids: readonly string[] = [lakeside.id, bellTower.id, banyan.id],
  ) =>
    (await entities(caller, type, ids, 'openCases { totalCount edges { node { id } } }')).map(
      ({ openCases }: { openCases: { totalCount: number; edges: unknown[] } | null }) => {
        if (openCases) expect(openCases.edges).toHaveLength(openCases.totalCount);
        return openCases?.totalCount ?? null;
      },
    );
  expect(await counts(manager)).toEqual([2, null, null]);
  expect(await counts(director)).toEqual([3, 1, null]);
  expect(await counts(elsewhere)).toEqual([null, null, 1]);
  expect(await counts(holderOf('ADMINISTRATOR'))).toEqual([3, 1, 1]);
  expect(await counts({ sub: manager.sub, role: 'CUSTOMER' })).toEqual([null, null, null]);
  const ids = regions.map(({ id }) => id);
  expect(await counts(director, 'Region', ids)).toEqual([4, null]);
  expect(await counts(holderOf('EXECUTIVE_PRESIDENT'), 'Region', ids)).toEqual([4, 1]);
  expect(await counts(manager, 'Region', ids)).toEqual([null, null]);
  expect(await counts(director, 'Region', ['no id'])).toEqual([null]);
});

test('many stores at once take as many queries as one', async () => {
  const asked: string[] = [];
  const { logger } = service.dataSource;
  Object.assign(service.dataSource, {
    logger: { ...logger, logQuery: (sql: string) => asked.push(sql), logQueryError() {}, log() {} },
  });
  const queriesFor = async (ids: readonly string[]) => {
    asked.length = 0;
    await entities(
      holderOf('ADMINISTRATOR'),
      'Store',
      ids,
      'openCases(first: 1) { totalCount edges { node { id deadlines { kind } owner { holder { id } } } } }',
    );
    // Timers go on meanwhile.
    return asked.filter(
      (sql) =>
        !/skip locked|set_config|awaited_event|select min|select distinct post_id|^(START TRANSACTION|COMMIT)$/.test(
          sql,
        ),
    ).length;
  };
  const [one, all] = [await queriesFor([lakeside.id]), await queriesFor(stores.map(({ id }) => id))];
  Object.assign(service.dataSource, { logger });
  expect(all).toBeLessThanOrEqual(one);
  expect(all).toBeLessThanOrEqual(8);
});

test('open cases are paged, oldest first', async () => {
  const page = async (after: string) =>
    (
      await entities(
        director,
        'Store',
        [lakeside.id],
        `openCases(first: 2${after}) { edges { node { id } } pageInfo { hasNextPage endCursor } }`,
      )
    )[0].openCases;
  const first = await page('');
  expect(first.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([idAt(0), idAt(1)]);
  const second = await page(`, after: "${first.pageInfo.endCursor}"`);
  expect(second).toMatchObject({ edges: [{ node: { id: idAt(2) } }], pageInfo: { hasNextPage: false } });
});

test('R20, R91: what is confidential towards the store stands before the director and is invisible to the store', async () => {
  const [hidden] = await entities(manager, 'Case', [idAt(2)], 'state');
  const [seen] = await entities(director, 'Case', [idAt(2)], 'tier abnormalFlag owner { kind }');
  expect(hidden).toBeNull();
  expect(seen).toEqual({ tier: 2, abnormalFlag: false, owner: { kind: 'REGIONAL_DIRECTOR' } });
  const complaintIds = opened.map(({ complaintId }) => complaintId);
  const ofComplaints = await entities(manager, 'Complaint', complaintIds, 'case { id }');
  expect(ofComplaints.map((found: { case: { id: string } | null }) => found.case?.id ?? null)).toEqual([
    idAt(0),
    idAt(1),
    null,
    null,
    null,
  ]);
});

test('posts and people are found by key for staff only', async () => {
  expect(await entities(elsewhere, 'Staff', [manager.sub, 'no id'], 'name')).toEqual([
    { name: expect.any(String) },
    null,
  ]);
  expect(await entities({ sub: manager.sub, role: 'PARTNER' }, 'Staff', [manager.sub], 'name')).toEqual([null]);
});

test("my work is what stands before the caller's posts, next due first, those without a clock last", async () => {
  const query = `query ($after: String) { myWork(first: 1, after: $after) { totalCount edges { node { id nextDueAt } } pageInfo { hasNextPage endCursor } } }`;
  const work = async (caller: TestCaller) => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await service.ask(caller, query, { after });
      ids.push(...data.myWork.edges.map(({ node }: { node: { id: string } }) => node.id));
      after = data.myWork.pageInfo.hasNextPage ? data.myWork.pageInfo.endCursor : null;
      expect(data.myWork.totalCount).toBeGreaterThanOrEqual(ids.length);
    } while (after);
    return ids;
  };
  expect(await work(manager)).toEqual([idAt(0), idAt(1)]);
  await done(service, manager, 'recordContact', { caseId: idAt(0) });
  expect(await work(manager)).toEqual([idAt(1), idAt(0)]);
  await done(service, manager, 'recordContact', { caseId: idAt(1) });
  await done(service, manager, 'proposePlan', { caseId: idAt(0) });
  await done(service, manager, 'acceptPlan', { caseId: idAt(0) });
  expect(await work(manager)).toEqual([idAt(1), idAt(0)]);
  await finishWork(service, manager, idAt(0));
  await done(service, manager, 'resolveCase', { caseId: idAt(0) });
  expect(await work(manager)).toEqual([idAt(1)]);
  expect(await work(director)).toEqual([idAt(2)]);
  expect(await work(holderOf('ADMINISTRATOR'))).toEqual([]);
});

test('a cursor of another list and a page too large are refused', async () => {
  const ask = async (list: string) => (await service.ask(manager, `{ ${list} }`)).errors?.[0]?.extensions;
  const cursor = (...key: string[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const work = (due: string, id = idAt(0), rank = '2') =>
    ask(`myWork(after: "${cursor(rank, due, id)}") { totalCount }`);
  const invalid = { rule: 'CURSOR_INVALID' };
  for (const due of ['yesterday', '2026-99-99T99:99:99.999Z', '2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z']) {
    expect(await work(due)).toMatchObject(invalid);
  }
  expect(await work('infinity', 'no id')).toMatchObject(invalid);
  expect(await work('infinity', idAt(0), '3')).toMatchObject(invalid);
  const deadlines = (...key: string[]) => ask(`deadlines(after: "${cursor(...key)}") { edges { cursor } }`);
  expect(await deadlines('infinity', idAt(0))).toMatchObject(invalid);
  expect(await deadlines('2026-02-28T00:00:00.000Z', idAt(0))).toBeUndefined();
  expect(await work('2026-02-28T00:00:00.000Z')).toBeUndefined();
  expect(await ask(`posts(after: "${cursor('no id')}") { edges { cursor } }`)).toMatchObject(invalid);
  expect(await ask('myWork(first: 101) { totalCount }')).toMatchObject({ rule: 'PAGE_SIZE' });
});

test('R16: URGENT comes first in the list of work, then IMPORTANT, then what is due next; counted by where it stands', async () => {
  const cases: Record<string, { caseId: string; complaintId: string }> = {};
  const at = { storeId: stores[6]?.id ?? '', regionId: stores[6]?.regionId ?? '' };
  for (const name of ['first', 'late', 'important', 'urgent']) {
    cases[name] = await openCase(service, at);
    service.clock.moveBy(MINUTE_MS);
  }
  const classify = (name: string, urgency: 'URGENT' | 'IMPORTANT') =>
    hears(service, classified(cases[name]?.complaintId ?? '', { urgency }));
  await classify('important', 'IMPORTANT');
  await classify('urgent', 'URGENT');
  const owner = holderOf('STORE_MANAGER', at.storeId);
  await done(service, owner, 'recordContact', { caseId: cases.first?.caseId ?? '' });
  const query = '{ myWork { totalCount countsByState { state count } edges { node { id urgency } } } }';
  const { data } = await service.ask(owner, query);
  const order = ['urgent', 'important', 'late', 'first'].map((name) => cases[name]?.caseId);
  expect(data.myWork.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual(order);
  expect(data.myWork).toMatchObject({
    totalCount: 4,
    countsByState: [
      { state: 'PLANNING', count: 1 },
      { state: 'WAITING_CONTACT', count: 3 },
    ],
  });
});

test('R91: cases and running clocks are listed within what the caller sees, by place, state and kind', async () => {
  const list = async (caller: TestCaller, query: string) => (await service.ask(caller, query)).data;
  const ids = async (caller: TestCaller, args = '') => {
    const { cases } = await list(caller, `{ cases${args} { totalCount edges { node { id } } } }`);
    expect(cases.totalCount).toBe(cases.edges.length);
    return cases.edges.map(({ node }: { node: { id: string } }) => node.id);
  };
  expect(await ids(director)).toEqual([idAt(3), idAt(2), idAt(1)]);
  expect(await ids(director, '(openOnly: false)')).toEqual([idAt(3), idAt(2), idAt(1), idAt(0)]);
  expect(await ids(manager, '(openOnly: false)')).toEqual([idAt(1), idAt(0)]);
  expect(await ids(director, `(storeId: "${bellTower.id}")`)).toEqual([idAt(3)]);
  expect(await ids(director, '(state: PLANNING)')).toEqual([idAt(1)]);
  expect(await ids(holderOf('EXECUTIVE_PRESIDENT'), `(regionId: "${director.sub}")`)).toEqual([]);
  expect(await ids(manager, '(ownerPostId: "no id")')).toEqual([]);
  expect(await ids({ sub: manager.sub, role: 'PARTNER' })).toEqual([]);
  const all = await ids(holderOf('EXECUTIVE_PRESIDENT'), '(openOnly: false)');
  const page = `(openOnly: false, first: 1, after: "${Buffer.from(JSON.stringify([all[0]])).toString('base64url')}")`;
  const { cases } = await list(holderOf('EXECUTIVE_PRESIDENT'), `{ cases${page} { edges { node { id } } } }`);
  expect(cases.edges).toEqual([{ node: { id: all[1] } }]);

  const clocks = `(storeId: "${bellTower.id}", kind: CONTACT) { edges { node { kind state case { id } } } }`;
  const running = { edges: [{ node: { kind: 'CONTACT', state: 'RUNNING', case: { id: idAt(3) } } }] };
  expect((await list(director, `{ deadlines${clocks} }`)).deadlines).toEqual(running);
  expect((await list(elsewhere, `{ deadlines${clocks} }`)).deadlines).toEqual({ edges: [] });
  const none = `{ deadlines(regionId: "no id", dueBefore: "2026-01-01T00:00:00.000Z") { edges { cursor } } }`;
  expect((await list(director, none)).deadlines.edges).toEqual([]);
});

test('R20: the executive president answers for what is ABNORMAL, its owner for anything else', async () => {
  const { caseId } = await openCase(service, { level: 'ABNORMAL' });
  const query = (id: string) => `{ case(id: "${id}") { owner { kind } answerable { kind } } }`;
  expect((await service.ask(director, query(caseId))).data.case).toEqual({
    ...{ owner: { kind: 'REGIONAL_PRESIDENT' }, answerable: { kind: 'EXECUTIVE_PRESIDENT' } },
  });
  expect((await service.ask(director, query(idAt(1)))).data.case).toEqual({
    ...{ owner: { kind: 'STORE_MANAGER' }, answerable: { kind: 'STORE_MANAGER' } },
  });
});

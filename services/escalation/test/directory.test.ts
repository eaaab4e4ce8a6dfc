import { departmentChanged, type PostKind, postChanged } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit/pure';
import { eventually, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appointAdministrator } from '../src/commands/appoint-administrator.js';
import { administrator, directoryOf, newcomer, postSeen, typed } from './directory-story.js';
import {
  act,
  banyan,
  bellTower,
  director,
  done,
  elsewhere,
  holderOf,
  lakeside,
  load,
  manager,
  openCase,
  postOf,
  posts,
  president,
  refusal,
  seen,
  startEscalation,
} from './story.js';

let service: TestService;
let directory: ReturnType<typeof directoryOf>;
beforeAll(async () => {
  service = await startEscalation();
  directory = directoryOf(service);
});
afterAll(() => service?.stop());

const toldOfPost = async (postId: string) =>
  (await service.told(postChanged.subject)).filter(({ payload }) => payload.postId === postId);
const inDays = (days: number, ms = 0) => after(service.clock.now(), days * DAY_MS + ms);

test('the demonstration chain is loaded once, every post told with its holder', async () => {
  await Promise.all([load(service), load(service)]);
  const told = await service.told(postChanged.subject);
  const first = told.filter(({ version }) => version === 1);
  expect(first.map(({ payload }) => payload.postId).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(told.every(({ payload }) => payload.holderId)).toBe(true);
  // With the deputy who accepted, once more.
  expect(told).toHaveLength(first.length + 1);
});

test("R26: the executive president's post has the holder at store headquarters as deputy for a year", async () => {
  const { id: postId } = postOf('EXECUTIVE_PRESIDENT');
  const [deputy] = (await toldOfPost(postId)).at(-1)?.payload.deputies ?? [];
  expect(deputy.staffId).toBe(postOf('STORE_HEADQUARTERS').holder.id);
  expect(deputy.scopes).toEqual(['CASES', 'APPROVALS', 'FORMS']);
  expect(Date.parse(deputy.untilAt) - Date.parse(deputy.fromAt)).toBe(365 * DAY_MS);
});

test('posts are listed for staff, by kind and place, page by page', async () => {
  const query = `query ($kind: PostKind, $storeId: ID, $regionId: ID, $first: Int, $after: String) {
    posts(kind: $kind, storeId: $storeId, regionId: $regionId, first: $first, after: $after) {
      edges { node { id kind store { id } region { id } holder { id name } } } pageInfo { hasNextPage endCursor } } }`;
  const list = async (variables: object, caller = manager) =>
    (await service.ask(caller, query, { first: 100, ...variables })).data.posts;
  const ofStore = (await list({ storeId: lakeside.id })).edges.map(({ node }: { node: { kind: string } }) => node.kind);
  expect(ofStore).toEqual(['CLERK', 'STORE_MANAGER']);
  const managers = await list({ kind: 'STORE_MANAGER', regionId: lakeside.regionId, first: 3 });
  expect(managers.edges[0].node).toMatchObject({
    store: { id: lakeside.id },
    holder: { id: manager.sub, name: expect.any(String) },
  });
  const rest = await list({
    kind: 'STORE_MANAGER',
    regionId: lakeside.regionId,
    first: 3,
    after: managers.pageInfo.endCursor,
  });
  expect([managers.edges.length, rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([3, 2, false]);
  expect((await list({ storeId: 'no id' })).edges).toEqual([]);
  expect((await list({}, { sub: manager.sub, role: 'CUSTOMER' })).edges).toEqual([]);
});

test('R26: the first administrator is appointed by a command, and no second one', async () => {
  const appointing = (...words: string[]) => appointAdministrator(typed(service, words));
  await expect(appointing('--staff', uuidv7(), '--name', 'A Person')).rejects.toThrow('POST_HELD');
  await expect(appointing('--staff', uuidv7())).rejects.toThrow('--staff and --name are needed');
  await expect(appointing('--nobody')).rejects.toThrow('appoint-administrator --staff ID --name NAME');
});

describe('R26: an administrator keeps people and posts', () => {
  test('a person is registered once and corrected later', async () => {
    const staffId = uuidv7();
    const person = { staffId: staffId.toUpperCase(), name: ' 王芳 ', email: 'fang@example.com' };
    expect(await directory.done(administrator, 'registerStaff', person)).toEqual({
      id: staffId,
      name: '王芳',
      email: 'fang@example.com',
    });
    const corrected = await directory.done(administrator, 'registerStaff', { staffId, name: '王芳芳' });
    expect(corrected).toMatchObject({ name: '王芳芳', email: null });
    const refused = (change: object) => directory.refusal(administrator, 'registerStaff', { ...person, ...change });
    expect(await refused({ staffId: 'fang' })).toBe('STAFF_ID_INVALID staffId');
    expect(await refused({ name: ' ' })).toBe('NAME_EMPTY name');
    expect(await refused({ email: 'fang' })).toBe('EMAIL_INVALID email');
  });

  test('a post is set up in the place of its kind, told vacant, and once where there is one alone', async () => {
    const departmentId = uuidv7();
    const names = { code: 'LAB', nameZh: '检测部', nameEn: 'Laboratory' };
    await service.hear(departmentChanged.of({ departmentId, regionId: banyan.regionId, ...names }));
    const create = (kind: PostKind, placeId?: string) => directory.done(administrator, 'createPost', { kind, placeId });
    const clerk = await create('CLERK', lakeside.id);
    expect(clerk).toMatchObject({ store: { id: lakeside.id }, region: { id: lakeside.regionId }, holder: null });
    expect((await toldOfPost(clerk.id)).map(({ payload }) => payload)).toMatchObject([
      { holderId: null, deputies: [] },
    ]);
    expect(await create('CASHIER', banyan.regionId)).toMatchObject({ store: null, region: { id: banyan.regionId } });
    const head = await create('DEPARTMENT_HEAD', departmentId.toUpperCase());
    expect(await toldOfPost(head.id)).toMatchObject([{ payload: { departmentId, regionId: banyan.regionId } }]);
    expect(await create('STORE_HEADQUARTERS')).toMatchObject({ store: null, region: null });
    const refused = (kind: PostKind, placeId?: string) =>
      directory.refusal(administrator, 'createPost', { kind, placeId });
    expect(await refused('STORE_MANAGER', lakeside.id)).toBe('POST_EXISTS kind');
    expect(await refused('REGIONAL_DIRECTOR', banyan.regionId)).toBe('POST_EXISTS kind');
    expect(await refused('CUSTOMER_SERVICE')).toBe('POST_EXISTS kind');
    expect(await refused('CLERK')).toBe('PLACE_MISSING placeId');
    expect(await refused('CLERK', lakeside.regionId)).toBe('PLACE_UNKNOWN placeId');
    expect(await refused('CASHIER', lakeside.id)).toBe('PLACE_UNKNOWN placeId');
    expect(await refused('DEPARTMENT_HEAD', 'no id')).toBe('PLACE_UNKNOWN placeId');
    expect(await refused('ADMINISTRATOR', lakeside.id)).toBe('PLACE_SUPERFLUOUS placeId');
  });

  test('nobody else does', async () => {
    const postId = postOf('CLERK', lakeside.id).id;
    for (const by of [
      president,
      holderOf('STORE_HEADQUARTERS'),
      { sub: administrator.sub, role: 'CUSTOMER' } as const,
    ]) {
      const asked = [
        directory.refusal(by, 'registerStaff', { staffId: uuidv7(), name: 'X' }),
        directory.refusal(by, 'createPost', { kind: 'CLERK', placeId: lakeside.id }),
        directory.refusal(by, 'appointHolder', { postId, holderId: manager.sub }),
        directory.refusal(by, 'vacatePost', { postId }),
      ];
      expect(new Set(await Promise.all(asked))).toEqual(new Set(['NOT_ADMINISTRATOR']));
    }
  });
});

describe('R26: who holds a post', () => {
  const appoint = (postId: string, holderId: string, change: { fromAt?: Date } = {}) =>
    directory.done(administrator, 'appointHolder', { postId, holderId, ...change });

  test('the next holder follows, and the past is kept', async () => {
    const { id: postId, holder: former } = postOf('CLERK', bellTower.id);
    const next = await newcomer(service);
    const at = service.clock.now().toISOString();
    expect(await appoint(postId, next.sub.toUpperCase())).toMatchObject({
      holder: { id: next.sub },
      holdings: [
        { holder: { id: former.id }, untilAt: at },
        { holder: { id: next.sub }, fromAt: at, untilAt: null },
      ],
    });
    expect((await toldOfPost(postId)).at(-1)).toMatchObject({ version: 2, payload: { holderId: next.sub } });
  });

  test('what cannot be is refused: the same holder, an unknown person, an unknown post, the past, what is far ahead', async () => {
    const { id: postId } = postOf('CLERK', bellTower.id);
    const next = await newcomer(service);
    const refused = (change: object) =>
      directory.refusal(administrator, 'appointHolder', { postId, holderId: next.sub, ...change });
    const { holder } = await postSeen(service, postId);
    expect(await refused({ holderId: holder.id })).toBe('ALREADY_HOLDER holderId');
    expect(await refused({ holderId: uuidv7() })).toBe('STAFF_UNKNOWN holderId');
    expect(await refused({ holderId: 'somebody' })).toBe('STAFF_UNKNOWN holderId');
    expect(await refused({ postId: uuidv7() })).toBe('NOT_FOUND postId');
    expect(await refused({ postId: 'a post' })).toBe('NOT_FOUND postId');
    expect(await refused({ fromAt: inDays(0, -1) })).toBe('FROM_IN_PAST fromAt');
    expect(await refused({ fromAt: inDays(366, 1) })).toBe('FROM_TOO_FAR_AHEAD fromAt');
  });

  test('the executive president comes with a deputy, goes to nobody, and is uncovered until the deputy accepts', async () => {
    const { id: postId } = postOf('EXECUTIVE_PRESIDENT');
    const [next, deputy] = [await newcomer(service), await newcomer(service)];
    const refused = (named?: { deputyId: string; untilAt: Date }) =>
      directory.refusal(administrator, 'appointHolder', { postId, holderId: next.sub, deputy: named });
    expect(await refused()).toBe('DEPUTY_MISSING deputy');
    expect(await refused({ deputyId: next.sub, untilAt: inDays(9) })).toBe('DEPUTY_SELF deputy deputyId');
    expect(await refused({ deputyId: uuidv7(), untilAt: inDays(9) })).toBe('STAFF_UNKNOWN deputy deputyId');
    expect(await refused({ deputyId: deputy.sub, untilAt: service.clock.now() })).toBe(
      'DEPUTY_PERIOD_EMPTY deputy untilAt',
    );
    expect(await directory.refusal(administrator, 'vacatePost', { postId })).toBe('NO_SUPERIOR postId');
    expect((await postSeen(service, postId)).holder.id).toBe(postOf('EXECUTIVE_PRESIDENT').holder.id);
    expect(await refused({ deputyId: deputy.sub, untilAt: inDays(9) })).toBeNull();
    expect(await uncovered(administrator)).toEqual([[postId, 'DEPUTY_MISSING', service.clock.now(), null]]);
    const [former, named] = (await postSeen(service, postId)).deputies;
    expect([former.state, named.state]).toEqual(['REVOKED', 'NAMED']);
    await directory.done(deputy, 'acceptDeputyship', { deputyshipId: named.id });
    expect(await uncovered(administrator)).toEqual([[postId, 'DEPUTY_MISSING', inDays(9), null]]);
  });

  test('R20: the present holder acts, who held the post before does not', async () => {
    const { id: postId } = postOf('STORE_MANAGER', lakeside.id);
    const { caseId } = await openCase(service);
    const tried = { caseId, reached: false, idempotencyKey: 'tried-while-holding-the-post' };
    expect(await done(service, manager, 'recordContact', tried)).toMatchObject({ id: caseId });
    await appoint(postId, elsewhere.sub);
    // R91: the key is answered, but the case is not shown again.
    expect(await act(service, manager, 'recordContact', tried)).toEqual({ case: null, errors: [] });
    expect(await refusal(service, manager, 'recordContact', { caseId })).toBe('NOT_FOUND');
    expect(await done(service, elsewhere, 'recordContact', { caseId })).toMatchObject({ state: 'PLANNING' });
    await appoint(postId, manager.sub);
  });

  test('an announced change comes true at its instant, and is told; a later word withdraws it', async () => {
    const { id: postId, holder } = postOf('STORE_MANAGER', bellTower.id);
    const [next, other] = [await newcomer(service), await newcomer(service)];
    const leaves = inDays(2);
    const follows = inDays(3);
    await directory.done(administrator, 'vacatePost', { postId, fromAt: leaves });
    await appoint(postId, other.sub, { fromAt: follows });
    expect(await appoint(postId, next.sub, { fromAt: follows })).toMatchObject({
      holder: { id: holder.id },
      announced: [
        { holder: null, fromAt: leaves.toISOString() },
        { holder: { id: next.sub }, fromAt: follows.toISOString() },
      ],
    });
    const held = async () => {
      const { data } = await service.ask({ sub: holder.id, role: 'STAFF' }, '{ posts(first: 1) { edges { cursor } } }');
      return data.posts.edges.length === 1;
    };
    service.clock.moveBy(2 * DAY_MS - 1);
    expect(await held()).toBe(true);
    service.clock.moveBy(1);
    expect(await held()).toBe(false);
    await eventually(async () => ((await postSeen(service, postId)).holder === null ? true : undefined));
    service.clock.moveBy(DAY_MS + 1);
    await eventually(async () => ((await postSeen(service, postId)).holder ? true : undefined));
    const { holdings, announced } = await postSeen(service, postId);
    expect(announced).toEqual([]);
    expect(holdings).toMatchObject([
      { holder: { id: holder.id }, untilAt: leaves.toISOString() },
      { holder: { id: next.sub }, fromAt: follows.toISOString(), untilAt: null },
    ]);
    const told = (await toldOfPost(postId)).map(({ payload }) => payload.holderId);
    expect(told).toEqual([holder.id, null, next.sub]);
    await directory.done(administrator, 'vacatePost', { postId, fromAt: inDays(2) });
    expect(await appoint(postId, next.sub)).toMatchObject({ holder: { id: next.sub }, announced: [] });
  });

  test('the last administrator stays, also when two leave at once', async () => {
    const { id: first } = postOf('ADMINISTRATOR');
    expect(await directory.refusal(administrator, 'vacatePost', { postId: first })).toBe('LAST_ADMINISTRATOR postId');
    const second = await directory.done(administrator, 'createPost', { kind: 'ADMINISTRATOR' });
    const other = await newcomer(service);
    await appoint(second.id, other.sub);
    const leave = (postId: string) => directory.refusal(administrator, 'vacatePost', { postId, fromAt: inDays(1) });
    expect((await Promise.all([leave(first), leave(second.id)])).filter((code) => code !== null)).toEqual([
      'LAST_ADMINISTRATOR postId',
    ]);
    for (const { id, sub } of [
      { id: first, ...administrator },
      { id: second.id, ...other },
    ]) {
      await directory.keep(administrator, 'appointHolder', { postId: id, holderId: sub });
    }
  });
});

/** Post, cause and period of what is uncovered. */
async function uncovered(caller: TestCaller, withinDays = 30) {
  const query = `query ($days: Int!) { uncoveredPosts(withinDays: $days) { post { id } cause fromAt untilAt } }`;
  const { data } = await service.ask(caller, query, { days: withinDays });
  const date = (text?: string | null) => (text ? new Date(text) : null);
  return data.uncoveredPosts
    .map(({ post, cause, fromAt, untilAt }: Record<string, never> & { post: { id: string } }) => [
      ...[post.id, cause],
      ...[date(fromAt), date(untilAt)],
    ])
    .filter(([id]: string[]) => posts.some((post) => post.id === id));
}

test('R26: a vacant post’s open cases fall to the next superior who is held, and come back with the next holder', async () => {
  const { id: managers, holder } = postOf('STORE_MANAGER', lakeside.id);
  const { id: directors } = postOf('REGIONAL_DIRECTOR', lakeside.regionId);
  const { caseId } = await openCase(service);
  const work = async (caller: TestCaller) => {
    const { data } = await service.ask(caller, '{ myWork(first: 100) { edges { node { id } } } }');
    return data.myWork.edges.some(({ node }: { node: { id: string } }) => node.id === caseId);
  };
  const coveredBy = async () => (await postSeen(service, managers)).coveredBy;
  expect([await work(director), await coveredBy()]).toEqual([false, null]);
  expect(await refusal(service, director, 'recordContact', { caseId })).toBe('NOT_OWNER');
  await directory.done(administrator, 'vacatePost', { postId: managers });
  expect(await directory.refusal(administrator, 'vacatePost', { postId: managers })).toBe('POST_VACANT postId');
  expect([await work(director), await work(president), await work(elsewhere)]).toEqual([true, false, false]);
  expect(await coveredBy()).toEqual({ id: directors });
  await done(service, director, 'recordContact', { caseId });
  const acted = `{ case(id: "${caseId}") { contacts { by { id } onBehalfOf { id } } owner { id } tier } }`;
  expect((await service.ask(director, acted)).data.case).toEqual({
    contacts: [{ by: { id: director.sub }, onBehalfOf: null }],
    owner: { id: managers },
    tier: 1,
  });
  await directory.done(administrator, 'vacatePost', { postId: directors });
  expect([await work(president), await coveredBy()]).toEqual([
    true,
    { id: postOf('REGIONAL_PRESIDENT', lakeside.regionId).id },
  ]);
  await done(service, president, 'proposePlan', { caseId });
  await done(service, president, 'issueDecision', { caseId });
  const decided = `{ case(id: "${caseId}") { decisions { grounds { issuedFrom } } } }`;
  expect((await service.ask(president, decided)).data.case.decisions).toEqual([
    { grounds: { issuedFrom: 'REGIONAL_PRESIDENT' } },
  ]);
  expect(await seen(service, director, caseId)).toBeNull();
  await directory.done(administrator, 'appointHolder', { postId: directors, holderId: director.sub });
  await directory.done(administrator, 'appointHolder', { postId: managers, holderId: holder.id });
  expect([await work(director), await work(president), await work(manager)]).toEqual([false, false, true]);
});

test('R26: what is or will be uncovered is seen by oversight, administrators and superiors in their region', async () => {
  const { id: executive } = postOf('EXECUTIVE_PRESIDENT');
  const { id: clerks } = postOf('CLERK', lakeside.id);
  const { id: cashiers } = postOf('CASHIER', banyan.regionId);
  const before = await uncovered(administrator);
  await directory.done(administrator, 'vacatePost', { postId: cashiers });
  await directory.done(administrator, 'vacatePost', { postId: clerks, fromAt: inDays(4) });
  const since = service.clock.now();
  const leaves = inDays(4);
  expect(before).toEqual([[executive, 'DEPUTY_MISSING', expect.any(Date), null]]);
  const ofRegion = { east: [clerks, 'VACANT', leaves, null], south: [cashiers, 'VACANT', since, null] };
  const all = await uncovered(holderOf('CUSTOMER_SERVICE'));
  expect(all).toHaveLength(3);
  expect(all).toEqual(expect.arrayContaining([ofRegion.east, ofRegion.south, ...before]));
  expect(await uncovered(president)).toEqual([ofRegion.east]);
  expect(await uncovered(elsewhere)).toEqual([ofRegion.south]);
  expect(await uncovered(manager)).toEqual([]);
  expect(await uncovered(administrator, 3)).toEqual([ofRegion.south]);
  for (const days of [0, 31]) {
    const { errors } = await service.ask(administrator, `{ uncoveredPosts(withinDays: ${days}) { cause } }`);
    expect(errors).toMatchObject([{ extensions: { rule: 'DAYS_OUT_OF_RANGE' } }]);
  }
});

import { PostKind, postChanged } from '@complaints/contracts';
import { DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { appointHolder } from '../src/actions/appoint-holder.js';
import {
  act,
  done,
  elsewhere,
  holderOf,
  lakeside,
  load,
  manager,
  openCase,
  postOf,
  posts,
  refusal,
  startEscalation,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const appoint = (command: Omit<Parameters<typeof appointHolder>[1], 'now'>) =>
  service.dataSource.transaction((em) => appointHolder(em, { ...command, now: service.clock.now() }));

test('the demonstration chain is loaded once, every post told once with its holder', async () => {
  await Promise.all([load(service), load(service)]);
  const told = await service.told(postChanged.subject);
  expect(told.map(({ payload }) => payload.postId).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(told.every(({ version, payload }) => version === 1 && payload.holderId)).toBe(true);
});

test("R26: the executive president's post has the holder at store headquarters as deputy for a year", async () => {
  const told = await service.told(postChanged.subject);
  const executive = told.find(({ payload }) => payload.kind === PostKind.EXECUTIVE_PRESIDENT);
  const [deputy] = executive?.payload.deputies ?? [];
  expect(deputy.staffId).toBe(postOf('STORE_HEADQUARTERS').holder.id);
  expect(Date.parse(deputy.untilAt) - Date.parse(deputy.fromAt)).toBe(365 * DAY_MS);
  const { id: postId } = postOf('EXECUTIVE_PRESIDENT');
  await expect(appoint({ postId, holderId: manager.sub, deputy: null })).rejects.toMatchObject({
    code: 'DEPUTY_MISSING',
  });
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

test('R26: a deputy acts, recorded on behalf of the holder, from the first instant to the last and not beyond', async () => {
  const { id: postId, holder } = postOf('STORE_MANAGER', lakeside.id);
  const deputy = holderOf('CLERK', lakeside.id);
  const { caseId } = await openCase(service);
  expect(await refusal(service, deputy, 'recordContact', { caseId })).toBe('NOT_OWNER');
  const untilAt = new Date(service.clock.now().getTime() + 2 * MINUTE_MS);
  await appoint({ postId, holderId: holder.id, deputy: { staffId: deputy.sub, untilAt } });
  await done(service, deputy, 'recordContact', { caseId });
  service.clock.moveBy(2 * MINUTE_MS - 1);
  await done(service, deputy, 'proposePlan', { caseId });
  service.clock.moveBy(1);
  expect(await refusal(service, deputy, 'acceptPlan', { caseId })).toBe('NOT_OWNER');
  const query = `{ case(id: "${caseId}") { contacts { by { id } onBehalfOf { id } } plans { proposedBy { id } onBehalfOf { id } } } }`;
  expect((await service.ask(manager, query)).data.case).toEqual({
    contacts: [{ by: { id: deputy.sub }, onBehalfOf: { id: holder.id } }],
    plans: [{ proposedBy: { id: deputy.sub }, onBehalfOf: { id: holder.id } }],
  });
});

test('R20: the present holder acts, who held the post before does not', async () => {
  const { id: postId } = postOf('STORE_MANAGER', lakeside.id);
  const { caseId } = await openCase(service);
  const tried = { caseId, reached: false, idempotencyKey: 'tried-while-holding-the-post' };
  expect(await done(service, manager, 'recordContact', tried)).toMatchObject({ id: caseId });
  await appoint({ postId, holderId: elsewhere.sub, deputy: null });
  // R91: the key is answered, but the case is not shown again.
  expect(await act(service, manager, 'recordContact', tried)).toEqual({ case: null, errors: [] });
  expect(await refusal(service, manager, 'recordContact', { caseId })).toBe('NOT_FOUND');
  expect(await done(service, elsewhere, 'recordContact', { caseId })).toMatchObject({ state: 'PLANNING' });
  expect((await service.told(postChanged.subject)).at(-1)).toMatchObject({
    version: 3,
    payload: { postId, holderId: elsewhere.sub },
  });
});

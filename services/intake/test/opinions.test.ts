import { demonstrationChain } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask } from './asking.js';
import { resolve } from './cases.js';
import {
  anybody,
  banyan,
  clerk,
  customerService,
  director,
  east,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  startIntake,
} from './intake-house.js';
import { rate, tokenFor } from './ratings.js';

/** R71: each opinion becomes a follow-up with owner and state. */

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const OPINIONS = `query ($filter: OpinionFilter, $first: Int = 10, $after: String) {
  opinions(filter: $filter, first: $first, after: $after) {
    edges { node { id state note dueAt openedAt owner { id } complaint { id } rating { opinion } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const list = async (caller: TestCaller, variables = {}) =>
  (await house.ask(caller, OPINIONS, variables)).data.opinions as {
    edges: { node: { id: string; owner: { id: string }; complaint: { id: string } } }[];
    pageInfo: { endCursor: string };
  };
const nodes = async (caller: TestCaller, variables = {}) =>
  (await list(caller, variables)).edges.map(({ node }) => node);
const postOf = (kind: string, storeId: string | null) =>
  demonstrationChain.posts.find((post) => post.kind === kind && post.storeId === storeId)?.id;

let phones = 13_500_000_000;
/** A customer writes an opinion on how a complaint was handled. */
async function opine(opinion: string | null, given: Record<string, unknown> = {}): Promise<string> {
  phones += 1;
  const { complaint } = await register(house, { customer: { phone: String(phones) }, ...given }, customerService);
  await resolve(house, complaint.id);
  await rate(house, { token: await tokenFor(house, complaint.number), opinion });
  house.clock.moveBy(1);
  return complaint.id;
}
const followUp = (caller: TestCaller, opinionId: string, given: object) =>
  ask(house, caller, 'followUpOpinion', { opinionId, ...given }, 'opinion { state note dueAt changedAt }');

test('R71: an opinion is the store manager’s to follow up, customer service’s where the store must not see it or there is none', async () => {
  const at = await opine('送货很准时');
  const confidential = await opine('店员态度不好', { confidentialTowardsStore: true });
  const nowhere = await opine('网站很慢', { storeId: null });
  await opine(null);
  const service = postOf('CUSTOMER_SERVICE', null);
  const owners = (await nodes(customerService)).map(({ complaint, owner }) => [complaint.id, owner.id]);
  expect(owners).toEqual([
    [nowhere, service],
    [confidential, service],
    [at, postOf('STORE_MANAGER', lakeside.id)],
  ]);
  const [seen] = await nodes(manager);
  expect(seen).toMatchObject({ state: 'OPEN', note: null, dueAt: null, rating: { opinion: '送货很准时' } });
});

test('R71, R91: a list shows opinions within scope, by state, store and region, page by page', async () => {
  const there = await opine('很好', { storeId: banyan.id });
  const here = await opine('不错');
  const complaintsOf = async (caller: TestCaller, variables = {}) =>
    (await nodes(caller, variables)).map(({ complaint }) => complaint.id);
  expect(await complaintsOf(otherDirector)).toEqual([there]);
  expect(await complaintsOf(manager)).not.toContain(there);
  expect(await complaintsOf(director)).toContain(here);
  expect(await complaintsOf(anybody)).toEqual([]);
  expect(await complaintsOf(customerService, { filter: { storeId: banyan.id } })).toEqual([there]);
  expect(await complaintsOf(customerService, { filter: { regionId: east.id } })).not.toContain(there);
  expect(await complaintsOf(customerService, { filter: { state: 'DONE' } })).toEqual([]);
  expect(await complaintsOf(customerService, { filter: { storeId: 'nowhere' } })).toEqual([]);
  const first = await list(customerService, { first: 1 });
  const all = await nodes(customerService);
  const rest = await nodes(customerService, { after: first.pageInfo.endCursor });
  expect([...first.edges.map(({ node }) => node), ...rest]).toEqual(all);
});

test('R71: it is taken further with a note and a date, and what is done stays so', async () => {
  await opine('收银排队太久');
  const [{ id } = { id: '' }] = await nodes(manager);
  const dueAt = after(house.clock.now(), DAY_MS).toISOString();
  const changedAt = house.clock.now().toISOString();
  const { opinion } = await followUp(manager, id, { state: 'IN_PROGRESS', note: '加开收银台', dueAt });
  expect(opinion).toEqual({ state: 'IN_PROGRESS', note: '加开收银台', dueAt, changedAt });
  expect((await followUp(director, id, { state: 'DONE' })).opinion).toMatchObject({
    state: 'DONE',
    note: '加开收银台',
  });
  const refused = await followUp(manager, id, { state: 'IN_PROGRESS' });
  expect(refused).toEqual({ opinion: null, errors: [{ code: 'STATE_NOT_REACHABLE', path: ['state'] }] });
});

test('R91: who does not see it finds nothing, and who only sees it changes nothing', async () => {
  await opine('停车不方便');
  const [{ id } = { id: '' }] = await nodes(manager);
  const codeOf = async (caller: TestCaller, opinionId = id) =>
    (await followUp(caller, opinionId, { state: 'IN_PROGRESS' })).errors[0].code;
  expect(await codeOf(otherDirector)).toBe('OPINION_NOT_FOUND');
  expect(await codeOf(manager, 'nothing')).toBe('OPINION_NOT_FOUND');
  expect(await codeOf(clerk)).toBe('FORBIDDEN');
});

import { demonstrationChain, EVERY_SCOPE, PostKind, postChanged } from '@complaints/contracts';
import { after, DAY_MS } from '@complaints/kit';
import type { TestCaller } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  anybody,
  banyan,
  bellTower,
  clerk,
  customerService,
  director,
  east,
  holderOf,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  south,
  startIntake,
} from './intake-house.js';

const LIST = `query ($filter: ComplaintFilter, $first: Int = 100, $after: String) {
  complaints(filter: $filter, first: $first, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
}`;
const ONE = 'query ($id: ID!) { complaint(id: $id) { id } }';
const REFERENCE = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Complaint { id number } } }`;
const customer: TestCaller = { sub: crypto.randomUUID(), role: 'CUSTOMER' };

let house: IntakeHouse;
/** One complaint of each kind, by name. */
const ids: Record<'open' | 'confidential' | 'neighbour' | 'south' | 'nowhere', string> = {
  open: '',
  confidential: '',
  neighbour: '',
  south: '',
  nowhere: '',
};
beforeAll(async () => {
  house = await startIntake();
  const given = {
    open: {},
    confidential: { confidentialTowardsStore: true },
    neighbour: { storeId: bellTower.id },
    south: { storeId: banyan.id, source: 'MEDIA' },
    nowhere: { storeId: null },
  };
  for (const name of Object.keys(ids) as (keyof typeof ids)[]) {
    ids[name] = (await register(house, given[name])).complaint.id;
    house.clock.moveBy(1);
  }
});
afterAll(() => house.stop());

type Name = keyof typeof ids;
const nameOf = (id: string) => (Object.keys(ids) as Name[]).find((name) => ids[name] === id);
const listed = async (caller: TestCaller, variables = {}) => {
  const { data, errors } = await house.ask(caller, LIST, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.complaints.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
};

describe('R91: who sees which complaint, in the list, by id and as a reference alike', () => {
  const NEWEST_FIRST: Name[] = ['nowhere', 'south', 'neighbour', 'confidential', 'open'];
  const seen: [string, TestCaller, Name[]][] = [
    ['a clerk of the store', clerk, ['open']],
    ['its manager', manager, ['open']],
    ['a clerk of another store', holderOf('CLERK', { storeId: bellTower.id }), ['neighbour']],
    ['its regional director', director, ['neighbour', 'confidential', 'open']],
    [
      'its regional president',
      holderOf('REGIONAL_PRESIDENT', { regionId: east.id }),
      ['neighbour', 'confidential', 'open'],
    ],
    [
      'its regional vice president',
      holderOf('REGIONAL_VICE_PRESIDENT', { regionId: east.id }),
      ['neighbour', 'confidential', 'open'],
    ],
    ['a director of another region', otherDirector, ['south']],
    ['the executive president', holderOf('EXECUTIVE_PRESIDENT'), NEWEST_FIRST],
    ['store headquarters', holderOf('STORE_HEADQUARTERS'), NEWEST_FIRST],
    ['customer service', customerService, NEWEST_FIRST],
    ['an administrator', holderOf('ADMINISTRATOR'), NEWEST_FIRST],
    ['a cashier', holderOf('CASHIER', { regionId: east.id }), []],
    ['regional HR', holderOf('REGIONAL_HR', { regionId: east.id }), []],
    ['a department head', holderOf('DEPARTMENT_HEAD', { regionId: east.id }), []],
    ['staff without a post', { sub: crypto.randomUUID(), role: 'STAFF' }, []],
    ['an administrator without a post', { sub: crypto.randomUUID(), role: 'ADMINISTRATOR' }, []],
    ['a customer', customer, []],
    ['anybody', anybody, []],
  ];

  test.each(seen)('%s', async (_, caller, expected) => {
    expect(await listed(caller)).toEqual(expected);
    for (const name of NEWEST_FIRST) {
      const { data } = await house.ask(caller, ONE, { id: ids[name] });
      expect(data.complaint).toEqual(expected.includes(name) ? { id: ids[name] } : null);
    }
    const of = NEWEST_FIRST.map((name) => ({ __typename: 'Complaint', id: ids[name] }));
    const { data } = await house.ask(caller, REFERENCE, { of });
    expect(data._entities.map((one: { id: string } | null) => one && nameOf(one.id))).toEqual(
      NEWEST_FIRST.map((name) => (expected.includes(name) ? name : null)),
    );
  });

  test('one who sees nothing of a complaint cannot repeat it either', async () => {
    expect((await register(house, { repeatOfId: ids.open }, otherDirector)).errors).toEqual([
      { code: 'COMPLAINT_NOT_FOUND', path: ['repeatOfId'] },
    ]);
    expect((await register(house, { repeatOfId: ids.confidential }, manager)).errors).toEqual([
      { code: 'COMPLAINT_NOT_FOUND', path: ['repeatOfId'] },
    ]);
  });

  test('a filter narrows what is seen and never widens it', async () => {
    expect(await listed(customerService, { filter: { level: 'MAJOR' } })).toEqual(['south']);
    expect(await listed(customerService, { filter: { status: 'RESOLVED' } })).toEqual([]);
    expect(await listed(customerService, { filter: { storeId: lakeside.id, status: 'OPEN' } })).toEqual([
      'confidential',
      'open',
    ]);
    expect(await listed(customerService, { filter: { regionId: east.id } })).toEqual([
      'neighbour',
      'confidential',
      'open',
    ]);
    expect(await listed(director, { filter: { regionId: south.id } })).toEqual([]);
    expect(await listed(manager, { filter: { storeId: bellTower.id } })).toEqual([]);
    expect(await listed(customerService, { filter: { storeId: 'no id' } })).toEqual([]);
  });

  test('R3: a complaint is found by its number as people type it, by those who see it', async () => {
    const { data } = await house.ask(customerService, 'query ($id: ID!) { complaint(id: $id) { number } }', {
      id: ids.south,
    });
    const { number } = data.complaint;
    const typed = ` ${number.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    expect(await listed(customerService, { filter: { number: typed } })).toEqual(['south']);
    expect(await listed(otherDirector, { filter: { number } })).toEqual(['south']);
    expect(await listed(director, { filter: { number } })).toEqual([]);
    expect(await listed(customerService, { filter: { number, storeId: lakeside.id } })).toEqual([]);
    const wrong = number.slice(0, -1) + (number.endsWith('7') ? '8' : '7');
    for (const none of [wrong, '']) {
      const { errors } = await house.ask(customerService, LIST, { filter: { number: none } });
      expect(errors?.[0]?.extensions).toMatchObject({ rule: 'NUMBER_INVALID' });
    }
  });

  test('an id that is none is nothing, not a fault', async () => {
    expect((await house.ask(customerService, ONE, { id: 'no id' })).data.complaint).toBeNull();
    const { data } = await house.ask(customerService, REFERENCE, { of: [{ __typename: 'Complaint', id: "'" }] });
    expect(data._entities).toEqual([null]);
  });

  test('pages follow one another without gap or repetition, and a foreign cursor is refused', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await house.ask(customerService, LIST, { first: 2, after });
      found.push(...data.complaints.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id)));
      after = data.complaints.pageInfo.hasNextPage ? data.complaints.pageInfo.endCursor : null;
    } while (after);
    expect(found).toEqual(NEWEST_FIRST);
    for (const key of [['now', 'x'], ['2026-11-23T00:00:00.000Z', 'x'], ['x']]) {
      const cursor = Buffer.from(JSON.stringify(key)).toString('base64url');
      const { errors } = await house.ask(customerService, LIST, { after: cursor });
      expect(errors?.[0]?.extensions).toMatchObject({ rule: 'CURSOR_INVALID' });
    }
  });
});

describe('R26: deputies', () => {
  test('see what the holder sees, from the first instant to the last, and no longer', async () => {
    const deputy: TestCaller = { sub: crypto.randomUUID(), role: 'STAFF' };
    const {
      id: postId,
      holder,
      ...post
    } = demonstrationChain.posts.find(
      ({ kind, regionId }) => kind === PostKind.REGIONAL_DIRECTOR && regionId === south.id,
    ) as (typeof demonstrationChain.posts)[number];
    const fromAt = after(house.clock.now(), DAY_MS);
    const untilAt = after(fromAt, DAY_MS);
    const deputies = [{ staffId: deputy.sub, fromAt, untilAt, scopes: EVERY_SCOPE }];
    await house.hear(postChanged.of({ postId, ...post, holderId: holder.id, deputies }), { version: 2 });
    for (const [instant, expected] of [
      [after(fromAt, -1), []],
      [fromAt, ['south']],
      [after(untilAt, -1), ['south']],
      [untilAt, []],
    ] as const) {
      house.clock.moveTo(instant);
      expect(await listed(deputy)).toEqual(expected);
    }
    expect(await listed(otherDirector)).toEqual(['south']);
  });

  test('a post that changes hands is seen by the next holder alone; older news of it is ignored', async () => {
    const next: TestCaller = { sub: crypto.randomUUID(), role: 'STAFF' };
    const {
      id: postId,
      holder,
      ...post
    } = demonstrationChain.posts.find(
      ({ kind, storeId }) => kind === PostKind.STORE_MANAGER && storeId === bellTower.id,
    ) as (typeof demonstrationChain.posts)[number];
    const told = (holderId: string) => postChanged.of({ postId, ...post, holderId, deputies: [] });
    await house.hear(told(next.sub), { version: 3 });
    await house.hear(told(holder.id), { version: 2 });
    expect(await listed(next)).toEqual(['neighbour']);
    expect(await listed({ sub: holder.id, role: 'STAFF' })).toEqual([]);
  });
});

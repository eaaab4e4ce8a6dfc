import {
  channelChanged,
  demonstrationChain,
  departmentChanged,
  regionChanged,
  storeChanged,
} from '@complaints/contracts';
import { ofItself, transact } from '@complaints/kit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeStore } from '../src/actions/change-store.js';
import { anybody, clerk, east, holderOf, type IntakeHouse, lakeside, south, startIntake } from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house.stop());

test('the demonstration chain is told once: regions, stores, departments, channels; a second load tells nothing', async () => {
  const subjects = (await house.told()).map(({ subject }) => subject);
  expect(subjects).toEqual([
    ...demonstrationChain.regions.map(() => regionChanged.subject),
    ...demonstrationChain.stores.map(() => storeChanged.subject),
    ...demonstrationChain.departments.map(() => departmentChanged.subject),
    ...demonstrationChain.channels.map(() => channelChanged.subject),
  ]);
  expect((await house.told(storeChanged.subject))[0]).toEqual({
    subject: storeChanged.subject,
    version: 1,
    payload: { storeId: lakeside.id, regionId: east.id, code: 'EAST-01', nameZh: '湖滨店', nameEn: 'Lakeside' },
  });
  await house.loadDemonstration();
  expect((await house.told()).length).toBe(subjects.length);
});

test('a store that changes is told with its next version', async () => {
  const changed = { ...lakeside, nameEn: 'Lakeside West', now: house.clock.now() };
  const cause = ofItself('test');
  await transact(house.dataSource, cause, (em) => changeStore(em, changed));
  await transact(house.dataSource, cause, (em) => changeStore(em, changed));
  const told = (await house.told(storeChanged.subject)).filter(({ payload }) => payload.storeId === lakeside.id);
  expect(told.map(({ version, payload }) => [version, payload.nameEn])).toEqual([
    [1, 'Lakeside'],
    [2, 'Lakeside West'],
  ]);
  await transact(house.dataSource, cause, (em) => changeStore(em, { ...lakeside, now: house.clock.now() }));
});

const REGIONS = `{ regions { edges { node { code stores(first: 2) { edges { node { code region { code } } } pageInfo { hasNextPage endCursor } } } } } }`;

test('any staff see regions with their stores, page by page', async () => {
  const { data } = await house.ask(holderOf('CASHIER'), REGIONS);
  expect(data.regions.edges.map(({ node }: { node: { code: string } }) => node.code)).toEqual(['EAST', 'SOUTH']);
  const { edges, pageInfo } = data.regions.edges[0].node.stores;
  expect(edges.map(({ node }: { node: object }) => node)).toEqual([
    { code: 'EAST-01', region: { code: 'EAST' } },
    { code: 'EAST-02', region: { code: 'EAST' } },
  ]);
  expect(pageInfo.hasNextPage).toBe(true);
  const next = await house.ask(
    clerk,
    'query ($id: ID!, $after: String) { region(id: $id) { stores(first: 100, after: $after) { edges { node { code } } } } }',
    { id: east.id, after: pageInfo.endCursor },
  );
  expect(next.data.region.stores.edges.map(({ node }: { node: { code: string } }) => node.code)).toEqual([
    'EAST-03',
    'EAST-04',
    'EAST-05',
  ]);
});

test('stores are listed by region, departments with theirs', async () => {
  const { data } = await house.ask(
    clerk,
    `query ($id: ID!, $none: ID!) {
      south: stores(regionId: $id) { edges { node { code } } }
      none: stores(regionId: $none) { edges { node { code } } }
      departments { edges { node { code region { code } } } }
    }`,
    { id: south.id, none: 'no id' },
  );
  expect(data.south.edges).toHaveLength(5);
  expect(data.none.edges).toEqual([]);
  expect(data.departments.edges.map(({ node }: { node: object }) => node)).toContainEqual({
    code: 'PURCHASING',
    region: null,
  });
});

test('a cursor of another list is refused', async () => {
  const after = Buffer.from(JSON.stringify(['\0'])).toString('base64url');
  const { errors } = await house.ask(
    clerk,
    'query ($after: String) { stores(after: $after) { pageInfo { hasNextPage } } }',
    { after },
  );
  expect(errors?.[0]?.extensions).toMatchObject({ rule: 'CURSOR_INVALID' });
});

test('R91: who is not staff sees no store, by id, list or reference', async () => {
  const query = `query ($id: ID!, $of: [_Any!]!) {
    store(id: $id) { code } region(id: $id) { code } stores { edges { node { code } } }
    _entities(representations: $of) { ... on Store { code } ... on Region { code } ... on Department { code } }
  }`;
  const of = [
    { __typename: 'Store', id: lakeside.id },
    { __typename: 'Region', id: east.id },
    { __typename: 'Department', id: demonstrationChain.departments[0]?.id },
  ];
  const variables = { id: lakeside.id, of };
  for (const caller of [anybody, { sub: crypto.randomUUID(), role: 'CUSTOMER' as const }]) {
    const { data } = await house.ask(caller, query, variables);
    expect(data).toEqual({ store: null, region: null, stores: { edges: [] }, _entities: [null, null, null] });
  }
  const { data } = await house.ask(clerk, query, variables);
  expect(data._entities).toEqual([{ code: 'EAST-01' }, { code: 'EAST' }, { code: 'EAST-LOGISTICS' }]);
});

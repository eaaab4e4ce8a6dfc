import { departmentChanged, regionChanged, storeChanged } from '@complaints/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { change } from './channels.js';
import {
  anybody,
  clerk,
  customerService,
  east,
  type IntakeHouse,
  lakeside,
  south,
  startIntake,
} from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const named = (code: string) => ({ code, nameZh: '新', nameEn: 'New' });
const region = (input: object, caller?: typeof clerk) =>
  change(house, 'changeRegion', { input, answer: 'region { id code nameEn }', ...(caller && { caller }) });
const store = (input: object) =>
  change(house, 'changeStore', { input, answer: 'store { id code nameEn region { code } complaintUrl }' });
const department = (input: object) =>
  change(house, 'changeDepartment', { input, answer: 'department { id code region { code } }' });

test('an administrator makes regions, stores and departments, and others hear of each', async () => {
  const north = (await region(named('NORTH'))).region;
  const made = (await store({ ...named('NORTH-01'), regionId: north.id.toUpperCase() })).store;
  const [ofRegion, central] = [
    (await department({ ...named('NORTH-QUALITY'), regionId: north.id })).department,
    (await department(named('LEGAL'))).department,
  ];
  expect(made).toMatchObject({ code: 'NORTH-01', region: { code: 'NORTH' } });
  expect([ofRegion.region, central.region]).toEqual([{ code: 'NORTH' }, null]);
  const last = async (subject: string) => (await house.told(subject)).at(-1);
  expect(await last(regionChanged.subject)).toMatchObject({ version: 1, payload: { regionId: north.id } });
  expect(await last(storeChanged.subject)).toMatchObject({ payload: { storeId: made.id, regionId: north.id } });
  expect(await last(departmentChanged.subject)).toMatchObject({
    payload: { departmentId: central.id, regionId: null },
  });
});

test('a place that changes is told with its next version, one that does not is not told', async () => {
  const told = async () =>
    (await house.told(storeChanged.subject)).filter(({ payload }) => payload.storeId === lakeside.id);
  expect((await store({ ...lakeside })).errors).toEqual([]);
  expect(await told()).toHaveLength(1);
  expect((await store({ ...lakeside, nameEn: 'Lakeside West', regionId: south.id })).store).toMatchObject({
    id: lakeside.id,
    region: { code: 'SOUTH' },
  });
  expect((await told()).map(({ version }) => version)).toEqual([1, 2]);
  await store({ ...lakeside });
});

test('what is no place is refused with the field at fault, and nothing is half-saved', async () => {
  const missing = crypto.randomUUID();
  const refused: [Promise<{ errors: object[] }>, string, string][] = [
    [region(named('EAST')), 'CODE_TAKEN', 'code'],
    [region({ ...named('WEST'), id: missing }), 'REGION_NOT_FOUND', 'id'],
    [region({ ...named('WEST'), id: 'no id' }), 'REGION_NOT_FOUND', 'id'],
    [region(named('west')), 'CODE_INVALID', 'code'],
    [region({ ...named('WEST'), nameZh: ' ' }), 'NAME_EMPTY', 'nameZh'],
    [store({ ...named('EAST-01'), regionId: east.id }), 'CODE_TAKEN', 'code'],
    [store({ ...named('WEST-01'), regionId: missing }), 'REGION_NOT_FOUND', 'regionId'],
    [store({ ...named('WEST-01'), regionId: east.id, id: missing }), 'STORE_NOT_FOUND', 'id'],
    [department(named('PURCHASING')), 'CODE_TAKEN', 'code'],
    [department({ ...named('TAX'), regionId: missing }), 'REGION_NOT_FOUND', 'regionId'],
    [department({ ...named('TAX'), id: missing }), 'DEPARTMENT_NOT_FOUND', 'id'],
  ];
  for (const [answer, code, field] of refused) {
    expect((await answer).errors).toEqual([{ code, path: [field] }]);
  }
  const { data } = await house.ask(clerk, '{ regions { edges { node { code } } } }');
  expect(data.regions.edges.map(({ node }: { node: { code: string } }) => node.code)).toEqual([
    'EAST',
    'NORTH',
    'SOUTH',
  ]);
});

test('R91: nobody but an administrator changes the directory', async () => {
  for (const caller of [clerk, customerService, anybody]) {
    expect((await region(named('WEST'), caller)).errors).toEqual([{ code: 'NOT_ADMINISTRATOR', path: [] }]);
  }
});

test('of two regions made at once with one code, one is refused', async () => {
  const answers = await Promise.all([1, 2].map(() => region(named('TWIN'))));
  expect(answers.flatMap(({ errors }) => errors)).toEqual([{ code: 'CODE_TAKEN', path: ['code'] }]);
});

import { categoryTreePublished, complaintClassified } from '@complaints/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstCategories } from '../src/domain/categories/first-categories.js';
import { classify, publishCategories } from './classifications.js';
import {
  anybody,
  banyan,
  bellTower,
  clerk,
  customerService,
  director,
  holderOf,
  type IntakeHouse,
  lakeside,
  manager,
  otherDirector,
  register,
  startIntake,
} from './intake-house.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const TREE = `query ($version: Int) {
  categories(version: $version) { version publishedAt categories { code parentCode nameZh nameEn retired } }
}`;
const treeOf = async (version?: number, caller = anybody) =>
  (await house.ask(caller, TREE, { version })).data.categories;

const LIST = `query ($filter: ComplaintFilter) { complaints(first: 100, filter: $filter) { edges { node { id } } } }`;
const listed = async (filter: object, caller = customerService) =>
  (await house.ask(caller, LIST, { filter })).data.complaints.edges.map(
    ({ node }: { node: { id: string } }) => node.id,
  );

test('R16: the tree of natures is there from the beginning, for everybody, without login', async () => {
  const tree = await treeOf();
  expect(tree).toMatchObject({ version: 1, categories: firstCategories });
  expect(await treeOf(1, clerk)).toEqual(tree);
  expect(await treeOf(2)).toBeNull();
  expect(await treeOf(2_147_483_647)).toBeNull();
  expect(await treeOf(-1)).toBeNull();
});

test('R16: a complaint is classified, and told so; what was not judged is null', async () => {
  const { complaint } = await register(house);
  const { complaint: classified, errors } = await classify(house, complaint.id, {
    urgency: 'IMPORTANT',
    impactReputation: 3,
  });
  expect(errors).toEqual([]);
  const judged = { urgency: 'IMPORTANT', difficulty: null, impactSatisfaction: null, impactReputation: 3 };
  const classifiedAt = house.clock.now().toISOString();
  expect(classified.classification).toEqual({
    nature: { code: 'QUALITY_DEFECT', nameZh: '故障或做工缺陷', nameEn: 'Fault or poor workmanship' },
    ...{ categoryVersion: 1, ...judged, impactFinance: null, classifiedAt },
  });
  const [told] = await house.told(complaintClassified.subject);
  expect(told?.payload).toEqual({
    complaintId: complaint.id,
    ...{ storeId: lakeside.id, regionId: lakeside.regionId, natureCode: 'QUALITY_DEFECT', categoryVersion: 1 },
    ...{ ...judged, impactFinance: null, classifiedAt },
  });
});

test('R16: classified anew, the later word stands and the earlier is kept', async () => {
  const { complaint } = await register(house);
  await classify(house, complaint.id, { difficulty: 'SIMPLE' });
  const { complaint: again } = await classify(house, complaint.id, { natureCode: 'PRICE', urgency: 'URGENT' }, manager);
  expect(again.classification).toMatchObject({ nature: { code: 'PRICE' }, urgency: 'URGENT', difficulty: null });
  const history = await house.dataSource.query(
    'select nature_code, urgency, difficulty, classified_by_id from classification where complaint_id = $1 order by id',
    [complaint.id],
  );
  expect(history).toEqual([
    { nature_code: 'QUALITY_DEFECT', urgency: 'NORMAL', difficulty: 'SIMPLE', classified_by_id: clerk.sub },
    { nature_code: 'PRICE', urgency: 'URGENT', difficulty: null, classified_by_id: manager.sub },
  ]);
  await expect(house.dataSource.query('delete from classification')).rejects.toThrow('permission denied');
});

test('R16: each refusal names the field, and nothing is half saved', async () => {
  const { complaint } = await register(house);
  const refusals = [
    [{ natureCode: 'NOWHERE' }, 'CATEGORY_UNKNOWN', 'natureCode'],
    [{ impactSatisfaction: 4 }, 'IMPACT_OUT_OF_RANGE', 'impactSatisfaction'],
    [{ impactFinance: -1 }, 'IMPACT_OUT_OF_RANGE', 'impactFinance'],
    [{ complaintId: crypto.randomUUID() }, 'COMPLAINT_NOT_FOUND', 'complaintId'],
    [{ complaintId: 'x' }, 'COMPLAINT_NOT_FOUND', 'complaintId'],
  ] as const;
  for (const [given, code, field] of refusals) {
    expect(await classify(house, complaint.id, given)).toEqual({ complaint: null, errors: [{ code, path: [field] }] });
  }
  const [{ count }] = await house.dataSource.query('select count(*)::int from classification where complaint_id = $1', [
    complaint.id,
  ]);
  expect(count).toBe(0);
});

test('R16, R91: who does not see a complaint does not find it, who sees it only does not classify it', async () => {
  const { complaint } = await register(house);
  const { complaint: confidential } = await register(house, { confidentialTowardsStore: true });
  const refused = async (id: string, caller = clerk) => (await classify(house, id, {}, caller)).errors[0]?.code ?? null;
  expect(await refused(complaint.id, otherDirector)).toBe('COMPLAINT_NOT_FOUND');
  expect(await refused(complaint.id, anybody)).toBe('COMPLAINT_NOT_FOUND');
  expect(await refused(confidential.id, clerk)).toBe('COMPLAINT_NOT_FOUND');
  expect(await refused(confidential.id, director)).toBeNull();
  for (const kind of ['EXECUTIVE_PRESIDENT', 'STORE_HEADQUARTERS', 'REGIONAL_VICE_PRESIDENT'] as const) {
    const caller = holderOf(kind, kind === 'REGIONAL_VICE_PRESIDENT' ? { regionId: lakeside.regionId } : {});
    expect(await refused(complaint.id, caller)).toBe('FORBIDDEN');
  }
});

test('R16: complaints are listed by nature, with all that lies under it, and by urgency', async () => {
  const stores = [lakeside, bellTower, banyan];
  const natures = ['SALES', 'SALES_STOCK', 'DELIVERY_LATE'];
  const ids: string[] = [];
  for (const [index, { id: storeId }] of stores.entries()) {
    const { complaint } = await register(house, { storeId }, customerService);
    const urgency = index === 1 ? 'URGENT' : 'NORMAL';
    await classify(house, complaint.id, { natureCode: natures[index], urgency }, customerService);
    ids.push(complaint.id);
  }
  const [general, stock, late] = ids;
  expect(await listed({ natureCode: 'SALES' })).toEqual([stock, general]);
  expect(await listed({ natureCode: 'SALES_STOCK' })).toEqual([stock]);
  expect(await listed({ natureCode: 'SALES', urgency: 'URGENT' })).toEqual([stock]);
  expect(await listed({ natureCode: 'DELIVERY' })).toEqual([late]);
  expect(await listed({ natureCode: 'SALES' }, director)).toEqual([stock, general]);
  expect(await listed({ natureCode: 'SALES' }, otherDirector)).toEqual([]);
  expect(await listed({ natureCode: 'NOWHERE' })).toEqual([]);
});

test('R16: only an administrator publishes a tree; all that is wrong is named at once', async () => {
  expect((await publishCategories(house, firstCategories, customerService)).errors).toEqual([
    { code: 'NOT_ADMINISTRATOR', path: [] },
  ]);
  const [first, second, ...rest] = firstCategories;
  const given = [{ ...first, nameZh: ' ' }, { ...second, parentCode: 'NOWHERE' }, ...rest.slice(0, -1)] as never;
  expect(await publishCategories(house, given)).toEqual({
    tree: null,
    errors: [
      { code: 'NAME_INVALID', path: ['categories', '0', 'nameZh'] },
      { code: 'PARENT_UNKNOWN', path: ['categories', '1', 'parentCode'] },
      { code: 'CODE_VANISHED', path: ['categories'] },
    ],
  });
  expect(await house.told(categoryTreePublished.subject)).toEqual([]);
});

test('R16: in a new version a retired category is refused, and what was classified before keeps its name', async () => {
  const { complaint } = await register(house);
  await classify(house, complaint.id, { natureCode: 'PRICE_DROP' });
  const next = firstCategories.map((category) =>
    category.code === 'PRICE_DROP' ? { ...category, nameEn: 'Price fell', retired: true } : category,
  );
  const [published, atOnce] = await Promise.all([publishCategories(house, next), publishCategories(house, next)]);
  const versions = [published, atOnce].map(({ tree }) => tree.version).sort();
  expect(versions).toEqual([2, 3]);
  expect(await treeOf()).toMatchObject({ version: 3, categories: next });
  expect(await treeOf(1)).toMatchObject({ version: 1, categories: firstCategories });
  expect((await house.told(categoryTreePublished.subject)).map(({ payload }) => payload.version)).toEqual([2, 3]);

  const refused = { complaint: null, errors: [{ code: 'CATEGORY_RETIRED', path: ['natureCode'] }] };
  expect(await classify(house, complaint.id, { natureCode: 'PRICE_DROP' })).toEqual(refused);
  const NATURE = 'query ($id: ID!) { complaint(id: $id) { classification { categoryVersion nature { nameEn } } } }';
  const { data } = await house.ask(clerk, NATURE, { id: complaint.id });
  expect(data.complaint.classification).toEqual({
    categoryVersion: 1,
    nature: { nameEn: 'Price dropped after purchase' },
  });
  expect(await listed({ natureCode: 'PRICE' })).toContain(complaint.id);
  const revived = await publishCategories(house, firstCategories);
  expect(revived.errors).toMatchObject([{ code: 'CODE_RETIRED' }]);
});

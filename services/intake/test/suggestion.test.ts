import { eventually } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { forgetExamples } from '../src/data/classification/classification-example.js';
import { learnedFrom } from '../src/data/classification/learned.js';
import { firstCategories } from '../src/domain/categories/first-categories.js';
import { intake } from '../src/service.js';
import { classify, confirm, publishCategories } from './classifications.js';
import { anybody, clerk, type IntakeHouse, otherDirector, outsideOf, register, startIntake } from './intake-house.js';
import { publish } from './policies.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

const SUGGESTED = `query ($id: ID!) { complaint(id: $id) {
  classification { urgency }
  suggestedClassification {
    natures { category { code nameZh } confidence words } natureSilence
    urgencies { urgency confidence words } urgencySilence
  }
} }`;
const suggestedFor = async (id: string, caller = clerk) => (await house.ask(caller, SUGGESTED, { id })).data.complaint;
const saying = async (content: string) => (await register(house, { content })).complaint.id as string;

const GOODS = ['冰箱', '电视', '洗衣机', '空调', '手机'];
const TAUGHT = [
  { natureCode: 'QUALITY_DEFECT', urgency: 'NORMAL', says: (goods: string) => `${goods}买回家就坏了不能用` },
  { natureCode: 'DELIVERY_LATE', urgency: 'URGENT', says: (goods: string) => `${goods}送货迟到，约好的时间没人来` },
];

/** How many examples this process has learned, of one nature or another. */
const learned = () => learnedFrom(house.dataSource)?.nature?.model.signs.examples ?? 0;

/** Decides one complaint and has it learned, apart from those before it. */
async function teach(content: string, given: object): Promise<void> {
  const before = learned();
  await classify(house, await saying(content), given);
  await eventually(() => expect(learned()).toBe(before + 1));
}

test('R17: while little was learned nothing is suggested, and why is said', async () => {
  const { suggestedClassification } = await suggestedFor(await saying('手机坏了'));
  const silence = 'TOO_FEW_EXAMPLES';
  const nothing = { natures: [], natureSilence: silence, urgencies: [], urgencySilence: silence };
  expect(suggestedClassification).toEqual(nothing);
});

test('R17: what people decide is learned, and suggested with confidence and words; nothing is applied', async () => {
  await publish(house, { document: { suggestFromExamples: 10, suggestFromConfidencePercent: 50 } });
  for (const { says, ...given } of TAUGHT) {
    for (const goods of GOODS) await teach(says(goods), given);
  }
  expect(learned()).toBe(10);
  const { classification, suggestedClassification } = await suggestedFor(await saying('沙发送货迟到了'));
  expect(classification).toBeNull();
  const [nature] = suggestedClassification.natures;
  expect(nature.category).toEqual({ code: 'DELIVERY_LATE', nameZh: '送货延误' });
  expect(nature.confidence).toBeGreaterThanOrEqual(0.5);
  expect(nature.words.join('')).toContain('送货');
  expect(suggestedClassification.urgencies[0]).toMatchObject({ urgency: 'URGENT' });
  expect(suggestedClassification).toMatchObject({ natureSilence: null, urgencySilence: null });
});

test('R17: a text of which nothing is known, or that says two things, gets no guess', async () => {
  expect((await suggestedFor(await saying('曱甴'))).suggestedClassification).toMatchObject({
    natures: [],
    natureSilence: 'NOTHING_KNOWN',
  });
  await publish(house, { document: { suggestFromExamples: 10, suggestFromConfidencePercent: 99 } });
  expect((await suggestedFor(await saying('冰箱坏了，送货也迟到'))).suggestedClassification).toMatchObject({
    natures: [],
    natureSilence: 'NOT_SURE',
  });
});

test('R17: a person confirms or corrects; what had been suggested is kept beside what was decided', async () => {
  const id = await saying('彩电送货迟到');
  const suggested = { suggestedNatureCode: 'DELIVERY_LATE', suggestedUrgency: 'URGENT' };
  const decided = { natureCode: 'DELIVERY_CONDUCT', urgency: 'URGENT' };
  const { complaint, errors } = await confirm(house, id, { ...decided, ...suggested });
  expect(errors).toEqual([]);
  expect(complaint.classification).toMatchObject({ nature: { code: 'DELIVERY_CONDUCT' }, urgency: 'URGENT' });
  const rows = await house.dataSource.query(
    'select nature_code, suggested_nature_code, suggested_urgency from classification where complaint_id = $1',
    [id],
  );
  expect(rows).toEqual([
    { nature_code: 'DELIVERY_CONDUCT', suggested_nature_code: 'DELIVERY_LATE', suggested_urgency: 'URGENT' },
  ]);
  const refused = await confirm(house, id, { ...decided, suggestedNatureCode: 'NOWHERE' });
  expect(refused.errors).toEqual([{ code: 'CATEGORY_UNKNOWN', path: ['suggestedNatureCode'] }]);
  await eventually(() => expect(learned()).toBe(11));
});

test('R17: a complaint teaches once: what a person says later replaces what was said before', async () => {
  const id = await saying('彩电送货迟到两次');
  await classify(house, id, { natureCode: 'DELIVERY_LATE' });
  await classify(house, id, { natureCode: 'DELIVERY_CONDUCT' });
  const rows = await house.dataSource.query('select nature_code from classification_example where complaint_id = $1', [
    id,
  ]);
  expect(rows).toEqual([{ nature_code: 'DELIVERY_CONDUCT' }]);
});

test('R17, R91: no word stands in an example, and what is forgotten leaves none of its features', async () => {
  const id = await saying('王小明的冰箱坏了');
  await classify(house, id);
  const [{ features, held }] = await house.dataSource.query(
    'select features, to_jsonb(e)::text as held from classification_example e where complaint_id = $1',
    [id],
  );
  expect(features.length).toBeGreaterThan(0);
  expect(held).not.toMatch(/\p{Script=Han}/u);
  await house.dataSource.transaction((em) => forgetExamples(em, [id]));
  const [forgotten] = await house.dataSource.query(
    'select features, nature_code from classification_example where complaint_id = $1',
    [id],
  );
  expect(forgotten).toEqual({ features: [], nature_code: 'QUALITY_DEFECT' });
});

test('R17: another process learns the same from the same examples', async () => {
  const replica = await startReplica();
  try {
    await eventually(() => expect(learnedFrom(replica.dataSource)?.nature).toBeTruthy());
    const labels = (of: IntakeHouse['dataSource']) => learnedFrom(of)?.nature?.model.labels;
    expect(labels(replica.dataSource)).toEqual(labels(house.dataSource));
  } finally {
    await replica.dataSource.destroy();
  }
});

test('R16, R17: a nature that was retired is suggested no more', async () => {
  const next = firstCategories.map((one) => (one.code === 'DELIVERY_LATE' ? { ...one, retired: true } : one));
  expect((await publishCategories(house, next)).errors).toEqual([]);
  await eventually(() => expect(learnedFrom(house.dataSource)?.tree.version).toBe(2));
  await publish(house, { document: { suggestFromExamples: 5, suggestFromConfidencePercent: 1 } });
  const { suggestedClassification } = await suggestedFor(await saying('沙发送货迟到了'));
  const codes = suggestedClassification.natures.map(({ category }: { category: { code: string } }) => category.code);
  expect(codes).not.toContain('DELIVERY_LATE');
  expect(codes.length).toBeGreaterThan(0);
});

test('R17, R91: who does not see a complaint is suggested nothing of it', async () => {
  const id = await saying('沙发送货迟到了');
  expect(await suggestedFor(id, otherDirector)).toBeNull();
  expect(await suggestedFor(id, anybody)).toBeNull();
});

/** Another process on the same database: its own connection, and the timer that learns. */
async function startReplica() {
  const { createDataSource } = await import('@complaints/kit');
  const service = intake(outsideOf());
  const dataSource = createDataSource(house.databaseUrl, service.tables, { name: 'replica', pool: 2 });
  await dataSource.initialize();
  const timer = service.timers.find(({ name }) => name === 'learn-classifications');
  while ((await timer?.pass(dataSource, house.clock.now())) ?? 0);
  return { dataSource };
}

import { expect, test } from 'vitest';
import { isDue, learn } from './learner.js';
import { FEWEST_EXAMPLES_OF_A_SIGN, noSigns, scoresOf, softmax, vectorOf } from './model.js';
import { sharpnessFor } from './sharpness.js';
import { featuresOf } from './signs.js';
import { rank } from './suggest.js';
import { type Example, type Learner, train, training } from './train.js';

const example = (label: string, text: string): Example => ({ label, features: featuresOf(text) });
const QUALITY = ['冰箱不制冷', '冰箱坏了', '电视坏了不亮', '洗衣机坏了漏水', '空调不制冷'];
const DELIVERY = ['送货太慢了', '送货迟到', '货还没有送到', '快递送错货', '送货员迟到很久'];
const examples = [
  ...QUALITY.map((text) => example('QUALITY', text)),
  ...DELIVERY.map((text) => example('DELIVERY', text)),
];
const firstFor = ({ model }: Learner, text: string) => rank(model, vectorOf(model.signs, featuresOf(text)))[0];

test('R17: what was learned is found again in other words', () => {
  const learner = train(examples);
  expect(firstFor(learner, '热水器坏了')?.label).toBe('QUALITY');
  expect(firstFor(learner, '沙发送货迟到了')?.label).toBe('DELIVERY');
  expect(learner.model.labels).toEqual(['DELIVERY', 'QUALITY']);
});

test('R17: the same examples in the same order make the same model', () => {
  const [one, other] = [train(examples).model, train(examples).model];
  for (const part of ['labels', 'weights', 'bias', 'sharpness'] as const) expect(one[part]).toEqual(other[part]);
});

test('R17: training lets others have their turn on the way', () => {
  const many = Array.from({ length: 12 }, () => examples).flat();
  const turns = [...training(many)].length;
  expect(turns).toBeGreaterThan(10);
});

test('R17, R91: a sign that fewer than three examples hold, as a name is, has no weight', () => {
  const named = (times: number) => [
    ...examples.map((one, index) =>
      index < times ? { ...one, features: [...one.features, ...featuresOf('欧阳')] } : one,
    ),
  ];
  const bucketsOf = (learner: Learner) => vectorOf(learner.model.signs, featuresOf('欧阳')).rows.length;
  expect(bucketsOf(train(named(FEWEST_EXAMPLES_OF_A_SIGN - 1)))).toBe(0);
  expect(bucketsOf(train(named(FEWEST_EXAMPLES_OF_A_SIGN)))).toBe(3);
});

test('R17: one example more is learned at once, a sign that comes into use included', () => {
  const learner = train(examples);
  const before = firstFor(learner, '安装师傅收费');
  const corrected = before?.label === 'QUALITY' ? 'DELIVERY' : 'QUALITY';
  for (const text of ['安装师傅收费', '安装收费高', '安装乱收费', '安装另收费'])
    learn(learner, example(corrected, text));
  expect(firstFor(learner, '安装师傅收费')?.label).toBe(corrected);
  expect(learner.model.signs.examples).toBe(14);
  expect(firstFor(learner, '送货迟到')?.label).toBe('DELIVERY');
  expect(firstFor(learner, '坏了不制冷')?.label).toBe('QUALITY');
});

test('R17: after ten examples more, or a tenth, or a new label, training is due', () => {
  const learner = train(examples);
  for (let more = 0; more < 9; more++) learn(learner, example('QUALITY', '坏了'));
  expect(isDue(learner)).toBe(false);
  learn(learner, example('QUALITY', '坏了'));
  expect(isDue(learner)).toBe(true);

  const other = train(examples);
  learn(other, example('PRICE', '太贵了'));
  expect(isDue(other)).toBe(true);
  expect(other.model.labels).not.toContain('PRICE');

  const large = train(Array.from({ length: 20 }, () => examples).flat());
  for (let more = 0; more < 20; more++) learn(large, example('QUALITY', '坏了'));
  expect(isDue(large)).toBe(false);
  for (let more = 0; more < 3; more++) learn(large, example('QUALITY', '坏了'));
  expect(isDue(large)).toBe(true);
});

test('R17: a rare label is not drowned by a common one', () => {
  const common = Array.from({ length: 40 }, (_, index) => example('QUALITY', QUALITY[index % 5] as string));
  const rare = DELIVERY.slice(0, 4).map((text) => example('DELIVERY', text));
  expect(firstFor(train([...common, ...rare]), '送货迟到')?.label).toBe('DELIVERY');
});

test('R17: without examples, or of one label alone, there is nothing to choose between', () => {
  expect(train([]).model).toMatchObject({ labels: [], sharpness: 1 });
  const one = train([example('QUALITY', '坏了')]);
  expect(rank(one.model, vectorOf(one.model.signs, featuresOf('坏了')))).toEqual([{ label: 'QUALITY', confidence: 1 }]);
});

test('R17: an empty text has the scores of no sign', () => {
  const { model } = train(examples);
  const nothing = vectorOf(model.signs, []);
  expect(nothing.rows).toHaveLength(0);
  expect(scoresOf(model, nothing)).toEqual(model.bias);
  expect(vectorOf(noSigns(), featuresOf('坏了')).rows).toHaveLength(0);
});

test('R17: confidences are sharpened where they are too shy, and blunted where they are too sure', () => {
  const scores = Float64Array.of(1, 0);
  const heldOut = (right: number) =>
    Array.from({ length: 100 }, (_, index) => ({ scores, label: index < right ? 0 : 1 }));
  const confidenceOf = (right: number) => softmax(scores, sharpnessFor(heldOut(right)))[0] as number;
  for (const right of [55, 73, 90]) expect(confidenceOf(right)).toBeCloseTo(right / 100, 3);
  // What is always right, or never, is bounded.
  expect(sharpnessFor(heldOut(100))).toBeCloseTo(20, 3);
  expect(sharpnessFor(heldOut(0))).toBeCloseTo(0.05, 3);
  expect(sharpnessFor([])).toBe(1);
});

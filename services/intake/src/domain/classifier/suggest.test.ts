import { expect, test } from 'vitest';
import { featuresOf } from './signs.js';
import { Silence, suggest } from './suggest.js';
import { train } from './train.js';
import { wordsFor } from './words.js';

const TEXTS: Record<string, string[]> = {
  QUALITY: ['冰箱坏了不制冷', '电视坏了', '洗衣机坏了', '空调坏了不制冷', '手机坏了'],
  DELIVERY: ['送货太慢', '送货迟到', '送货迟到了', '送货很慢', '送货员迟到'],
  PRICE: ['价格太贵', '价格标错', '价格不一样', '标错价格', '价格贵'],
  SERVICE: ['态度恶劣', '服务态度差', '店员态度恶劣', '态度差', '客服态度差'],
};
const { model } = train(
  Object.entries(TEXTS).flatMap(([label, texts]) => texts.map((text) => ({ label, features: featuresOf(text) }))),
);
const rule = { fewestExamples: 20, leastConfidence: 0.3 };

test('R17: at most three are suggested, the likeliest first, with confidences and words', () => {
  const { choices, silence } = suggest(model, '洗碗机送货迟到了两天', { ...rule, leastConfidence: 0 });
  expect(silence).toBeNull();
  expect(choices.length).toBeLessThanOrEqual(3);
  expect(choices[0]).toMatchObject({ label: 'DELIVERY', words: ['送货', '迟到'] });
  const confidences = choices.map(({ confidence }) => confidence);
  expect(confidences).toEqual(confidences.toSorted((a, b) => b - a));
  expect(confidences.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1 + 1e-9);
});

test('R17: with one example too few nothing is said, with enough something', () => {
  expect(suggest(null, '坏了', rule).silence).toBe(Silence.TOO_FEW_EXAMPLES);
  expect(suggest(model, '坏了', { ...rule, fewestExamples: 21 }).silence).toBe(Silence.TOO_FEW_EXAMPLES);
  expect(suggest(model, '坏了', rule).silence).toBeNull();
  const one = train([{ label: 'QUALITY', features: featuresOf('坏了') }]).model;
  expect(suggest(one, '坏了', { ...rule, fewestExamples: 1 }).silence).toBe(Silence.TOO_FEW_EXAMPLES);
});

test('R17: a text of which no sign is known gets no guess', () => {
  expect(suggest(model, '曱甴嘅嘢', rule)).toEqual({ choices: [], silence: Silence.NOTHING_KNOWN });
  expect(suggest(model, '[erased]', rule)).toEqual({ choices: [], silence: Silence.NOTHING_KNOWN });
});

test('R17: below the confidence of the policy nothing is said, at exactly it something', () => {
  const text = '坏了';
  const confidence = suggest(model, text, rule).choices[0]?.confidence as number;
  expect(suggest(model, text, { ...rule, leastConfidence: confidence }).silence).toBeNull();
  expect(suggest(model, text, { ...rule, leastConfidence: confidence + 1e-9 })).toEqual({
    choices: [],
    silence: Silence.NOT_SURE,
  });
});

test('R17: what is hopeless beside the first is left out', () => {
  const [first, ...others] = suggest(model, '坏了坏了，空调坏了不制冷，冰箱坏了', rule).choices;
  expect(first?.label).toBe('QUALITY');
  for (const { confidence } of others) expect(confidence).toBeGreaterThanOrEqual(0.01);
});

test('R17: the words that led to a label stand in the text, overlapping signs as one, at most five', () => {
  expect(wordsFor(model, '店里态度恶劣，价格也标错', 'SERVICE')).toContain('态度');
  expect(wordsFor(model, '店里态度恶劣，价格也标错', 'PRICE')).toContain('价格');
  expect(wordsFor(model, '嘅', 'PRICE')).toEqual([]);
  const long = '价格。标错。太贵。贵。价。格。错。标。';
  expect(wordsFor(model, long, 'PRICE').length).toBeLessThanOrEqual(5);
});

import { Difficulty, Urgency } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { type GivenClassification, readClassification } from './classification.js';

const names = { parentCode: null, nameZh: '质量', nameEn: 'Quality' };
const tree = {
  version: 7,
  categories: [
    { ...names, code: 'QUALITY', retired: false },
    { ...names, code: 'OLD', retired: true },
  ],
};
const given: GivenClassification = { natureCode: 'QUALITY', urgency: Urgency.NORMAL };
const read = (changes: Partial<GivenClassification> = {}) => readClassification({ ...given, ...changes }, tree);
const refusal = (changes: Partial<GivenClassification>) => {
  try {
    return read(changes);
  } catch (error) {
    return error;
  }
};

test('R16: a classification names its version of the tree; what is left out is not judged', () => {
  const nothing = { difficulty: null, impactSatisfaction: null, impactReputation: null, impactFinance: null };
  expect(read()).toEqual({ ...given, categoryVersion: 7, ...nothing });
  const whole = { difficulty: Difficulty.COMPLEX, impactSatisfaction: 0, impactReputation: 1, impactFinance: 3 };
  expect(read(whole)).toEqual({ ...given, categoryVersion: 7, ...whole });
});

test('R16: a category that is unknown or retired is refused', () => {
  expect(refusal({ natureCode: 'PRICE' })).toMatchObject({ code: 'CATEGORY_UNKNOWN', path: ['natureCode'] });
  expect(refusal({ natureCode: 'quality' })).toMatchObject({ code: 'CATEGORY_UNKNOWN' });
  expect(refusal({ natureCode: 'OLD' })).toMatchObject({ code: 'CATEGORY_RETIRED', path: ['natureCode'] });
});

test('R16: each impact is a whole number from 0 to 3', () => {
  for (const field of ['impactSatisfaction', 'impactReputation', 'impactFinance']) {
    for (const impact of [0, 3]) expect(read({ [field]: impact })).toMatchObject({ [field]: impact });
    for (const impact of [-1, 4, 1.5, Number.NaN]) {
      expect(refusal({ [field]: impact })).toMatchObject({ code: 'IMPACT_OUT_OF_RANGE', path: [field] });
    }
  }
});

import { expect, test } from 'vitest';
import { codesUnder } from './category.js';
import { firstCategories } from './first-categories.js';
import { treeFaults } from './tree-faults.js';

test('R16: the first tree speaks of every nature of the rules, in both languages, and contradicts nothing', () => {
  expect(treeFaults(firstCategories, [])).toEqual([]);
  const natures = firstCategories.filter(({ parentCode }) => parentCode === null).map(({ code }) => code);
  expect(natures).toEqual([
    ...['QUALITY', 'SALES', 'SERVICE', 'HANDLING', 'DELIVERY', 'PRICE', 'INSTALLATION', 'AFTER_SALES', 'OTHER'],
  ]);
  for (const nature of natures) expect(codesUnder(firstCategories, nature).length).toBeGreaterThan(3);
  for (const name of ['nameZh', 'nameEn'] as const) {
    expect(new Set(firstCategories.map((category) => category[name])).size).toBe(firstCategories.length);
  }
});

test('R16: a category is found with all that lie under it, however deep and in whatever order', () => {
  const of = (code: string, parentCode: string | null) => ({
    code,
    parentCode,
    nameZh: '类',
    nameEn: 'c',
    retired: true,
  });
  const tree = [of('C', 'B'), of('A', null), of('B', 'A'), of('D', null)];
  expect(codesUnder(tree, 'A').sort()).toEqual(['A', 'B', 'C']);
  expect(codesUnder(tree, 'B').sort()).toEqual(['B', 'C']);
  expect(codesUnder(tree, 'D')).toEqual(['D']);
  expect(codesUnder(tree, 'E')).toEqual([]);
});

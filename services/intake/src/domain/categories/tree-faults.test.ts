import { expect, test } from 'vitest';
import type { Category } from './category.js';
import { treeFaults } from './tree-faults.js';

const of = (code: string, parentCode: string | null = null, changes: Partial<Category> = {}): Category => ({
  code,
  parentCode,
  nameZh: '质量',
  nameEn: 'Quality',
  retired: false,
  ...changes,
});
const found = (given: Category[], inForce: Category[] = []) =>
  treeFaults(given, inForce).map(({ code, path }) => `${code} ${path.join('.')}`);
const retired = { retired: true };

test('R16: three levels are allowed, a fourth is too deep', () => {
  const three = [of('A'), of('B', 'A'), of('C', 'B')];
  expect(found(three)).toEqual([]);
  expect(found([...three, of('D', 'C')])).toEqual(['TOO_DEEP categories.3.parentCode']);
});

test('R16: a parent stands in the same tree, before or after its child', () => {
  expect(found([of('B', 'A'), of('A')])).toEqual([]);
  expect(found([of('B', 'A')])).toEqual(['PARENT_UNKNOWN categories.0.parentCode']);
});

test('R16: nothing lies under itself', () => {
  expect(found([of('A', 'A'), of('Z')])).toEqual(['CYCLE categories.0.parentCode']);
  expect(found([of('A', 'B'), of('B', 'C'), of('C', 'A')])).toEqual([
    'CYCLE categories.0.parentCode',
    'CYCLE categories.1.parentCode',
    'CYCLE categories.2.parentCode',
  ]);
  // What leads into a circle without lying in it is as lost.
  expect(found([of('D', 'A'), of('A', 'B'), of('B', 'A')])).toContain('CYCLE categories.0.parentCode');
});

test('R16: a code stands in a tree once', () => {
  expect(found([of('A'), of('A')])).toEqual(['CODE_TWICE categories.1.code']);
});

test('R16: a code never vanishes; it is retired instead, with its place free to change', () => {
  const inForce = [of('A'), of('B', 'A')];
  expect(found([of('A')], inForce)).toEqual(['CODE_VANISHED categories']);
  expect(found([of('A'), of('B', null, retired)], inForce)).toEqual([]);
});

test('R16: a code that was retired is never used again', () => {
  const inForce = [of('A'), of('B', 'A', retired)];
  expect(found([of('A'), of('B', 'A', retired)], inForce)).toEqual([]);
  expect(found([of('A'), of('B', 'A')], inForce)).toEqual(['CODE_RETIRED categories.1.retired']);
});

test('R16: what is in use lies under nothing that is retired', () => {
  expect(found([of('A', null, retired), of('B', 'A', retired), of('C')])).toEqual([]);
  expect(found([of('A', null, retired), of('B', 'A'), of('C')])).toEqual(['PARENT_RETIRED categories.1.parentCode']);
});

test('R16: a tree has a category that can be used, and at most 500', () => {
  expect(found([])).toEqual(['NO_CATEGORY_LEFT categories']);
  expect(found([of('A', null, retired)])).toEqual(['NO_CATEGORY_LEFT categories']);
  const many = Array.from({ length: 501 }, (_, index) => of(`A${index}`));
  expect(found(many.slice(1))).toEqual([]);
  expect(found(many)).toEqual(['TOO_MANY_CATEGORIES categories']);
});

test('R16: codes and names are what people can type and read', () => {
  for (const code of ['A', 'A_1', `A${'0'.repeat(39)}`]) expect(found([of(code)])).toEqual([]);
  for (const code of ['', 'a', '1A', 'A-B', '质量', `A${'0'.repeat(40)}`]) {
    expect(found([of(code)])).toEqual(['CODE_INVALID categories.0.code']);
  }
  expect(found([of('A', null, { nameZh: '质'.repeat(60) })])).toEqual([]);
  for (const name of ['', ' ', '质'.repeat(61), 'a\nb', 'a\0', 'a\ud800']) {
    expect(found([of('A', null, { nameZh: name, nameEn: name })])).toEqual([
      'NAME_INVALID categories.0.nameZh',
      'NAME_INVALID categories.0.nameEn',
    ]);
  }
});

test('R16: everything that speaks against a tree is named at once', () => {
  expect(found([of('A'), of('A'), of('b', 'X')], [of('C')])).toEqual([
    'CODE_TWICE categories.1.code',
    'CODE_INVALID categories.2.code',
    'PARENT_UNKNOWN categories.2.parentCode',
    'CODE_VANISHED categories',
  ]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { PERSONAL_COLUMNS, PERSONAL_ROWS } from '../../src/data/personal/personal-columns.js';
import { type IntakeHouse, startIntake } from '../intake-house.js';
import { columnsWithWords } from './columns.js';
import { HARMLESS } from './harmless-columns.js';

let house: IntakeHouse;
beforeAll(async () => {
  house = await startIntake();
});
afterAll(() => house?.stop());

test('R8: every column that can hold words is erased with the person, or stays for a reason', async () => {
  const found = await columnsWithWords(house);
  const ofPersons = ['complaint.filed_by_id'];
  const goes = new Set(PERSONAL_ROWS.map(({ table }) => table));
  const erased = PERSONAL_COLUMNS.map(({ table, column }) => `${table}.${column}`);
  const known = [...erased, ...Object.values(HARMLESS).flat()];
  expect(found.filter((name) => !goes.has(name.split('.')[0] ?? '') && !known.includes(name))).toEqual([]);
  expect(known.filter((name) => ![...found, ...ofPersons].includes(name))).toEqual([]);
  expect(known.filter((name, place) => known.indexOf(name) !== place)).toEqual([]);
});

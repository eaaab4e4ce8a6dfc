import { mutationsIn, OF_THE_KIT, startTestService, type TestService, tablesOf } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { analytics } from '../src/service.js';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(analytics);
});
afterAll(() => service?.stop());

test('no table is audited: facts, figures and copies are told by others, who audit what they tell', async () => {
  const copies = ['directory_post', 'directory_region', 'directory_store'];
  const tables = await tablesOf(service);
  expect(tables.map(({ name }) => name)).toEqual([...OF_THE_KIT, ...copies, 'daily_figures', 'fact'].sort());
  expect(tables.filter(({ isAudited }) => isAudited)).toEqual([]);
});

test('nobody changes anything here: there is no mutation', () => {
  expect(mutationsIn(analytics.graph)).toEqual([]);
});

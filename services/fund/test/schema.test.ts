import { readFileSync } from 'node:fs';
import { printSubgraph } from '@complaints/kit';
import { expect, test } from 'vitest';
import { fund } from '../src/service.js';

test('the committed schema is the one the code describes', () => {
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(printSubgraph(fund.graph)).toBe(committed);
});

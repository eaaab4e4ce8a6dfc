import { readFileSync } from 'node:fs';
import { printSubgraph } from '@complaints/kit';
import { expect, test } from 'vitest';
import { intake } from '../src/service.js';
import { outsideOf } from './intake-house.js';

test('schema.graphql is what the service prints; a build and `npm run schema` bring it up to date', () => {
  const { graph } = intake(outsideOf());
  const committed = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8');
  expect(committed).toBe(printSubgraph(graph));
});

import { readFileSync } from 'node:fs';
import { printSubgraph } from '@complaints/kit';
import { expect, test } from 'vitest';
import { analytics } from '../src/service.js';

test('schema.graphql is fresh: `node dist/main.js print-schema > schema.graphql` writes it', () => {
  expect(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')).toBe(printSubgraph(analytics.graph));
});

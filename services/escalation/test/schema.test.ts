import { readFileSync } from 'node:fs';
import { printSubgraph } from '@complaints/kit';
import { expect, test } from 'vitest';
import { escalation } from '../src/service.js';

test('the committed schema is the one the service has; `node dist/main.js print-schema > schema.graphql` renews it', () => {
  expect(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')).toBe(printSubgraph(escalation.graph));
});

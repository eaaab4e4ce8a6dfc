import { readFileSync } from 'node:fs';
import { createLog, systemClock } from '@complaints/kit/process';
import { expect, test } from 'vitest';
import { composeServicesOf, ROOT, SUPERGRAPH_FILE } from './compose.js';
import { startGateway } from './gateway.js';
import { tinyConfig } from './testing/tiny-config.js';

test('the committed supergraph is composed from the committed schemas of the services', () => {
  const fresh = composeServicesOf(ROOT);
  expect(readFileSync(SUPERGRAPH_FILE, 'utf8') === fresh, 'supergraph.graphql is stale: run pnpm schema').toBe(true);
});

test('the committed supergraph loads and answers', async () => {
  const gateway = await startGateway({
    config: await tinyConfig(),
    log: createLog('gateway', 'silent'),
    clock: systemClock,
  });
  try {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  } finally {
    await gateway.stop();
  }
});

import { readFileSync } from 'node:fs';
import { createLog, systemClock } from '@complaints/kit/process';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeSupergraph, ROOT } from './compose.js';
import { type RunningGateway, startGateway } from './gateway.js';
import { tinyConfig } from './testing/tiny-config.js';
import { startTinySubgraph, type TinySubgraph } from './testing/tiny-subgraph.js';

/** Intake hands the key of a decision to whoever owns decisions, through the gateway and past every client. */

/** What escalation says of decisions, as far as it matters here. */
const OWNER = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])
  type Query { nothing: Int }
  type Decision @key(fields: "id readKey") { id: ID!  readKey: String! @inaccessible  reasons: String }
`;
const NOTHING = 'type Query { nothing: Int } type Complaint { id: ID! }';
const key = { id: 'd-1', readKey: 'q3Zl0Jw8mN5bXr2T' };

let [intake, escalation]: TinySubgraph[] = [];
let gateway: RunningGateway;
beforeAll(async () => {
  const sdl = readFileSync(new URL('services/intake/schema.graphql', ROOT), 'utf8');
  const supergraphSdl = composeSupergraph([
    { name: 'intake', url: 'http://intake', sdl },
    { name: 'escalation', url: 'http://escalation', sdl: OWNER },
  ]);
  const start = () => startTinySubgraph(NOTHING, {}, () => ({}));
  [intake, escalation] = await Promise.all([start(), start()]);
  const decision = { __typename: 'Decision', ...key };
  intake.answerWith = () => ({ data: { decisionByLink: { number: 'K7QM', decision } } });
  escalation.answerWith = () => ({ data: { _entities: [{ reasons: '已换新' }] } });
  const config = await tinyConfig({ INTAKE_URL: intake.url, ESCALATION_URL: escalation.url });
  gateway = await startGateway({ config, log: createLog('gateway', 'silent'), clock: systemClock, supergraphSdl });
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([intake?.stop(), escalation?.stop()]);
});

const ask = async (query: string) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.json();
};

test('R33, R36: anybody reads a decision by a link; its key opens it between the services', async () => {
  expect(await ask('{ decisionByLink(token: "t") { number decision { id reasons } } }')).toEqual({
    data: { decisionByLink: { number: 'K7QM', decision: { id: 'd-1', reasons: '已换新' } } },
  });
  const [asked] = escalation?.requests ?? [];
  expect(asked?.body.variables?.representations).toEqual([{ __typename: 'Decision', ...key }]);
  const token = asked?.headers.authorization?.replace('Bearer ', '') ?? '';
  expect(decodeJwt(token)).toMatchObject({ sub: '', role: 'ANONYMOUS' });
});

test('R36: no client sees the key, whatever it asks', async () => {
  for (const fields of ['readKey', '... on Decision { readKey }', 'a: readKey'])
    expect(await ask(`{ decisionByLink(token: "t") { decision { ${fields} } } }`)).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
});

import { demonstrationChain, PostKind, Role, SUBGRAPHS } from '@complaints/contracts';
import type { RunningService } from '@complaints/kit';
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, holderOf, openHouse } from './house.js';
import { callerToken, forgedCalls } from './identity/forged-calls.js';

const QUERY = '{ regions(first: 1) { edges { node { id } } } }';
const administrator = holderOf(PostKind.ADMINISTRATOR);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

describe('the gateway refuses a person’s token that is', () => {
  const forgeries: [string, () => Promise<string> | string][] = [
    [
      'signed by a stranger',
      async () =>
        house.tokenOf(administrator.id, Role.ADMINISTRATOR, { key: (await generateKeyPair('EdDSA')).privateKey }),
    ],
    ['expired', () => house.tokenOf(administrator.id, Role.ADMINISTRATOR, { lifeSeconds: -60 })],
    ['meant for another audience', () => house.tokenOf(administrator.id, Role.ADMINISTRATOR, { audience: 'payroll' })],
    [
      'not signed at all',
      () =>
        new UnsecuredJWT({ role: 'ADMINISTRATOR' })
          .setSubject(administrator.id)
          .setIssuer('http://issuer.test')
          .setAudience('complaints')
          .setExpirationTime('1h')
          .encode(),
    ],
  ];
  test.each(forgeries)('%s', async (_, forge) => {
    const { status, body } = await house.askWith(await forge(), QUERY);
    expect(status).toBe(401);
    expect(body.data).toBeUndefined();
    expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

test('without a token only public operations are answered', async () => {
  const { body } = await house.askWith(undefined, QUERY);
  expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  expect(body.data?.regions).toBeFalsy();
});

test('a genuine token is answered', async () => {
  const { body } = await house.askWith(await house.tokenOf(administrator.id, administrator.role), QUERY);
  expect(body.errors).toBeUndefined();
  expect(body.data.regions.edges).toHaveLength(1);
});

describe.each(SUBGRAPHS)('the subgraph %s', (subgraph) => {
  const url = () => `${house.running[subgraph]?.url}/graphql`;
  const post = (authorization: string | undefined, query: string) =>
    fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ query }),
    });
  /** Everything that a call could have left behind. */
  const left = async () => {
    const { dataSource } = house.running[subgraph] as RunningService;
    const count = (table: string) => dataSource.query(`select count(*)::int from ${table}`);
    return Promise.all([count('idempotency_key'), count('outbox'), count('audit')]);
  };

  test('answers what the gateway asks on somebody’s behalf', async () => {
    const response = await post(`Bearer ${await callerToken(house, subgraph)}`, '{ _service { sdl } }');
    expect(response.status).toBe(200);
  });

  test.each(forgedCalls)('refuses %s, and nothing comes of it', async (_, forge) => {
    const before = await left();
    const authorization = await forge(house, subgraph);
    for (const query of [
      '{ __typename }',
      '{ _service { sdl } }',
      `{ _entities(representations: [{ __typename: "Store", id: "${demonstrationChain.stores[0]?.id}" }]) { __typename } }`,
      MUTATION[subgraph] ?? '',
    ]) {
      const response = await post(authorization, query);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [{ message: 'Only the gateway may call this address.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
    expect(await left()).toEqual(before);
  });

  test('takes no token from the address, and answers no GET', async () => {
    const token = await callerToken(house, subgraph);
    const asked = `query=${encodeURIComponent('{ __typename }')}&access_token=${token}`;
    expect((await fetch(`${url()}?${asked}`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${url()}?${asked}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });
});

const input = `idempotencyKey: "a-forged-call"`;
const MUTATION: Record<string, string> = {
  intake: `mutation { registerComplaint(input: { ${input}, channel: COUNTER, content: "x", anger: 1 }) { errors { code } } }`,
  escalation: `mutation { resolveCase(input: { ${input}, caseId: "${administrator.id}" }) { errors { code } } }`,
  fund: `mutation { setBudget(input: { ${input}, regionId: "${administrator.id}", amount: { amount: "1.00" } }) { errors { code } } }`,
  analytics: '{ figures(from: "2026-11-01", to: "2026-11-30") { total { registered } } }',
};

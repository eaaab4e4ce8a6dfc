import { demonstrationChain, PostKind, Role, SUBGRAPHS } from '@complaints/contracts';
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, holderOf, openHouse } from './house.js';

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
  const call = (authorization: string | undefined, query: string) =>
    fetch(`${house.running[subgraph]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: JSON.stringify({ query }),
    });

  test.each([
    ['a query', '{ __typename }'],
    ['the schema', '{ _service { sdl } }'],
    [
      'entities',
      `{ _entities(representations: [{ __typename: "Store", id: "${demonstrationChain.stores[0]?.id}" }]) { __typename } }`,
    ],
  ])('refuses a direct call for %s', async (_, query) => {
    const genuineForTheGateway = `Bearer ${await house.tokenOf(administrator.id, administrator.role)}`;
    for (const authorization of [undefined, genuineForTheGateway]) {
      const response = await call(authorization, query);
      expect(response.status).toBe(401);
      expect(await response.json()).not.toHaveProperty('data');
    }
  });
});

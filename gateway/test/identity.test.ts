import { demonstrationChain, PostKind, Role, SUBGRAPHS } from '@complaints/contracts';
import type { RunningService } from '@complaints/kit';
import { eventually } from '@complaints/kit/testing';
import { generateKeyPair, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type House, holderOf, openHouse } from './house.js';
import { callerToken, forgedCalls } from './identity/forged-calls.js';

const QUERY = '{ regions(first: 1) { edges { node { id } } } }';
const administrator = holderOf(PostKind.ADMINISTRATOR);
const [store] = demonstrationChain.stores;

let house: House;
/** A case that stands before the store's manager. */
let caseId: string;
beforeAll(async () => {
  house = await openHouse();
  const register = `mutation { registerComplaint(input: { idempotencyKey: "the-case", storeId: "${store?.id}", channel: COUNTER, content: "x", anger: 1 }) { errors { code } } }`;
  await eventually(async () => {
    const { data } = await house.ask(holderOf(PostKind.CLERK, { storeId: store?.id }), register);
    expect(data.registerComplaint.errors).toEqual([]);
    return true;
  });
  caseId = await eventually(async () => {
    const [opened] = (await house.running.escalation?.dataSource.query('select id from handling_case')) ?? [];
    return opened?.id;
  });
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
  /** How often the change was made: its key is stored in the same transaction. */
  const made = async (): Promise<number> => {
    const { dataSource } = house.running[subgraph] as RunningService;
    const [row] = await dataSource.query('select count(*)::int as made from idempotency_key where key = $1', [KEY]);
    return row.made;
  };
  const change = () =>
    CHANGE[subgraph]?.() ?? '{ figures(from: "2026-11-01", to: "2026-11-30") { total { registered } } }';

  test.each(forgedCalls)('refuses %s, and nothing comes of it', async (_, forge) => {
    const authorization = await forge(house, subgraph);
    for (const query of [
      '{ __typename }',
      '{ _service { sdl } }',
      `{ _entities(representations: [{ __typename: "Store", id: "${store?.id}" }]) { __typename } }`,
      change(),
    ]) {
      const response = await post(authorization, query);
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({
        errors: [{ message: 'Only the gateway may call this address.', extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
    expect(await made()).toBe(0);
  });

  test('takes no token from the address, and answers no GET', async () => {
    const token = await callerToken(house, subgraph);
    const asked = `query=${encodeURIComponent('{ __typename }')}&access_token=${token}`;
    expect((await fetch(`${url()}?${asked}`, { method: 'POST' })).status).toBe(401);
    expect((await fetch(`${url()}?${asked}`, { headers: { authorization: `Bearer ${token}` } })).status).toBe(404);
  });

  test('does what the gateway asks on somebody’s behalf', async () => {
    const ask = async (query: string) =>
      (await (await post(`Bearer ${await callerToken(house, subgraph)}`, query)).json()) as Answered;
    expect((await ask('{ _service { sdl } }')).data?._service).toBeDefined();
    await eventually(async () => {
      const { data, errors } = await ask(change());
      expect([errors, Object.values(data ?? {})[0]?.errors ?? []]).toEqual([undefined, []]);
      return true;
    });
    expect(await made()).toBe(CHANGE[subgraph] ? 1 : 0);
  });
});

type Answered = { data?: Record<string, { errors?: unknown[] }>; errors?: unknown[] };

const KEY = 'a-forged-call';
const key = `idempotencyKey: "${KEY}"`;
/** What each subgraph would do if it believed a forged call; analytics changes nothing for anybody. */
const CHANGE: Record<string, () => string> = {
  intake: () =>
    `mutation { registerComplaint(input: { ${key}, storeId: "${store?.id}", channel: COUNTER, content: "x", anger: 1 }) { errors { code } } }`,
  escalation: () =>
    `mutation { recordContact(input: { ${key}, caseId: "${caseId}", reached: true, means: PHONE, note: "x" }) { errors { code } } }`,
  fund: () =>
    `mutation { setBudget(input: { ${key}, regionId: "${store?.regionId}", quarter: "2026-Q4", limit: { amount: "1.00" } }) { errors { code } } }`,
};

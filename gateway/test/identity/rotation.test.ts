import { Role } from '@complaints/contracts';
import { createCallerCheck, gatewayKeys } from '@complaints/kit';
import { createKey, type KeyPublisher, MovableClock, startKeyPublisher, type TestKey } from '@complaints/kit/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { callerTokens } from '../../src/identity/caller-tokens.js';
import { openSigningKeys, SigningKeys } from '../../src/identity/signing-keys.js';

const PERSON = { sub: '01990000-0000-7000-8000-000500000001', role: Role.STAFF };

let clock: MovableClock;
let published: KeyPublisher;
let check: ReturnType<typeof createCallerCheck>;
let oldKey: TestKey;
let newKey: TestKey;

beforeEach(async () => {
  clock = new MovableClock();
  [oldKey, newKey] = await Promise.all([createKey('old'), createKey('new')]);
  published = await startKeyPublisher();
  check = createCallerCheck({ subgraph: 'fund', keys: gatewayKeys(published.url, { clock }), clock });
});
afterEach(() => published.stop());

/** A gateway started with these keys: the first signs, all are published. Answers what it says to the subgraph. */
async function gatewayWith(...keys: TestKey[]) {
  const set = await openSigningKeys(SigningKeys.parse(JSON.stringify(keys.map(({ privateJwk }) => privateJwk))));
  published.keys = set.published.keys;
  const tokens = callerTokens(set, clock);
  return async () => `Bearer ${await tokens(PERSON, 'fund')}`;
}

test('a rotation in the documented order has no call refused at any step', async () => {
  const before = await gatewayWith(oldKey);
  expect(await check(await before())).toEqual(PERSON);
  const announcing = await gatewayWith(oldKey, newKey);
  expect(await check(await announcing())).toEqual(PERSON);
  clock.moveBy(30_000);
  const lastOfTheOld = await announcing();
  const signing = await gatewayWith(newKey, oldKey);
  expect(await check(await signing())).toEqual(PERSON);
  // A replica that still runs with the order before, and what it signed last.
  expect(await check(lastOfTheOld)).toEqual(PERSON);
  clock.moveBy(60_000);
  const after = await gatewayWith(newKey);
  expect(await check(await after())).toEqual(PERSON);
});

test('a key that was taken out opens no door five minutes later', async () => {
  const stolen = await gatewayWith(oldKey, newKey);
  await check(await stolen());
  const after = await gatewayWith(newKey);
  clock.moveBy(5 * 60_000);
  expect(await check(await after())).toEqual(PERSON);
  await expect(check(await stolen())).rejects.toThrow('ERR_JWKS_NO_MATCHING_KEY');
});

test('a key that signs without having been announced is taken thirty seconds after the last look, not before', async () => {
  const before = await gatewayWith(oldKey);
  await check(await before());
  const hasty = await gatewayWith(newKey, oldKey);
  clock.moveBy(29_999);
  await expect(check(await hasty())).rejects.toThrow('ERR_JWKS_NO_MATCHING_KEY');
  clock.moveBy(1);
  expect(await check(await hasty())).toEqual(PERSON);
});

import { Role } from '@complaints/contracts';
import { createLog } from '@complaints/kit/process';
import { createKey, type KeyPublisher, startKeyPublisher, type TestKey } from '@complaints/kit/testing';
import { SignJWT } from 'jose';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { AUDIENCE, ISSUER, PERSON } from '../testing/tiny-config.js';
import { startTinyHouse, type TinyHouse } from '../testing/tiny-house.js';
import { personKeys } from './person-keys.js';

const MINUTE = 60_000;
let old: TestKey;
let fresh: TestKey;
let provider: KeyPublisher;
let house: TinyHouse;

beforeAll(async () => {
  [old, fresh] = await Promise.all([createKey('old'), createKey('fresh', 'ES256')]);
});
beforeEach(async () => {
  provider = await startKeyPublisher(old.publicJwk);
  const clock = { now: () => house.clock.now() };
  house = await startTinyHouse({ personKeys: personKeys(provider.url, createLog('gateway', 'silent'), clock) });
});
afterEach(async () => {
  await house.stop();
  await provider.stop().catch(() => undefined);
});

let issued = 0;
/** A token never seen before, under the key's name or another. */
function signed(key: TestKey, kid = key.kid): Promise<string> {
  const seconds = Math.floor(house.clock.now().getTime() / 1_000);
  issued += 1;
  return new SignJWT({ role: Role.STAFF, jti: `${issued}` })
    .setProtectedHeader({ alg: key.alg, kid })
    .setSubject(PERSON)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3_600)
    .sign(key.privateKey);
}
const statusOf = async (token: string) => (await house.ask('{ complaint(id: "1") { title } }', { token })).status;
const statusesOf = async (...tokens: Promise<string>[]) => Promise.all((await Promise.all(tokens)).map(statusOf));

test('while the provider changes its key, tokens of the old and the new one are accepted', async () => {
  provider.keys = [fresh.publicJwk, old.publicJwk];
  expect(await statusesOf(signed(old), signed(fresh))).toEqual([200, 200]);
});

test('a key that the provider adds is accepted when the first token names it', async () => {
  expect(await statusOf(await signed(old))).toBe(200);
  house.clock.moveBy(30_000);
  provider.keys = [old.publicJwk, fresh.publicJwk];
  expect(await statusesOf(signed(fresh), signed(old))).toEqual([200, 200]);
  expect(provider.asked).toBe(2);
});

test('a withdrawn key opens no door after five minutes, and none to a token seen before after six', async () => {
  const token = await signed(old);
  expect(await statusOf(token)).toBe(200);
  provider.keys = [fresh.publicJwk];
  house.clock.moveBy(5 * MINUTE - 1);
  expect(await statusOf(token)).toBe(200);
  house.clock.moveBy(1);
  expect(await statusOf(await signed(old))).toBe(401);
  house.clock.moveBy(MINUTE - 2);
  expect(await statusOf(token)).toBe(200);
  house.clock.moveBy(1);
  expect(await statusOf(token)).toBe(401);
});

test('two hundred tokens of unknown keys at once are refused at the price of one fetch, also while the provider is away', async () => {
  const flood = () => statusesOf(...Array.from({ length: 200 }, (_, at) => signed(old, `unknown-${at}`)));
  expect(await statusOf(await signed(old))).toBe(200);
  house.clock.moveBy(30_000);
  expect(new Set(await flood())).toEqual(new Set([401]));
  expect(provider.asked).toBe(2);
  await provider.stop();
  house.clock.moveBy(30_000);
  expect(new Set(await flood())).toEqual(new Set([401]));
  await provider.start();
  expect(new Set(await flood())).toEqual(new Set([401]));
  expect(provider.asked).toBe(2);
});

test('while the provider is away its known keys go on', async () => {
  expect(await statusOf(await signed(old))).toBe(200);
  await provider.stop();
  house.clock.moveBy(60 * MINUTE);
  expect(await statusesOf(signed(old), signed(old), signed(fresh))).toEqual([200, 200, 401]);
});

test('without any key the answer is 503, and 200 a second after the provider has come', async () => {
  await provider.stop();
  const token = await signed(old);
  const { status, errors } = await house.ask('{ __typename }', { token });
  expect([status, errors?.[0]?.extensions.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  await provider.start();
  house.clock.moveBy(1_000);
  expect(await statusOf(token)).toBe(200);
});

import { audienceOf, GATEWAY_ISSUER } from '@complaints/contracts';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { CallerRefused, createCallerCheck } from './caller.js';
import { MovableClock } from './testing/clock.js';

const clock = new MovableClock();
const seconds = () => Math.floor(clock.now().getTime() / 1_000);
const somebody = '0199a1b2-c3d4-7000-8000-000000000001';
let check: ReturnType<typeof createCallerCheck>;
let gateway: CryptoKey;
let stranger: CryptoKey;
let secretOfPublicKey: Uint8Array;

beforeAll(async () => {
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  gateway = pair.privateKey;
  stranger = (await generateKeyPair('EdDSA')).privateKey;
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'g', alg: 'EdDSA' };
  secretOfPublicKey = new TextEncoder().encode(String(jwk.x).padEnd(64, '0'));
  check = createCallerCheck({ subgraph: 'fund', keys: createLocalJWKSet({ keys: [jwk] }), clock });
});

const genuine = (): JWTPayload => ({
  iss: GATEWAY_ISSUER,
  aud: audienceOf('fund'),
  sub: somebody,
  role: 'STAFF',
  iat: seconds(),
  exp: seconds() + 60,
});
const signed = (claims: JWTPayload, key: CryptoKey | Uint8Array = gateway, header: Record<string, string> = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'EdDSA', kid: 'g', ...header }).sign(key);

test('says on whose behalf the gateway calls', async () => {
  const token = await signed(genuine());
  expect(await check(`Bearer ${token}`)).toEqual({ sub: somebody, role: 'STAFF' });
});

const forgeries: [string, () => Promise<string> | string][] = [
  ['nothing', () => ''],
  ['no bearer', () => signed(genuine())],
  ['garbage', () => 'Bearer a.b.c'],
  ['a stranger’s signature', async () => `Bearer ${await signed(genuine(), stranger)}`],
  ['another audience', async () => `Bearer ${await signed({ ...genuine(), aud: audienceOf('intake') })}`],
  ['another issuer', async () => `Bearer ${await signed({ ...genuine(), iss: 'http://127.0.0.1:4010' })}`],
  [
    'an expired token',
    async () => `Bearer ${await signed({ ...genuine(), iat: seconds() - 130, exp: seconds() - 70 })}`,
  ],
  ['a token for ever', async () => `Bearer ${await signed({ ...genuine(), exp: undefined })}`],
  [
    'an old token that expires late',
    async () => `Bearer ${await signed({ ...genuine(), iat: seconds() - 3_600, exp: seconds() + 3_600 })}`,
  ],
  ['alg none', () => `Bearer ${new UnsecuredJWT(genuine()).encode()}`],
  [
    'the public key as a shared secret',
    async () => `Bearer ${await signed(genuine(), secretOfPublicKey, { alg: 'HS256' })}`,
  ],
  ['an unknown key id', async () => `Bearer ${await signed(genuine(), gateway, { kid: 'unknown' })}`],
  ['a role that does not exist', async () => `Bearer ${await signed({ ...genuine(), role: 'GOD' })}`],
  ['a subject that is no id', async () => `Bearer ${await signed({ ...genuine(), sub: "x' or 1=1" })}`],
];

test.each(forgeries)('refuses %s', async (_, forge) => {
  await expect(check(await forge())).rejects.toThrow(CallerRefused);
});

test('a token that was accepted once is refused when it has expired', async () => {
  const token = await signed(genuine());
  await check(`Bearer ${token}`);
  clock.moveBy(66_000);
  await expect(check(`Bearer ${token}`)).rejects.toThrow(CallerRefused);
});

import { audienceOf, GATEWAY_ISSUER } from '@complaints/contracts';
import { type CryptoKey, createLocalJWKSet, type JWTPayload, type JWTVerifyGetKey, SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { CallerRefused, createCallerCheck } from './caller.js';
import { MovableClock } from './testing/clock.js';
import { createKey } from './testing/key-publisher.js';

/** Three seconds on two free cores; a busy machine may take ten times as long. */
const FORTY_THOUSAND_SIGNATURES_MS = 120_000;
const clock = new MovableClock();
const seconds = () => Math.floor(clock.now().getTime() / 1_000);
const somebody = '0199a1b2-c3d4-7000-8000-000000000001';
let check: ReturnType<typeof createCallerCheck>;
let gateway: CryptoKey;
let stranger: CryptoKey;
let secretOfPublicKey: Uint8Array;
/** How often a signature was checked: each needs the key. */
let lookUps = 0;

beforeAll(async () => {
  const { privateKey, publicJwk } = await createKey('g');
  gateway = privateKey;
  stranger = (await createKey('g')).privateKey;
  secretOfPublicKey = new TextEncoder().encode(String(publicJwk.x).padEnd(64, '0'));
  const published = createLocalJWKSet({ keys: [publicJwk] });
  const keys: JWTVerifyGetKey = (...asked) => {
    lookUps += 1;
    return published(...asked);
  };
  check = createCallerCheck({ subgraph: 'fund', keys, clock });
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
  ['a fresh token that expires late', async () => `Bearer ${await signed({ ...genuine(), exp: seconds() + 61 })}`],
  ['an end that is never', async () => `Bearer ${await signed({ ...genuine(), exp: 1e30 })}`],
  [
    'a token of tomorrow',
    async () => `Bearer ${await signed({ ...genuine(), iat: seconds() + 6, exp: seconds() + 60 })}`,
  ],
  ['a token without its instant', async () => `Bearer ${await signed({ ...genuine(), iat: undefined })}`],
  ['alg none', () => `Bearer ${new UnsecuredJWT(genuine()).encode()}`],
  [
    'the public key as a shared secret',
    async () => `Bearer ${await signed(genuine(), secretOfPublicKey, { alg: 'HS256' })}`,
  ],
  ['an unknown key id', async () => `Bearer ${await signed(genuine(), gateway, { kid: 'unknown' })}`],
  ['a role that does not exist', async () => `Bearer ${await signed({ ...genuine(), role: 'GOD' })}`],
  ['a subject that is no id', async () => `Bearer ${await signed({ ...genuine(), sub: "x' or 1=1" })}`],
  ['staff without a subject', async () => `Bearer ${await signed({ ...genuine(), sub: '' })}`],
  ['nobody with a subject', async () => `Bearer ${await signed({ ...genuine(), role: 'ANONYMOUS' })}`],
  [
    'nobody without any subject',
    async () => `Bearer ${await signed({ ...genuine(), role: 'ANONYMOUS', sub: undefined })}`,
  ],
];

test.each(forgeries)('refuses %s, and says nothing of its content', async (_, forge) => {
  const authorization = await forge();
  const error = await check(authorization).catch((refusal) => refusal);
  expect(error).toBeInstanceOf(CallerRefused);
  expect(error.message).not.toMatch(/GOD|or 1=1|0199a1b2|127\.0\.0\.1|urn:/);
});

test('nobody is asked for with an empty subject', async () => {
  const token = await signed({ ...genuine(), sub: '', role: 'ANONYMOUS' });
  expect(await check(`Bearer ${token}`)).toEqual({ sub: '', role: 'ANONYMOUS' });
});

test('a token that was accepted once is refused when it has expired', async () => {
  const token = await signed(genuine());
  await check(`Bearer ${token}`);
  clock.moveBy(64_999);
  await check(`Bearer ${token}`);
  clock.moveBy(1);
  await expect(check(`Bearer ${token}`)).rejects.toThrow(CallerRefused);
});

test('a token is checked once, and again when it has ended', async () => {
  const token = await signed(genuine());
  const before = lookUps;
  for (let call = 0; call < 10; call += 1) await check(`Bearer ${token}`);
  clock.moveBy(59_999);
  await check(`Bearer ${token}`);
  expect(lookUps - before).toBe(1);
  clock.moveBy(1);
  await check(`Bearer ${token}`);
  expect(lookUps - before).toBe(2);
});

test(
  'of twenty thousand tokens at most ten thousand are remembered',
  async () => {
    const sample: string[] = [];
    for (let batch = 0; batch < 200; batch += 1) {
      const jtis = Array.from({ length: 100 }, (_, at) => `${batch}-${at}`);
      const tokens = await Promise.all(jtis.map((jti) => signed({ ...genuine(), jti })));
      await Promise.all(tokens.map((token) => check(`Bearer ${token}`)));
      sample.unshift(tokens[0] as string);
    }
    const before = lookUps;
    for (const token of sample) await check(`Bearer ${token}`);
    expect(lookUps - before).toBeGreaterThanOrEqual(100);
    expect(lookUps - before).toBeLessThan(110);
  },
  FORTY_THOUSAND_SIGNATURES_MS,
);

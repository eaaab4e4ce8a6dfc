import { createLog } from '@complaints/kit/process';
import { createKey, type KeyPublisher, startKeyPublisher } from '@complaints/kit/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personKeys } from '../../src/identity/person-keys.js';
import { startTinyHouse, type TinyHouse } from '../../src/testing/tiny-house.js';
import { type Answered, knock } from './door.js';
import { type Forger, genuine, type Hostile } from './forger.js';
import { wronglyClaiming } from './hostile-claims.js';
import { wronglyNamed } from './hostile-names.js';
import { unsignedOrMisused, wronglySigned } from './hostile-signatures.js';
import { oddlyWritten, wronglyPresented } from './hostile-writing.js';

const QUERY = '{ complaint(id: "1") { title } }';
const WITHIN_MS = 1_000;

let house: TinyHouse;
let provider: KeyPublisher;
let attacker: KeyPublisher;
let forger: Forger;
const logged: string[] = [];

beforeAll(async () => {
  const [ed, ec, rsa] = await Promise.all([createKey('ed'), createKey('ec', 'ES256'), createKey('rsa', 'RS256')]);
  const stolen = await createKey('attacker');
  provider = await startKeyPublisher(ed.publicJwk, ec.publicJwk, rsa.publicJwk);
  attacker = await startKeyPublisher(stolen.publicJwk);
  const log = createLog('gateway', 'trace', { write: (line) => void logged.push(line) });
  const clock = { now: () => house.clock.now() };
  house = await startTinyHouse({ log, personKeys: personKeys(provider.url, log, clock) });
  const now = Math.floor(house.clock.now().getTime() / 1_000);
  forger = { provider: { ed, ec, rsa }, attacker: { ed: stolen, url: attacker.url }, now, callerToken: '' };
  await knockWith(`Bearer ${genuine(forger, {})}`);
  forger.callerToken = house.intake.requests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '';
});
afterAll(async () => {
  await house.stop();
  await Promise.all([provider.stop(), attacker.stop()]);
});

const ask = (headers: string[], path = '') => knock(`${house.gateway.url}/graphql${path}`, headers, QUERY);
const knockWith = (authorization: string): Promise<Answered> => ask(['authorization', authorization]);

async function expectRefused(authorization: string, knocked: () => Promise<Answered>): Promise<void> {
  const [linesBefore, askedBefore] = [logged.length, house.intake.requests.length];
  const { status, headers, text, tookMs } = await knocked();
  const requestId = headers['x-request-id'];
  expect({ status, text }).toEqual({
    status: 401,
    text: `{"errors":[{"message":"This needs a valid token.","extensions":{"code":"UNAUTHENTICATED","requestId":"${requestId}"}}]}`,
  });
  expect(headers['www-authenticate']).toBe('Bearer');
  expect(tookMs).toBeLessThan(WITHIN_MS);
  expect(house.intake.requests.length).toBe(askedBefore);
  const lines = logged.slice(linesBefore).join('');
  expect(lines).toContain('refused');
  for (const part of authorization.split(/[\s.,"]+/).filter(({ length }) => length > 10)) {
    expect(lines).not.toContain(part);
    expect(lines).not.toContain(Buffer.from(part, 'base64url').toString().slice(0, 24));
  }
}

const hostile: [string, Hostile[]][] = [
  ['unsigned, or signed by a method it must not name', unsignedOrMisused],
  ['signed wrongly', wronglySigned],
  ['that names or brings a wrong key', wronglyNamed],
  ['that claims what it must not, with a genuine signature', wronglyClaiming],
  ['written oddly, with a genuine signature', oddlyWritten],
];
describe.each(hostile)('a token %s is refused:', (_, tokens) => {
  test.each(tokens)('%s', async (_, forge) => {
    const authorization = `Bearer ${forge(forger)}`;
    await expectRefused(authorization, () => knockWith(authorization));
  });
});

test.each(wronglyPresented)('a good token is refused when presented %s', async (_, forge) => {
  const authorization = forge(forger);
  await expectRefused(authorization, () => knockWith(authorization));
});

test.each([
  ['the address', (token: string) => ask([], `?access_token=${token}`)],
  ['a cookie', (token: string) => ask(['cookie', `token=${token}; access_token=${token}`])],
  ['Proxy-Authorization', (token: string) => ask(['proxy-authorization', `Bearer ${token}`])],
  ['X-Authorization', (token: string) => ask(['x-authorization', `Bearer ${token}`])],
  [
    'a second Authorization header',
    (token: string) => ask(['authorization', 'Bearer x', 'authorization', `Bearer ${token}`]),
  ],
] as const)('a good token in %s lets nobody in', async (_, knocked) => {
  const { status, text } = await knocked(genuine(forger, {}));
  expect([status, text.includes('data')]).toEqual([401, false]);
});

test('headers of more than 16 kB are not read at all', async () => {
  expect((await knockWith(`Bearer ${genuine(forger, { body: { padding: 'x'.repeat(16_384) } })}`)).status).toBe(431);
});

test('a token is good under each key of the provider and in every form that the standards leave open', async () => {
  const { ed, ec, rsa } = forger.provider;
  const token = genuine(forger, {});
  const good = [
    ...[ed, ec, rsa].map((key) => `Bearer ${genuine(forger, { key })}`),
    ...[`bearer ${token}`, `BEARER ${token}`, `Bearer   ${token}`],
    ...['JWT', 'at+jwt'].map((typ) => `Bearer ${genuine(forger, { head: { typ } })}`),
    `Bearer ${genuine(forger, { body: { aud: ['account', 'complaints'] } })}`,
    `Bearer ${genuine(forger, { body: { exp: forger.now + 0.5 } })}`,
  ];
  for (const authorization of good) expect((await knockWith(authorization)).status).toBe(200);
});

test('all of it together made the gateway ask the provider once and the attacker never', () => {
  expect([provider.asked, attacker.asked]).toEqual([1, 0]);
  expect(hostile.flatMap(([, tokens]) => tokens).length + wronglyPresented.length).toBeGreaterThan(40);
});

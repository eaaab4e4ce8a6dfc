import { audienceOf, GATEWAY_ISSUER, Role } from '@complaints/contracts';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  exportJWK,
  exportSPKI,
  generateKeyPair,
  type JWTPayload,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AUDIENCE, ISSUER, PERSON, signPerson } from '../testing/tiny-config.js';
import { startTinyHouse, type TinyHouse } from '../testing/tiny-house.js';

let house: TinyHouse;
beforeAll(async () => {
  house = await startTinyHouse();
});
afterAll(() => house.stop());

const seconds = ({ clock }: TinyHouse = house) => Math.floor(clock.now().getTime() / 1_000);
const claims = (asked: TinyHouse = house) => ({
  sub: PERSON,
  role: Role.STAFF,
  iss: ISSUER,
  aud: AUDIENCE,
  iat: seconds(asked),
  exp: seconds(asked) + 600,
});

async function expectRefused(token: string) {
  const before = house.intake.requests.length;
  const { status, headers, data, errors } = await house.ask('{ complaint(id: "1") { title } }', { token });
  expect({ status, data, code: errors?.[0]?.extensions.code }).toEqual({
    status: 401,
    data: undefined,
    code: 'UNAUTHENTICATED',
  });
  expect(headers.get('www-authenticate')).toBe('Bearer');
  expect(house.intake.requests.length).toBe(before);
}

test('a good token is let through', async () => {
  expect((await house.ask('{ complaint(id: "1") { title } }')).data).toEqual({ complaint: { title: 'Complaint 1' } });
});

test('a token signed by somebody else is refused', async () => {
  const { privateKey } = await generateKeyPair('EdDSA');
  await expectRefused(await signPerson(privateKey, house.clock.now()));
});

test('a token changed after signing is refused', async () => {
  const [head, , signature] = (await house.token()).split('.');
  const body = Buffer.from(JSON.stringify({ ...claims(), role: Role.ADMINISTRATOR })).toString('base64url');
  await expectRefused(`${head}.${body}.${signature}`);
});

test('a token is good until its end and five seconds, not longer, also when it was seen before', async () => {
  const token = await house.token({ exp: seconds() + 30 });
  const ask = () => house.ask('{ __typename }', { token });
  house.clock.moveBy(34_999);
  expect((await ask()).status).toBe(200);
  house.clock.moveBy(1);
  expect((await ask()).status).toBe(401);
});

test('a token for another audience, of another issuer, or not valid yet is refused', async () => {
  await expectRefused(await house.token({ aud: 'somebody-else' }));
  await expectRefused(await house.token({ iss: 'https://elsewhere.example' }));
  await expectRefused(await house.token({ nbf: seconds() + 60 }));
});

test('a token may be good for a day, not longer, and must not come from the future', async () => {
  const day = 24 * 60 * 60;
  const statusOf = async (changes: JWTPayload) =>
    (await house.ask('{ __typename }', { token: await house.token(changes) })).status;
  expect(await statusOf({ exp: seconds() + day })).toBe(200);
  expect(await statusOf({ exp: seconds() + day + 1 })).toBe(401);
  expect(await statusOf({ iat: seconds() + 5 })).toBe(200);
  expect(await statusOf({ iat: seconds() + 6 })).toBe(401);
  expect(await statusOf({ iat: undefined })).toBe(401);
});

test('a person is the same in whatever case the provider writes the subject', async () => {
  const sub = '0199a1b2-c3d4-7000-8000-00000000000f';
  await house.ask('{ complaint(id: "1") { title } }', { token: await house.token({ sub: sub.toUpperCase() }) });
  const token = house.intake.requests.at(-1)?.headers.authorization?.split('.')[1] ?? '';
  expect(JSON.parse(Buffer.from(token, 'base64url').toString())).toMatchObject({ sub });
});

test('a token that lacks its end, its subject or a known role is refused', async () => {
  await expectRefused(await house.token({ exp: undefined }));
  await expectRefused(await house.token({ sub: undefined }));
  await expectRefused(await house.token({ sub: 'not-a-uuid' }));
  await expectRefused(await house.token({ role: undefined }));
  await expectRefused(await house.token({ role: Role.ANONYMOUS }));
});

test('an unsigned token is refused', async () => {
  await expectRefused(new UnsecuredJWT(claims()).encode());
});

test('a token signed with the public key as a shared secret is refused', async () => {
  const secret = new TextEncoder().encode(await exportSPKI(house.personPublicKey));
  await expectRefused(await new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'person' }).sign(secret));
});

test('a token under an unknown key name is refused', async () => {
  const token = new SignJWT(claims()).setProtectedHeader({ alg: 'EdDSA', kid: 'unknown' }).sign(house.personKey);
  await expectRefused(await token);
});

test('garbage and other schemes are refused, never taken for no token', async () => {
  await expectRefused('garbage');
  await expectRefused('a.b.c');
  await expectRefused('two words');
  const headers = { authorization: 'Basic dXNlcjpwYXNz' };
  expect((await house.ask('{ __typename }', { token: null, headers })).status).toBe(401);
});

test('without a token, or with nothing behind Bearer, only public operations may be asked', async () => {
  const asked = [
    await house.ask('{ ledger }', { token: null }),
    await house.ask('{ ledger }', { token: null, headers: { authorization: 'Bearer ' } }),
    await house.ask('{ __typename x: ledger }', { token: null }),
    await house.ask('query { ...R } fragment R on Query { ledger }', { token: null }),
    await house.ask('mutation { registerComplaint(title: "x") { id } }', { token: null }),
  ];
  expect(asked.map(({ status, errors }) => [status, errors?.[0]?.extensions.code])).toEqual(
    asked.map(() => [401, 'UNAUTHENTICATED']),
  );
  expect((await house.ask('mutation { rateHandling(stars: 4) }', { token: null })).data).toEqual({ rateHandling: 4 });
  expect((await house.ask('{ __typename }', { token: null })).data).toEqual({ __typename: 'Query' });
});

test('ES256 and RS256 tokens are accepted, other algorithms are not', async () => {
  for (const [alg, status] of [
    ['ES256', 200],
    ['RS256', 200],
    ['ES384', 401],
    ['PS256', 401],
  ] as const) {
    const { privateKey, publicKey } = await generateKeyPair(alg);
    const keys = createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'other', alg }] });
    const other = await startTinyHouse({ personKeys: keys });
    const token = await new SignJWT(claims(other)).setProtectedHeader({ alg, kid: 'other' }).sign(privateKey);
    expect([alg, (await other.ask('{ __typename }', { token })).status]).toEqual([alg, status]);
    await other.stop();
  }
});

test('the token a subgraph gets verifies with the published keys and says who asks, for a minute', async () => {
  await house.ask('{ complaint(id: "1") { title paid } }');
  const keys = createRemoteJWKSet(new URL(`${house.gateway.url}/.well-known/jwks.json`));
  for (const [name, subgraph] of [
    ['intake', house.intake],
    ['fund', house.fund],
  ] as const) {
    const token = subgraph.requests.at(-1)?.headers.authorization?.replace('Bearer ', '') ?? '';
    const options = {
      issuer: GATEWAY_ISSUER,
      audience: audienceOf(name),
      algorithms: ['EdDSA'],
      currentDate: house.clock.now(),
    };
    const { payload } = await jwtVerify(token, keys, options);
    expect(payload).toMatchObject({ sub: PERSON, role: Role.STAFF, aud: audienceOf(name) });
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
  }
});

test('a caller without a token is ANONYMOUS with an empty subject at the subgraph', async () => {
  await house.ask('mutation { rateHandling(stars: 1) }', { token: null });
  const token = house.intake.requests.at(-1)?.headers.authorization?.split('.')[1] ?? '';
  expect(JSON.parse(Buffer.from(token, 'base64url').toString())).toMatchObject({ sub: '', role: Role.ANONYMOUS });
});

test("a caller token is used again for less than thirty seconds and is never the person's own", async () => {
  const person = await house.token();
  const seen = async () => {
    await house.ask('{ complaint(id: "1") { title } }', { token: person });
    return house.intake.requests.at(-1)?.headers.authorization;
  };
  house.clock.moveBy(60_000);
  const first = await seen();
  house.clock.moveBy(29_999);
  expect(await seen()).toBe(first);
  house.clock.moveBy(1);
  expect(await seen()).not.toBe(first);
  expect(first).not.toContain(person);
});

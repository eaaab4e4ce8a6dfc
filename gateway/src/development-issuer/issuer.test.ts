import { PostKind, Role } from '@complaints/contracts';
import { createLog, readConfig } from '@complaints/kit/process';
import { createRemoteJWKSet } from 'jose';
import { expect, test } from 'vitest';
import { personVerifier } from '../identity/verify-person.js';
import { AUDIENCE, ISSUER, PERSON, signingJwk } from '../testing/tiny-config.js';
import { IssuerConfig, startIssuer } from './issuer.js';

const log = createLog('development-issuer', 'silent');
const clock = { now: () => new Date('2026-11-23T01:30:00.000Z') };
const open = async (NODE_ENV = 'development') => {
  const environment = {
    NODE_ENV,
    PORT: '0',
    IDENTITY_ISSUER: ISSUER,
    IDENTITY_AUDIENCE: AUDIENCE,
    ISSUER_SIGNING_KEY: JSON.stringify(await signingJwk('development-issuer')),
  };
  return startIssuer({ config: readConfig(IssuerConfig, environment), log, clock });
};

test('it refuses to run in production', async () => {
  await expect(open('production')).rejects.toThrow(/refuses to run in production/);
});

test('a token it gives is one the gateway takes, for twelve hours', async () => {
  const issuer = await open();
  const keys = createRemoteJWKSet(new URL(`${issuer.url}/.well-known/jwks.json`));
  const response = await fetch(`${issuer.url}/token`, {
    method: 'POST',
    body: JSON.stringify({ sub: PERSON, role: Role.CUSTOMER }),
  });
  const { token, expiresAt } = (await response.json()) as { token: string; expiresAt: string };
  const identify = personVerifier({ keys, issuer: ISSUER, audience: AUDIENCE, clock, log });
  expect(await identify(`Bearer ${token}`)).toEqual({ sub: PERSON, role: Role.CUSTOMER });
  expect(expiresAt).toBe('2026-11-23T13:30:00.000Z');
  await issuer.stop();
});

test('it gives no token for nobody or an unknown role', async () => {
  const issuer = await open();
  for (const body of [
    '',
    '{}',
    JSON.stringify({ sub: PERSON, role: Role.ANONYMOUS }),
    JSON.stringify({ sub: 'me', role: Role.STAFF }),
  ]) {
    expect((await fetch(`${issuer.url}/token`, { method: 'POST', body })).status).toBe(400);
  }
  await issuer.stop();
});

test('it has a token ready for a holder of each post', async () => {
  const issuer = await open();
  const tokens = (await (await fetch(`${issuer.url}/demonstration-tokens`)).json()) as {
    post: string;
    name: string;
    token: string;
  }[];
  expect(tokens.map(({ post }) => post).sort()).toEqual(Object.values(PostKind).sort());
  expect(tokens.every(({ name, token }) => name.length > 0 && token.split('.').length === 3)).toBe(true);
  await issuer.stop();
});

import { Role } from '@complaints/contracts';
import { readConfig } from '@complaints/kit/process';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { GatewayConfig } from '../config.js';

export const PERSON = '01990000-0000-7000-8000-000500000001';
export const ISSUER = 'https://identity.example';
export const AUDIENCE = 'complaints';

/** A complete configuration on a free port with a fresh signing key, except for what is given. */
export async function tinyConfig(given: Record<string, string> = {}): Promise<GatewayConfig> {
  return readConfig(GatewayConfig, {
    NODE_ENV: 'test',
    PORT: '0',
    INTAKE_URL: 'http://127.0.0.1:9/graphql',
    ESCALATION_URL: 'http://127.0.0.1:9/graphql',
    FUND_URL: 'http://127.0.0.1:9/graphql',
    ANALYTICS_URL: 'http://127.0.0.1:9/graphql',
    IDENTITY_JWKS_URL: 'http://127.0.0.1:9/jwks.json',
    IDENTITY_ISSUER: ISSUER,
    IDENTITY_AUDIENCE: AUDIENCE,
    GATEWAY_SIGNING_KEY: JSON.stringify(await signingJwk('tiny')),
    ...given,
  });
}

/** A fresh private Ed25519 JWK. */
export async function signingJwk(kid: string) {
  const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid };
}

export function signPerson(key: CryptoKey, now: Date, claims: JWTPayload = {}): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1_000);
  const all = {
    sub: PERSON,
    role: Role.STAFF,
    iss: ISSUER,
    aud: AUDIENCE,
    iat: seconds,
    exp: seconds + 600,
    ...claims,
  };
  return new SignJWT(all).setProtectedHeader({ alg: 'EdDSA', kid: 'person' }).sign(key);
}

import { audienceOf, type CallerClaims, GATEWAY_ISSUER } from '@complaints/contracts';
import type { Clock } from '@complaints/kit/process';
import { SignJWT } from 'jose';
import { BoundedMap } from '../bounded-map.js';
import type { SigningKeySet } from './signing-keys.js';

const VALID_SECONDS = 60;
const USED_AGAIN_MS = 30_000;
const MOST_REMEMBERED = 10_000;

/** Tells a subgraph on whose behalf the gateway asks. */
export type CallerTokens = (caller: CallerClaims, subgraph: string) => Promise<string>;

/** Mints tokens for subgraphs, valid for a minute; one is used again for at most half of that. */
export function callerTokens({ kid, signingKey }: SigningKeySet, clock: Clock): CallerTokens {
  const minted = new BoundedMap<string, { token: Promise<string>; atMs: number }>(MOST_REMEMBERED);
  return (caller, subgraph) => {
    const now = clock.now();
    const key = `${subgraph} ${caller.role} ${caller.sub}`;
    const known = minted.get(key);
    const ageMs = known ? now.getTime() - known.atMs : -1;
    if (known && ageMs >= 0 && ageMs < USED_AGAIN_MS) return known.token;
    const issuedAt = Math.floor(now.getTime() / 1_000);
    const token = new SignJWT({ role: caller.role })
      .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'JWT' })
      .setIssuer(GATEWAY_ISSUER)
      .setAudience(audienceOf(subgraph))
      .setSubject(caller.sub)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + VALID_SECONDS)
      .sign(signingKey);
    token.catch(() => minted.delete(key));
    minted.set(key, { token, atMs: now.getTime() });
    return token;
  };
}

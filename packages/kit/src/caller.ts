import { audienceOf, CallerClaims, GATEWAY_ISSUER } from '@complaints/contracts';
import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Clock } from './process/clock.js';

const MOST_REMEMBERED = 10_000;
const KEYS_WITHIN_MS = 2_000;
const UNKNOWN_KEY_AGAIN_MS = 30_000;

/** The gateway's public keys, fetched when first needed and kept while it is away. */
export const gatewayKeys = (url: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(url), {
    timeoutDuration: KEYS_WITHIN_MS,
    cooldownDuration: UNKNOWN_KEY_AGAIN_MS,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });

/** The call does not come from the gateway, or not for this subgraph. */
export class CallerRefused extends Error {
  override readonly name = 'CallerRefused';
}

/**
 * Checks that a call comes from the gateway and is meant for this subgraph; answers on whose behalf.
 * @throws CallerRefused for anything but a fresh token of the gateway with this subgraph as audience
 */
export function createCallerCheck(options: { subgraph: string; keys: JWTVerifyGetKey; clock: Clock }) {
  const { subgraph, keys, clock } = options;
  const remembered = new Map<string, { claims: CallerClaims; expiresAtMs: number }>();

  return async function check(authorization: string | undefined): Promise<CallerClaims> {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? '')?.[1];
    if (!token) throw new CallerRefused('no token of the gateway');
    const now = clock.now();
    const known = remembered.get(token);
    if (known && known.expiresAtMs > now.getTime()) return known.claims;
    const { claims, expiresAtMs } = await verify(token, { subgraph, keys, now });
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(token, { claims, expiresAtMs });
    return claims;
  };
}

async function verify(token: string, { subgraph, keys, now }: { subgraph: string; keys: JWTVerifyGetKey; now: Date }) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['EdDSA'],
      issuer: GATEWAY_ISSUER,
      audience: audienceOf(subgraph),
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: 60,
      currentDate: now,
      clockTolerance: 5,
    });
    return {
      claims: CallerClaims.parse({ sub: payload.sub ?? '', role: payload.role }),
      expiresAtMs: Number(payload.exp) * 1_000,
    };
  } catch (error) {
    throw new CallerRefused(String(error));
  }
}

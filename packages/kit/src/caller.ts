import { audienceOf, CallerClaims, GATEWAY_ISSUER } from '@complaints/contracts';
import { type JWTVerifyGetKey, jwtVerify } from 'jose';
import { type Clock, systemClock } from './process/clock.js';
import type { Log } from './process/log.js';
import { KeysAway, remoteKeys } from './process/remote-keys.js';

const MOST_REMEMBERED = 10_000;
const VALID_SECONDS = 60;
const TOLERANCE_SECONDS = 5;

/** The gateway's public keys: several while a key is being changed, and kept while the gateway is away. */
export const gatewayKeys = (url: string, { clock = systemClock, log }: { clock?: Clock; log?: Log } = {}) =>
  remoteKeys(url, { clock, log });

/** The call does not come from the gateway, or not for this subgraph. */
export class CallerRefused extends Error {
  override readonly name = 'CallerRefused';
}

/**
 * Checks that a call comes from the gateway and is meant for this subgraph; answers on whose behalf. What was checked is
 * remembered until the token ends, so a key withdrawn serves nobody for more than that minute.
 * @throws CallerRefused for anything but a fresh token of the gateway with this subgraph as audience
 * @throws KeysAway while the gateway's keys could never be fetched
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
    const [oldest] = remembered.keys();
    if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
    remembered.set(token, { claims, expiresAtMs });
    return claims;
  };
}

async function verify(token: string, { subgraph, keys, now }: { subgraph: string; keys: JWTVerifyGetKey; now: Date }) {
  try {
    const { payload } = await jwtVerify<{ exp: number; iat: number }>(token, keys, {
      algorithms: ['EdDSA'],
      issuer: GATEWAY_ISSUER,
      audience: audienceOf(subgraph),
      requiredClaims: ['exp', 'sub'],
      maxTokenAge: VALID_SECONDS,
      currentDate: now,
      clockTolerance: TOLERANCE_SECONDS,
    });
    if (payload.exp - payload.iat > VALID_SECONDS) throw new CallerRefused('valid for longer than the gateway says');
    const claims = CallerClaims.parse({ sub: payload.sub, role: payload.role });
    return { claims, expiresAtMs: payload.exp * 1_000 };
  } catch (error) {
    if (error instanceof KeysAway) throw error;
    throw new CallerRefused(reasonOf(error));
  }
}

/** What the log may say: nothing that stands in the token. */
const reasonOf = (error: unknown): string => {
  const { name, code, message } = error as Error & { code?: string };
  return error instanceof CallerRefused ? message : (code ?? name);
};

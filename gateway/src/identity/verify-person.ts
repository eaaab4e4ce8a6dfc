import { type CallerClaims, PersonClaims, Role } from '@complaints/contracts';
import type { Clock, Log } from '@complaints/kit/process';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { BoundedMap } from '../bounded-map.js';
import { ErrorCode, Refusal } from '../errors.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];
const TOLERANCE_SECONDS = 5;
const MOST_REMEMBERED = 10_000;
/** A withdrawn key is noticed after this long at most, once the new keys are fetched. */
const REMEMBERED_MS = 60_000;
const ANONYMOUS: CallerClaims = { sub: '', role: Role.ANONYMOUS };

/** Faults of the keys or their provider, not of the token. */
const KEY_FAULTS = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT', 'ERR_JWK_INVALID']);

export interface PersonOptions {
  keys: JWTVerifyGetKey;
  issuer: string;
  audience: string;
  clock: Clock;
  log: Log;
}

/**
 * Makes the function that says who asks, from the `Authorization` header; no token at all is ANONYMOUS.
 * It throws Refusal 401 for a token that is not good in every respect, 503 when the keys to tell by cannot be had.
 */
export function personVerifier(options: PersonOptions): (authorization: string | undefined) => Promise<CallerClaims> {
  const remembered = new BoundedMap<string, { caller: CallerClaims; untilMs: number }>(MOST_REMEMBERED);
  return async (authorization) => {
    if (authorization === undefined) return ANONYMOUS;
    const token = /^Bearer(?:$| +(\S*)$)/i.exec(authorization.trim());
    if (!token) throw new Refusal(ErrorCode.UNAUTHENTICATED, 401);
    if (!token[1]) return ANONYMOUS;
    const now = options.clock.now();
    const known = remembered.get(token[1]);
    if (known && now.getTime() < known.untilMs) return known.caller;
    const { caller, expiresAtMs } = await verify(token[1], now, options);
    remembered.set(token[1], { caller, untilMs: Math.min(expiresAtMs, now.getTime() + REMEMBERED_MS) });
    return caller;
  };
}

async function verify(token: string, now: Date, { keys, issuer, audience, log }: PersonOptions) {
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: now,
    });
    const claims = PersonClaims.safeParse(payload);
    if (!claims.success) throw new Refusal(ErrorCode.UNAUTHENTICATED, 401);
    return { caller: { sub: claims.data.sub, role: claims.data.role }, expiresAtMs: (payload.exp as number) * 1_000 };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JOSEError && !KEY_FAULTS.has(error.code)) {
      throw new Refusal(ErrorCode.UNAUTHENTICATED, 401);
    }
    log.error({ err: error }, 'the keys of the identity provider cannot be had');
    throw new Refusal(ErrorCode.SERVICE_UNAVAILABLE, 503);
  }
}

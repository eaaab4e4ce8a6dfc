import { type CallerClaims, PersonClaims, Role } from '@complaints/contracts';
import { type Clock, KeysAway, type Log } from '@complaints/kit/process';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { BoundedMap } from '../bounded-map.js';
import { ErrorCode, Refusal } from '../errors.js';

const ALGORITHMS = ['EdDSA', 'ES256', 'RS256'];
/** Providers sign more than proofs of who asks, for example notices of a logout; those say so in their type. */
const TYPES = new Set<unknown>([undefined, 'JWT', 'jwt', 'at+jwt', 'application/at+jwt']);
const TOLERANCE_SECONDS = 5;
const LONGEST_SECONDS = 24 * 60 * 60;
const MOST_CHARACTERS = 8_192;
const MOST_REMEMBERED = 10_000;
/** A withdrawn key is noticed after this long at most, once the new keys are fetched. */
const REMEMBERED_MS = 60_000;
const ANONYMOUS: CallerClaims = { sub: '', role: Role.ANONYMOUS };

/** Faults of the keys, not of the token. */
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
    const bearer = /^Bearer(?:$| +(\S*)$)/i.exec(authorization.trim());
    if (!bearer) throw refused();
    const token = bearer[1];
    if (!token) return ANONYMOUS;
    const now = options.clock.now();
    const known = remembered.get(token);
    if (known && now.getTime() < known.untilMs) return known.caller;
    const { caller, expiresAtMs } = await verify(token, now, options);
    remembered.set(token, { caller, untilMs: Math.min(expiresAtMs, now.getTime() + REMEMBERED_MS) });
    return caller;
  };
}

async function verify(token: string, now: Date, { keys, issuer, audience, log }: PersonOptions) {
  if (!isWellWritten(token)) throw refused();
  try {
    const { payload, protectedHeader } = await jwtVerify<{ exp: number; iat: number }>(token, keys, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['exp', 'sub'],
      maxTokenAge: LONGEST_SECONDS,
      clockTolerance: TOLERANCE_SECONDS,
      currentDate: now,
    });
    const claims = PersonClaims.safeParse(payload);
    const isTooLong = payload.exp - payload.iat > LONGEST_SECONDS;
    if (!claims.success || isTooLong || !TYPES.has(protectedHeader.typ)) throw refused();
    return { caller: { sub: claims.data.sub, role: claims.data.role }, expiresAtMs: payload.exp * 1_000 };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (error instanceof errors.JOSEError && !KEY_FAULTS.has(error.code)) throw refused();
    // Whoever fetches the keys has said so once; the many requests meanwhile need not.
    if (!(error instanceof KeysAway)) log.error({ err: error }, 'the keys of the identity provider cannot be used');
    throw new Refusal(ErrorCode.SERVICE_UNAVAILABLE, 503);
  }
}

/** One token has one spelling: three parts of base64url, the last without stray bits. The library overlooks some others. */
function isWellWritten(token: string): boolean {
  if (token.length > MOST_CHARACTERS) return false;
  const signature = /^[\w-]+\.[\w-]+\.([\w-]+)$/.exec(token)?.[1];
  return signature !== undefined && Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

const refused = () => new Refusal(ErrorCode.UNAUTHENTICATED, 401);

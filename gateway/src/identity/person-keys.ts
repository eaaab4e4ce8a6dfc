import type { Log } from '@complaints/kit/process';
import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';

const FETCH_WITHIN_MS = 2_000;
const COOLDOWN_MS = 30_000;
const REFRESH_AFTER_MS = 10 * 60_000;

/**
 * The identity provider's keys. They are fetched when first needed, when a token names an unknown key, and every ten minutes
 * in the background; keys once had go on being used while the provider is away.
 */
export function personKeys(url: string, log: Log, refreshAfterMs = REFRESH_AFTER_MS): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: FETCH_WITHIN_MS,
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  let askedAtMs = Date.now();
  return (header, token) => {
    if (keys.jwks() && Date.now() - askedAtMs > refreshAfterMs) {
      askedAtMs = Date.now();
      keys.reload().catch((error) => log.warn({ err: error }, 'the identity provider is away; its known keys go on'));
    }
    return keys(header, token);
  };
}

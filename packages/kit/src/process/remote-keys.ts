import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import type { Clock } from './clock.js';
import type { Log } from './log.js';

const FETCH_WITHIN_MS = 2_000;
const WITHOUT_KEYS_AGAIN_MS = 1_000;
const AGAIN_MS = 30_000;
const REFRESH_AFTER_MS = 5 * 60_000;

/** No key has been had so far, so nothing can be said of any token. */
export class KeysAway extends Error {
  override readonly name = 'KeysAway';
}

/**
 * The public keys behind an address, fetched when tokens need them. A token must name its key.
 *
 * While there are no keys at all, they are asked for at most once a second. Later they are fetched anew when the last try is
 * five minutes old, when a token names an unknown key, and after a try that failed; but never twice in 30 seconds, whatever
 * came of the first. Keys once had go on being used while whoever publishes them is away.
 * @throws KeysAway when there are no keys
 * @throws JWKSNoMatchingKey when there are, and the one named is not among them
 */
export function remoteKeys(url: string, { clock, log }: { clock: Clock; log?: Log }): JWTVerifyGetKey {
  // The library counts its cool-down from the last success only, so that it would ask a publisher who is away for every token.
  const keys = createRemoteJWKSet(new URL(url), {
    timeoutDuration: FETCH_WITHIN_MS,
    cooldownDuration: Number.POSITIVE_INFINITY,
    cacheMaxAge: Number.POSITIVE_INFINITY,
  });
  let known = false;
  let failed = false;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  async function tryToFetch(): Promise<void> {
    triedAtMs = clock.now().getTime();
    try {
      await keys.reload();
      known = true;
      failed = false;
    } catch (error) {
      failed = true;
      const consequence = known ? 'the known ones go on' : 'there are none';
      log?.warn({ err: error, from: new URL(url).host }, `keys cannot be fetched; ${consequence}`);
    } finally {
      running = undefined;
    }
  }
  const fetchKeys = (): Promise<void> => {
    running ??= tryToFetch();
    return running;
  };
  /** A clock that was set back must not keep anybody waiting. */
  const lastTryIsOlderThan = (ms: number): boolean => {
    const ageMs = clock.now().getTime() - triedAtMs;
    return ageMs >= ms || ageMs < 0;
  };

  return async (header, token) => {
    if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey();
    if (!known) {
      if (running || lastTryIsOlderThan(WITHOUT_KEYS_AGAIN_MS)) await fetchKeys();
      if (!known) throw new KeysAway('there are no keys to tell by');
    } else if (lastTryIsOlderThan(REFRESH_AFTER_MS)) {
      await fetchKeys();
    } else if (failed && lastTryIsOlderThan(AGAIN_MS)) {
      void fetchKeys();
    }
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!running && !lastTryIsOlderThan(AGAIN_MS)) throw error;
      await fetchKeys();
      return await keys(header, token);
    }
  };
}

import { type CallerClaims, Role } from '@complaints/contracts';
import { createLog } from '@complaints/kit/process';
import { createKey, MovableClock } from '@complaints/kit/testing';
import { createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { expect, test } from 'vitest';
import { AUDIENCE, ISSUER, signingJwk, signPerson } from '../testing/tiny-config.js';
import { callerTokens } from './caller-tokens.js';
import { openSigningKeys } from './signing-keys.js';
import { personVerifier } from './verify-person.js';

const BATCHES = 200;
/** Three seconds on two free cores; a busy machine may take ten times as long. */
const FORTY_THOUSAND_SIGNATURES_MS = 120_000;
const clock = new MovableClock();
const batch = (at: number) => Array.from({ length: 100 }, (_, within) => `${at}-${within}`);

test(
  'of twenty thousand tokens of people at most ten thousand are remembered',
  async () => {
    const { privateKey, publicJwk } = await createKey('person');
    const published = createLocalJWKSet({ keys: [publicJwk] });
    let lookUps = 0;
    const keys: JWTVerifyGetKey = (...asked) => {
      lookUps += 1;
      return published(...asked);
    };
    const log = createLog('gateway', 'silent');
    const identify = personVerifier({ keys, issuer: ISSUER, audience: AUDIENCE, clock, log });
    const sample: string[] = [];
    for (let at = 0; at < BATCHES; at += 1) {
      const tokens = await Promise.all(batch(at).map((jti) => signPerson(privateKey, clock.now(), { jti })));
      await Promise.all(tokens.map((token) => identify(`Bearer ${token}`)));
      sample.unshift(tokens[0] as string);
    }
    const before = lookUps;
    for (const token of sample) await identify(`Bearer ${token}`);
    expect(lookUps - before).toBeGreaterThanOrEqual(100);
    expect(lookUps - before).toBeLessThan(110);
  },
  FORTY_THOUSAND_SIGNATURES_MS,
);

test(
  'of tokens for twenty thousand callers at most ten thousand are remembered',
  async () => {
    const tokens = callerTokens(await openSigningKeys([await signingKey()]), clock);
    const minted: { caller: CallerClaims; token: Promise<string> }[] = [];
    for (let at = 0; at < BATCHES; at += 1) {
      const callers = batch(at).map((): CallerClaims => ({ sub: crypto.randomUUID(), role: Role.STAFF }));
      minted.unshift(...callers.map((caller) => ({ caller, token: tokens(caller, 'fund') })));
      await Promise.all(minted.slice(0, 100).map(({ token }) => token));
    }
    const remembered = minted.slice(0, 10_100).filter(({ caller, token }) => tokens(caller, 'fund') === token);
    expect(remembered.length).toBeGreaterThan(9_000);
    expect(remembered.length).toBeLessThanOrEqual(10_000);
  },
  FORTY_THOUSAND_SIGNATURES_MS,
);

const signingKey = async () => ({ kty: 'OKP', crv: 'Ed25519', ...(await signingJwk('tiny')) }) as never;

import { audienceOf, type CallerClaims, GATEWAY_ISSUER } from '@complaints/contracts';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK, type JWTVerifyGetKey, SignJWT } from 'jose';
import type { Clock } from '../process/clock.js';

/** Stands where the gateway stands: signs calls to one subgraph. */
export interface TestGateway {
  keys: JWTVerifyGetKey;
  /** What it publishes, for a process that fetches it. */
  publicJwk: JWK;
  tokenFor(caller: CallerClaims): Promise<string>;
}

export async function createTestGateway(subgraph: string, clock: Clock): Promise<TestGateway> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const kid = 'test';
  const jwk = { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA' };
  return {
    keys: createLocalJWKSet({ keys: [jwk] }),
    publicJwk: jwk,
    tokenFor({ sub, role }) {
      const nowSeconds = Math.floor(clock.now().getTime() / 1_000);
      return new SignJWT({ role })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setIssuer(GATEWAY_ISSUER)
        .setAudience(audienceOf(subgraph))
        .setSubject(sub)
        .setIssuedAt(nowSeconds)
        .setExpirationTime(nowSeconds + 60)
        .sign(privateKey);
    },
  };
}

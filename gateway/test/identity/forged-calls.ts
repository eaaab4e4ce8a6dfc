import { audienceOf, demonstrationChain, GATEWAY_ISSUER, PostKind, Role, SUBGRAPHS } from '@complaints/contracts';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { type House, holderOf } from '../house.js';

/** What goes into a forged call: whose claims, by which key, under which header. */
interface Changes {
  claims?: JWTPayload;
  key?: CryptoKey | Uint8Array;
  header?: Record<string, string>;
}

const storeId = demonstrationChain.stores[0]?.id;
/** Who may do at each subgraph what the forged calls ask for, so that only the forgery is to blame when nothing is done. */
const CALLERS: Record<string, { id: string; role: Role }> = {
  intake: holderOf(PostKind.CLERK, { storeId }),
  escalation: holderOf(PostKind.STORE_MANAGER, { storeId }),
};
const callerAt = (subgraph: string) => CALLERS[subgraph] ?? holderOf(PostKind.ADMINISTRATOR);
const secondsIn = ({ clock }: House) => Math.floor(clock.now().getTime() / 1_000);

const claimsFor = (house: House, subgraph: string): JWTPayload => ({
  iss: GATEWAY_ISSUER,
  aud: audienceOf(subgraph),
  sub: callerAt(subgraph).id,
  role: callerAt(subgraph).role,
  iat: secondsIn(house),
  exp: secondsIn(house) + 60,
});

/** What the gateway would say to a subgraph, but for the changes. */
export const callerToken = (house: House, subgraph: string, { claims, key, header }: Changes = {}) =>
  new SignJWT({ ...claimsFor(house, subgraph), ...claims })
    .setProtectedHeader({ alg: 'EdDSA', kid: 'gateway', ...header })
    .sign(key ?? house.gatewayKey);

type Forge = (house: House, subgraph: string) => Promise<string | undefined>;

const changed =
  (change: (house: House, subgraph: string) => Changes | Promise<Changes>): Forge =>
  async (house, subgraph) =>
    `Bearer ${await callerToken(house, subgraph, await change(house, subgraph))}`;
const claiming = (claims: (nowSeconds: number, subgraph: string) => JWTPayload): Forge =>
  changed((house, subgraph) => ({ claims: claims(secondsIn(house), subgraph) }));

/** Calls that look as if they came from the gateway, and do not, or not for this subgraph, or not now. */
export const forgedCalls: readonly [what: string, forge: Forge][] = [
  ['a call without a token', async () => undefined],
  [
    'a person’s genuine token',
    async (house, subgraph) => `Bearer ${await house.tokenOf(callerAt(subgraph).id, callerAt(subgraph).role)}`,
  ],
  ['a token for another subgraph', claiming((_, subgraph) => ({ aud: audienceOf(otherThan(subgraph)) }))],
  ['a token for nobody in particular', claiming(() => ({ aud: undefined }))],
  ['a token of another issuer', claiming(() => ({ iss: 'http://issuer.test' }))],
  ['an expired token', claiming((now) => ({ iat: now - 130, exp: now - 70 }))],
  ['a token for an hour', claiming((now) => ({ exp: now + 3_600 }))],
  ['an hour’s token begun long ago', claiming((now) => ({ iat: now - 3_500, exp: now + 30 }))],
  ['a token without an end', claiming(() => ({ exp: undefined }))],
  ['a token of tomorrow', claiming((now) => ({ iat: now + 86_400, exp: now + 86_460 }))],
  [
    'a token without a signature',
    async (house, subgraph) => `Bearer ${new UnsecuredJWT(claimsFor(house, subgraph)).encode()}`,
  ],
  [
    'a token whose signature was cut off',
    async (house, subgraph) => `Bearer ${(await callerToken(house, subgraph)).replace(/[^.]+$/, '')}`,
  ],
  [
    'a signature of something else',
    async (house, subgraph) => {
      const [head, , signature] = (await callerToken(house, subgraph)).split('.');
      const [, body] = (await callerToken(house, subgraph, { claims: { jti: 'else' } })).split('.');
      return `Bearer ${head}.${body}.${signature}`;
    },
  ],
  ['a stranger’s signature', changed(async () => ({ key: (await generateKeyPair('EdDSA')).privateKey }))],
  ['an unknown key', changed(() => ({ header: { kid: 'unknown' } }))],
  [
    'the public key as a shared secret',
    changed(async (house) => ({ key: await publicKeyAsSecret(house), header: { alg: 'HS256' } })),
  ],
  ['an unknown role', claiming(() => ({ role: 'OWNER' }))],
  ['a subject that is no id', claiming(() => ({ sub: "' or ''='" }))],
  ['staff without a subject', claiming(() => ({ sub: '', role: Role.STAFF }))],
  ['nobody with a subject', claiming(() => ({ role: Role.ANONYMOUS }))],
];

const otherThan = (subgraph: string): string => SUBGRAPHS.find((other) => other !== subgraph) ?? '';

async function publicKeyAsSecret({ gatewayKey }: House): Promise<Uint8Array> {
  return new TextEncoder().encode(String((await exportJWK(gatewayKey)).x));
}

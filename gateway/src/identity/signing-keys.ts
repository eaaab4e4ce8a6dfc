import { type CryptoKey, importJWK, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';

const Ed25519Key = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  kid: z.string().min(1),
  x: z.string().min(1),
  d: z.string().min(1).optional(),
});
type Ed25519Key = z.infer<typeof Ed25519Key>;

/**
 * One Ed25519 JWK or several, as JSON text. The first signs and so must be private; of the others the public half is enough.
 * They are still published, so that what they signed is accepted until it ends.
 */
export const SigningKeys = z
  .string()
  .transform((text, context) => {
    try {
      const parsed: unknown = JSON.parse(text);
      return Array.isArray(parsed) ? parsed : [parsed];
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.array(Ed25519Key).min(1))
  .refine((keys) => keys[0]?.d !== undefined, 'the first key must be private')
  .refine((keys) => new Set(keys.map((key) => key.kid)).size === keys.length, 'two keys bear the same kid');
export type SigningKeys = z.infer<typeof SigningKeys>;

/** The key that signs, and what everybody may know of all keys. */
export interface SigningKeySet {
  readonly kid: string;
  readonly signingKey: CryptoKey;
  readonly published: { keys: Record<string, string>[] };
}

/**
 * Makes signing keys ready for use.
 * @throws Error when the first key's halves do not belong together
 */
export async function openSigningKeys(keys: SigningKeys): Promise<SigningKeySet> {
  const [first] = keys as [Ed25519Key];
  const signingKey = (await importJWK({ ...first }, 'EdDSA')) as CryptoKey;
  const published = { keys: keys.map(publicHalf) };
  const sample = await new SignJWT({}).setProtectedHeader({ alg: 'EdDSA' }).sign(signingKey);
  await jwtVerify(sample, await importJWK(publicHalf(first), 'EdDSA')).catch(() => {
    throw new Error(`The halves of the signing key ${first.kid} do not belong together.`);
  });
  return { kid: first.kid, signingKey, published };
}

const publicHalf = ({ kty, crv, kid, x }: Ed25519Key) => ({ kty, crv, kid, x, alg: 'EdDSA', use: 'sig' });

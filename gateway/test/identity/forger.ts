import { createHmac, KeyObject, sign } from 'node:crypto';
import { Role } from '@complaints/contracts';
import type { TestKey } from '@complaints/kit/testing';
import { AUDIENCE, ISSUER, PERSON } from '../../src/testing/tiny-config.js';

/** What a forger has at hand: the provider's genuine keys, to show what even a genuine signature does not save, and an own one. */
export interface Forger {
  provider: { ed: TestKey; ec: TestKey; rsa: TestKey };
  attacker: { ed: TestKey; url: string };
  /** Seconds since 1970. */
  now: number;
  /** The gateway's own token for a subgraph. */
  callerToken: string;
}

/** What a hostile token is, and how it is made. */
export type Hostile = [name: string, forge: (forger: Forger) => string];

/** An object to be written as JSON, or any text in its place. */
type Written = Record<string, unknown> | string;
type Signer = TestKey | { secret: string | Buffer; bits: 256 | 384 | 512 };

const encoded = (part: Written | Buffer): string =>
  Buffer.from(part instanceof Buffer || typeof part === 'string' ? (part as string) : JSON.stringify(part)).toString(
    'base64url',
  );

/** Claims that a person would be let in with, but for the changes. */
export const claims = ({ now }: Forger, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ sub: PERSON, role: Role.STAFF, iss: ISSUER, aud: AUDIENCE, iat: now, exp: now + 600 },
  ...changes,
});

/** A token with the head and the body given, signed as said. */
export function sealed(head: Written, body: Written | Buffer, signer: Signer): string {
  const message = `${encoded(head)}.${encoded(body)}`;
  return `${message}.${signatureOf(message, signer).toString('base64url')}`;
}

/** A token of the provider, right in every respect but for the changes. */
export const genuine = (
  forger: Forger,
  { body = {}, head = {}, key = forger.provider.ed }: { body?: Written; head?: Record<string, unknown>; key?: TestKey },
): string =>
  sealed({ alg: key.alg, kid: key.kid, ...head }, typeof body === 'string' ? body : claims(forger, body), key);

function signatureOf(message: string, signer: Signer): Buffer {
  const data = Buffer.from(message);
  if ('secret' in signer) return createHmac(`sha${signer.bits}`, signer.secret).update(data).digest();
  const key = KeyObject.from(signer.privateKey);
  if (signer.alg === 'EdDSA') return sign(null, data, key);
  return sign('sha256', data, signer.alg === 'ES256' ? { key, dsaEncoding: 'ieee-p1363' } : key);
}

/** The token with another signature; the signature of the token is handed in. */
export function resigned(token: string, change: (signature: Buffer) => Buffer | string): string {
  const [head, body, signature = ''] = token.split('.');
  const changed = change(Buffer.from(signature, 'base64url'));
  return `${head}.${body}.${typeof changed === 'string' ? changed : changed.toString('base64url')}`;
}

export const pemOf = ({ publicKey }: TestKey): string =>
  KeyObject.from(publicKey).export({ type: 'spki', format: 'pem' }).toString();

/** An Ed25519 signature whose point has order one. */
export const SMALL_ORDER = Buffer.concat([Buffer.from([1]), Buffer.alloc(63)]);

import {
  type CipherKey,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
} from 'node:crypto';
import type { Vault } from '../domain/vault.js';

/** The secrets of the vault, 32 bytes each. */
export interface VaultKeys {
  /** By name; the first wraps, all unwrap. */
  master: readonly { name: string; key: Buffer }[];
  /** Of the digests by which contacts are found; it can never be changed. */
  marking: Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** A vault on AES-256-GCM and HMAC-SHA-256. A wrapped key begins with the length and the name of its master key. */
export function createVault(keys: VaultKeys): Vault {
  // Taken in once: a key that comes as bytes is taken in anew each time, which costs more than using it.
  const master = keys.master.map(({ name, key }) => ({ name, key: createSecretKey(key) }));
  const marking = createSecretKey(keys.marking);
  const [first] = master;
  if (!first) throw new Error('a vault has a master key');
  const wrap = (key: Buffer): Buffer => {
    const name = Buffer.from(first.name);
    return Buffer.concat([Buffer.of(name.length), name, encrypt(first.key, first.name, key)]);
  };
  const nameOf = (wrapped: Buffer): string => wrapped.subarray(1, 1 + (wrapped[0] ?? 0)).toString();
  const unwrap = (wrapped: Buffer): Buffer => {
    const name = nameOf(wrapped);
    const found = master.find((one) => one.name === name);
    if (!found) throw new Error(`the master key ${name} is not at hand`);
    return decrypt(found.key, name, wrapped.subarray(1 + Buffer.byteLength(name)));
  };
  return {
    newKey: () => wrap(randomBytes(KEY_BYTES)),
    seal: (key, about, text) => encrypt(unwrap(key), about, Buffer.from(text)),
    open: (key, about, sealed) => decrypt(unwrap(key), about, sealed).toString(),
    mark: (kind, value) => createHmac('sha256', marking).update(`${kind}\0${value}`).digest(),
    rewrap: (key) => (nameOf(key) === first.name ? null : wrap(unwrap(key))),
  };
}

function encrypt(key: CipherKey, about: string, text: Buffer): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: CipherKey, about: string, sealed: Buffer): Buffer {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(-TAG_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(about))
    .setAuthTag(tag);
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
}

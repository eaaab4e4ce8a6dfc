/**
 * Keeps personal data so that it can be forgotten: what is known of a person is sealed under a key of that person's own,
 * which is itself wrapped by a master key; with the key gone, nobody reads it any more. Source: R8, R91.
 */
export interface Vault {
  /** A new key for one person, wrapped. */
  newKey(): Buffer;
  /**
   * @param about what the text belongs to; it opens nowhere else
   * @param key wrapped
   */
  seal(key: Buffer, about: string, text: string): Buffer;
  /** @throws Error when it was not sealed under this key about this thing, or was changed */
  open(key: Buffer, about: string, sealed: Buffer): string;
  /** The digest by which a value is found without being read: only who holds the secret can make it. */
  mark(kind: string, value: string): Buffer;
  /** The same key, wrapped by the newest master key; null when it is already. */
  rewrap(key: Buffer): Buffer | null;
}

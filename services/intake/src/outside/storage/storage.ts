import type { Readable } from 'node:stream';

/** What is to be kept, as it comes. */
export type Content = AsyncIterable<Uint8Array>;

/** Where files are kept, each under a key that is a UUID. */
export interface Storage {
  /**
   * Keeps a file whole or not at all; what the content throws is thrown.
   * @param bytes how many the content has
   */
  put(key: string, content: Content, bytes: number): Promise<void>;
  /** Opens a file. @throws NotKept when there is none */
  get(key: string): Promise<Readable>;
  /** Takes a file away, and what an interrupted `put` left of it; does nothing when there is none. */
  remove(key: string): Promise<void>;
}

/** There is no file under a key. */
export class NotKept extends Error {
  override readonly name = 'NotKept';
}

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Error for anything but a UUID, which is never a path */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error('a key of the storage is a UUID');
  return key;
}

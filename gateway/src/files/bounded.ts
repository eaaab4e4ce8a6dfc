import type { Readable } from 'node:stream';

/** More came than any file may have. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/**
 * What comes, up to a limit. Whatever ends it, the rest is read and dropped: whoever sends can be answered, and asks again on
 * the same connection.
 */
export async function* bounded(body: Readable, mostBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      bytes += chunk.length;
      if (bytes > mostBytes) throw new TooLarge();
      yield chunk;
    }
  } finally {
    body.resume();
  }
}

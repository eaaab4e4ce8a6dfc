import type { Hash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { MediaType } from '../../domain/evidence/media-type.js';
import { FileRefused } from '../../outside/inspection/file-refused.js';
import { checkType, HEAD_BYTES } from '../../outside/inspection/sniff.js';

/** The sender went away, or did not go on. */
export class UploadBroken extends Error {
  override readonly name = 'UploadBroken';
}

/**
 * A file while it comes: counted, digested, and its beginning looked at before anything of it is handed on.
 * @throws UploadBroken, and FileRefused WRONG_LENGTH, TYPE_NOT_ACCEPTED, TYPE_DOES_NOT_FIT
 */
export async function* measured(
  body: Readable,
  { bytes, type, hash }: { bytes: number; type: MediaType; hash: Hash },
): AsyncGenerator<Uint8Array> {
  const enough = Math.min(HEAD_BYTES, bytes);
  let head: Uint8Array | null = new Uint8Array(0);
  let came = 0;
  for await (const chunk of piecesOf(body)) {
    came += chunk.length;
    if (came > bytes) throw new FileRefused('WRONG_LENGTH');
    hash.update(chunk);
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < enough) continue;
    await checkType(head, type);
    yield head;
    head = null;
  }
  if (came < bytes) throw new FileRefused('WRONG_LENGTH');
}

/** What comes. Whatever ends it, the rest is read and dropped, so that the sender hears the answer. */
async function* piecesOf(body: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* body.iterator({ destroyOnReturn: false });
  } catch (error) {
    throw new UploadBroken('the sender went away', { cause: error });
  } finally {
    body.resume();
  }
}

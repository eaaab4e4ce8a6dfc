import type { Content } from '../storage/storage.js';
import { FileRefused } from './file-refused.js';

/** The end of an archive, which is read from its end: a sign, 18 bytes, and a comment of at most 65,535. */
const SIGN = Buffer.from('PK\x05\x06', 'latin1');
const END_BYTES = 22;
const TAIL_BYTES = END_BYTES + 65_535;

/** A file as it is, unless it is an archive at the same time. @throws FileRefused HIDDEN_CONTENT at its end */
export async function* withoutArchive(content: Content): AsyncGenerator<Uint8Array> {
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of inLargePieces(content)) {
    tail = Buffer.from(
      chunk.length >= TAIL_BYTES ? chunk.subarray(-TAIL_BYTES) : Buffer.concat([tail, chunk]).subarray(-TAIL_BYTES),
    );
    yield chunk;
  }
  for (let at = tail.indexOf(SIGN); at >= 0; at = tail.indexOf(SIGN, at + 1)) {
    if (at + END_BYTES <= tail.length && at + END_BYTES + tail.readUInt16LE(at + 20) >= tail.length)
      throw new FileRefused('HIDDEN_CONTENT');
  }
}

const LARGE_BYTES = 256 * 1024;

/** The same in pieces that are worth handing on; some come frame by frame. */
async function* inLargePieces(content: Content): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of content) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes < LARGE_BYTES) continue;
    yield pieces.length === 1 ? piece : Buffer.concat(pieces, bytes);
    pieces = [];
    bytes = 0;
  }
  if (bytes > 0) yield Buffer.concat(pieces, bytes);
}

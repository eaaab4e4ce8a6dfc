import type { Content } from '../storage/storage.js';
import { ByteReader } from './byte-reader.js';
import { FileRefused } from './file-refused.js';

const NARROW = '#!AMR\n';
const WIDE = '#!AMR-WB\n';
/** The bytes of a frame after its first, by its type; null where there is no such type. */
const NARROW_BYTES = [12, 13, 15, 17, 19, 20, 26, 31, 5, null, null, null, null, null, null, 0];
const WIDE_BYTES = [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, null, null, null, null, 0, 0];
/** Bits of a frame's first byte that are never set. */
const NEVER_SET = 0b1000_0011;

/** A copy of an AMR, which holds nothing but frames of sound. @throws FileRefused DAMAGED, HIDDEN_CONTENT */
export async function* copyAmr(content: Content): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(content);
  const isWide = (await reader.peek(WIDE.length)).toString('latin1') === WIDE;
  yield await reader.take((isWide ? WIDE : NARROW).length);
  if (await reader.isAtEnd()) throw new FileRefused('DAMAGED');
  while (!(await reader.isAtEnd())) {
    const first = (await reader.peek(1))[0] ?? 0;
    const bytes = (isWide ? WIDE_BYTES : NARROW_BYTES)[(first >> 3) & 15];
    if ((first & NEVER_SET) !== 0 || bytes === null || bytes === undefined) throw new FileRefused('HIDDEN_CONTENT');
    yield await reader.take(1 + bytes);
  }
}

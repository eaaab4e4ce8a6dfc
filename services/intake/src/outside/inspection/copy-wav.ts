import type { Content } from '../storage/storage.js';
import { ByteReader } from './byte-reader.js';
import { FileRefused } from './file-refused.js';

const KEPT = new Set(['fmt ', 'fact', 'data']);

/**
 * A copy of a WAV of the same size that holds nothing but sound.
 * @throws FileRefused DAMAGED, HIDDEN_CONTENT for more than it says to hold
 */
export async function* copyWav(content: Content, bytes: number): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(content);
  const riff = await reader.take(12);
  const said = riff.readUInt32LE(4) + 8;
  if (riff.toString('latin1', 8, 12) !== 'WAVE' || said > bytes) throw new FileRefused('DAMAGED');
  if (said < bytes) throw new FileRefused('HIDDEN_CONTENT');
  yield riff;
  const seen = new Set<string>();
  while (!(await reader.isAtEnd())) {
    const head = Buffer.from(await reader.take(8));
    const type = head.toString('latin1', 0, 4);
    const size = head.readUInt32LE(4);
    const padded = Math.min(size + (size % 2), Math.max(size, bytes - reader.position));
    if (type === 'data' && !seen.has('fmt ')) throw new FileRefused('DAMAGED');
    seen.add(type);
    if (KEPT.has(type)) {
      yield head;
      yield* reader.pass(padded);
    } else {
      head.write('JUNK', 0, 'latin1');
      yield head;
      yield* reader.blank(padded);
    }
  }
  if (!seen.has('data')) throw new FileRefused('DAMAGED');
}

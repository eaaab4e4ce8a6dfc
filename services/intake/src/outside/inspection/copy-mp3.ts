import type { Content } from '../storage/storage.js';
import { ByteReader } from './byte-reader.js';
import { FileRefused } from './file-refused.js';

/** Kilobits a second of Layer III, of version 1 and of the later ones. */
const RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
/** Samples a second by the version's two bits. */
const FREQUENCIES: Readonly<Record<number, readonly number[]>> = {
  0: [11_025, 12_000, 8_000],
  2: [22_050, 24_000, 16_000],
  3: [44_100, 48_000, 32_000],
};
const FEWEST_FRAMES = 3;
const OLD_TAG_BYTES = 128;
const APE_HEAD_BYTES = 32;

/**
 * A copy of an MP3 of the same size: frames of sound, its tags overwritten.
 * @throws FileRefused DAMAGED, HIDDEN_CONTENT for what is neither
 */
export async function* copyMp3(content: Content, bytes: number): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(content);
  yield* blankFirstTag(reader);
  let frames = 0;
  for (;;) {
    const length = frameBytes(await reader.peek(4));
    if (length === null) break;
    frames += 1;
    // A recorder that was switched off may leave half of the last one.
    yield await reader.take(Math.min(length, bytes - reader.position));
  }
  if (frames < FEWEST_FRAMES) throw new FileRefused('DAMAGED');
  yield* blankLastTags(reader, bytes);
}

async function* blankFirstTag(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const head = Buffer.from(await reader.peek(10));
  if (head.toString('latin1', 0, 3) !== 'ID3') return;
  await reader.take(head.length);
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 0);
  const hasFooter = ((head[5] ?? 0) & 0x10) !== 0;
  head[5] = 0;
  yield head;
  yield* reader.blank(size + (hasFooter ? 10 : 0));
}

async function* blankLastTags(reader: ByteReader, bytes: number): AsyncGenerator<Uint8Array> {
  while (!(await reader.isAtEnd())) {
    const left = bytes - reader.position;
    const head = await reader.peek(APE_HEAD_BYTES);
    const isApe = head.toString('latin1', 0, 8) === 'APETAGEX' && head.length === APE_HEAD_BYTES;
    const size = isApe ? APE_HEAD_BYTES + head.readUInt32LE(12) : OLD_TAG_BYTES;
    const isOld = head.toString('latin1', 0, 3) === 'TAG' && left === OLD_TAG_BYTES;
    if (!(isApe || isOld) || size > left) throw new FileRefused('HIDDEN_CONTENT');
    yield* reader.blank(size);
  }
}

/** How long the frame is that begins here; null when none does. */
function frameBytes(head: Buffer): number | null {
  if (head.length < 4 || head[0] !== 0xff || ((head[1] ?? 0) & 0xe6) !== 0xe2) return null;
  const version = ((head[1] ?? 0) >> 3) & 3;
  const rate = RATES[version === 3 ? 0 : 1][(head[2] ?? 0) >> 4];
  const frequency = FREQUENCIES[version]?.[((head[2] ?? 0) >> 2) & 3];
  if (!rate || !frequency) return null;
  const padding = ((head[2] ?? 0) >> 1) & 1;
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1_000) / frequency) + padding;
}

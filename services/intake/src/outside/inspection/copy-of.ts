import { buffer } from 'node:stream/consumers';
import { classOf, type MediaType } from '../../domain/evidence/media-type.js';
import type { Content } from '../storage/storage.js';
import { copyAmr } from './copy-amr.js';
import { copyImage } from './copy-image.js';
import { copyMp3 } from './copy-mp3.js';
import { copyMp4 } from './copy-mp4.js';
import { copyPdf } from './copy-pdf.js';
import { checkPlainText } from './copy-text.js';
import { copyWav } from './copy-wav.js';
import { oneAtATime } from './one-at-a-time.js';
import { withoutArchive } from './without-archive.js';

/** A file to be looked into. */
export interface Original {
  bytes: number;
  type: MediaType;
  content: Content;
}

/** What may be served of a file. */
export interface ServedCopy {
  bytes: number;
  content: Content;
}

/**
 * Makes of a file what may be served of it: pictures anew, everything else of the same size with what tells of its origin
 * overwritten. What is in memory whole is so one at a time.
 * @throws FileRefused here or while the copy is read, when nothing of it may be kept
 */
export async function copyOf({ bytes, type, content }: Original): Promise<ServedCopy> {
  if (classOf(type) === 'RECORDING')
    return { bytes, content: withoutArchive(recordings[type]?.(content, bytes) ?? content) };
  const copy = await oneAtATime(async () => copyWhole(await buffer(content), type));
  return { bytes: copy.length, content: inOnePiece(copy) };
}

const recordings: Partial<Record<MediaType, (content: Content, bytes: number) => Content>> = {
  'audio/mpeg': copyMp3,
  'audio/wav': copyWav,
  'audio/amr': copyAmr,
  'audio/mp4': copyMp4,
  'video/mp4': copyMp4,
};

async function copyWhole(original: Buffer, type: MediaType): Promise<Buffer> {
  if (classOf(type) === 'IMAGE') return copyImage(original, type);
  for await (const _ of withoutArchive(inOnePiece(original)));
  if (type === 'application/pdf') return copyPdf(original);
  checkPlainText(original);
  return original;
}

async function* inOnePiece(bytes: Buffer): Content {
  yield bytes;
}

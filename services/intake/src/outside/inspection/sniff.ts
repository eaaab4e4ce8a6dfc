import { fileTypeFromBuffer } from 'file-type';
import type { MediaType } from '../../domain/evidence/media-type.js';
import { FileRefused } from './file-refused.js';

/** How much of a file is enough to tell what it is. */
export const HEAD_BYTES = 64 * 1024;

/** What the library says, with the types that it may mean. */
const meant: Readonly<Record<string, readonly MediaType[]>> = {
  'image/jpeg': ['image/jpeg'],
  'image/png': ['image/png'],
  'image/apng': ['image/png'],
  'image/webp': ['image/webp'],
  'image/gif': ['image/gif'],
  'audio/mpeg': ['audio/mpeg'],
  'audio/wav': ['audio/wav'],
  'audio/amr': ['audio/amr'],
  // Recorders name sound after film and the other way round.
  'audio/mp4': ['audio/mp4', 'video/mp4'],
  'audio/x-m4a': ['audio/mp4', 'video/mp4'],
  'video/mp4': ['video/mp4', 'audio/mp4'],
  'video/x-m4v': ['video/mp4'],
  'application/pdf': ['application/pdf'],
};

/**
 * Makes sure that a file begins as its type begins. What has no beginning of its own can only be text.
 * @param head its first {@link HEAD_BYTES}, or all of it
 * @throws FileRefused TYPE_NOT_ACCEPTED, TYPE_DOES_NOT_FIT
 */
export async function checkType(head: Uint8Array, expected: MediaType): Promise<void> {
  const found = await fileTypeFromBuffer(head);
  const types: readonly MediaType[] = found ? (meant[found.mime.split(';')[0] as string] ?? []) : ['text/plain'];
  if (types.length === 0) throw new FileRefused('TYPE_NOT_ACCEPTED');
  if (!types.includes(expected)) throw new FileRefused('TYPE_DOES_NOT_FIT');
}

import { createReadStream } from 'node:fs';
import type { Piece } from '@complaints/kit/files';

export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** In what a file is written. */
export interface Writing {
  encoding: Encoding;
  /** Whether every byte of the file is a sign of it. */
  isWhole: boolean;
}

/**
 * Finds out how a file is written, by its beginning or by reading all of it: UTF-8 where every byte of it is, else
 * GB18030, as spreadsheets in China write.
 * @param said the encoding somebody named, or none
 */
export async function writingOf(file: string, said: Encoding | null): Promise<Writing> {
  if (said !== null) return { encoding: said, isWhole: await isWritten(file, said) };
  for await (const chunk of createReadStream(file, { end: 1 }) as AsyncIterable<Buffer>) {
    if (chunk[0] === 0xff && chunk[1] === 0xfe) return writingOf(file, 'utf-16le');
  }
  if (await isWritten(file, 'utf-8')) return { encoding: 'utf-8', isWhole: true };
  return writingOf(file, 'gb18030');
}

async function isWritten(file: string, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** A file's text, without the mark it may begin with. */
export async function* decoded(file: string, encoding: Encoding): AsyncGenerator<Piece> {
  const decoder = new TextDecoder(encoding);
  let bytesRead = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    bytesRead += chunk.length;
    yield { text: decoder.decode(chunk, { stream: true }), bytesRead };
  }
  yield { text: decoder.decode(), bytesRead };
}

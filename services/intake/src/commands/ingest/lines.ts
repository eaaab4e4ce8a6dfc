import { createReadStream } from 'node:fs';

/** A longer line is no complaint. */
export const MOST_LINE_BYTES = 1024 * 1024;

/** One line of a file, and where it stands in it. */
export interface Line {
  /** From 1. */
  number: number;
  offset: number;
  bytes: number;
  /** Null when the line is longer than {@link MOST_LINE_BYTES}. */
  text: string | null;
}

const NEWLINE = 0x0a;

/** Reads a file line by line, holding one line at a time. */
export async function* readLines(file: string): AsyncGenerator<Line> {
  let number = 0;
  let offset = 0;
  let bytes = 0;
  let parts: Buffer[] = [];
  const take = (part: Buffer) => {
    bytes += part.length;
    if (bytes <= MOST_LINE_BYTES) parts.push(part);
  };
  const end = (): Line => {
    number += 1;
    const text = bytes <= MOST_LINE_BYTES ? Buffer.concat(parts).toString('utf8') : null;
    const line = { number, offset, bytes, text };
    offset += bytes + 1;
    bytes = 0;
    parts = [];
    return line;
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      take(chunk.subarray(from, at));
      from = at + 1;
      yield end();
    }
    take(chunk.subarray(from));
  }
  if (bytes > 0) yield end();
}

import type { Content } from '../storage/storage.js';
import { ByteReader } from './byte-reader.js';
import { FileRefused } from './file-refused.js';

/** What describes film and sound, and is held in memory; hours of it need less. */
const MOST_MOOV_BYTES = 16 * 1024 * 1024;
const FREE = 'free';
/** Boxes of a file that are film and sound, or how they are cut. */
const KEPT = new Set(['ftyp', 'styp', 'mdat', 'sidx', 'mfra', 'moof', 'pdin']);
/** Boxes that say something about the recording: where, by whom, with what. They are overwritten in place, so nothing moves. */
const BLANKED = new Set([FREE, 'skip', 'wide', 'udta', 'meta', 'uuid']);
/** What stays of what describes film and sound, by the box that it stands in. */
const KEPT_WITHIN: Readonly<Record<string, ReadonlySet<string>>> = {
  moov: new Set(['mvhd', 'trak', 'mvex', 'iods']),
  trak: new Set(['tkhd', 'tref', 'edts', 'mdia']),
  mdia: new Set(['mdhd', 'hdlr', 'minf', 'elng']),
};

/**
 * A copy of an MP4 or M4A of the same size, without what is said about the recording.
 * @throws FileRefused DAMAGED, HIDDEN_CONTENT for what is neither film nor sound, LOCATION_INSIDE for tracks of other data,
 * in which cameras write where they are
 */
export async function* copyMp4(content: Content, bytes: number): AsyncGenerator<Uint8Array> {
  const reader = new ByteReader(content);
  const seen = new Set<string>();
  while (!(await reader.isAtEnd())) {
    const { head, type, bodyBytes } = await readHead(reader, bytes);
    if (seen.size === 0 && type !== 'ftyp') throw new FileRefused('DAMAGED');
    seen.add(type);
    if (type === 'moov') {
      if (bodyBytes > MOST_MOOV_BYTES) throw new FileRefused('DAMAGED');
      yield head;
      const body = Buffer.from(await reader.take(bodyBytes));
      blankWithin(body, 'moov');
      yield body;
    } else if (KEPT.has(type)) {
      yield head;
      yield* reader.pass(bodyBytes);
    } else if (BLANKED.has(type)) {
      yield named(head, FREE);
      yield* reader.blank(bodyBytes);
    } else throw new FileRefused('HIDDEN_CONTENT');
  }
  if (!seen.has('moov') || !seen.has('mdat')) throw new FileRefused('DAMAGED');
}

async function readHead(reader: ByteReader, bytes: number) {
  const left = bytes - reader.position;
  let head = Buffer.from(await reader.take(8));
  const type = head.toString('latin1', 4, 8);
  let size = head.readUInt32BE(0);
  if (size === 1) {
    head = Buffer.concat([head, await reader.take(8)]);
    size = Number(head.readBigUInt64BE(8));
  } else if (size === 0) size = left;
  if (size < head.length || size > left) throw new FileRefused('DAMAGED');
  return { head, type, bodyBytes: size - head.length };
}

const named = (head: Buffer, type: string): Buffer => {
  head.write(type, 4, 'latin1');
  return head;
};

/** Blanks what is not known to be needed in a box, and in those within it. */
function blankWithin(body: Buffer, within: string): void {
  const kept = KEPT_WITHIN[within];
  if (!kept) return;
  for (let at = 0; at < body.length; ) {
    const size = body.length - at < 8 ? 0 : body.readUInt32BE(at);
    if (size < 8 || at + size > body.length) throw new FileRefused('DAMAGED');
    const type = body.toString('latin1', at + 4, at + 8);
    const inner = body.subarray(at + 8, at + size);
    if (type === 'hdlr') checkHandler(inner);
    if (kept.has(type)) blankWithin(inner, type);
    else {
      body.write(FREE, at + 4, 'latin1');
      inner.fill(0);
    }
    at += size;
  }
}

function checkHandler(inner: Buffer): void {
  const handler = inner.toString('latin1', 8, 12);
  if (handler !== 'vide' && handler !== 'soun') throw new FileRefused('LOCATION_INSIDE');
}

import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import { FileRefused } from './file-refused.js';

/** Names of what a PDF can do or carry besides being read. */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|Movie|Rendition)(?![A-Za-z0-9])|\/XFA(?=\s*[[\d])/;
const PAGE = /<(script|html|svg|iframe|!doctype html)[\s>]/i;
/** What streams may come to when they are unpacked, each and together. */
const MOST_OF_ONE = 32 * 1024 * 1024;
const MOST_OF_ALL = 256 * 1024 * 1024;
const OBJECTS = /\/ObjStm(?![A-Za-z0-9])/;
/** The packing of objects that is understood here. */
const PLAIN_FLATE = /^(?!.*\/(DecodeParms|DP)\b).*\/Filter\s*(\/FlateDecode|\[\s*\/FlateDecode\s*\])(?![A-Za-z0-9])/s;
const PACKET_BEGINS = '<x:xmpmeta';
const PACKET_ENDS = '</x:xmpmeta>';
const LOCATION = /exif:GPS|GPSLatitude|Exif\0\0/;

/**
 * A copy of a PDF of the same size, without what pictures in it say of where they were taken.
 * @throws FileRefused DAMAGED, HIDDEN_CONTENT, ACTIVE_CONTENT, ENCRYPTED, LOCATION_INSIDE
 */
export async function copyPdf(bytes: Buffer): Promise<Buffer> {
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-')) throw new FileRefused('DAMAGED');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) throw new FileRefused('DAMAGED');
  if (/[^\s\0]/.test(text.slice(end + 5)) || PAGE.test(text)) throw new FileRefused('HIDDEN_CONTENT');
  const plain = unescaped(text);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(plain)) throw new FileRefused('ENCRYPTED');
  if (ACTIVE.test(plain)) throw new FileRefused('ACTIVE_CONTENT');
  await checkStreams(bytes, text);
  return withoutLocation(bytes, text);
}

/** With the signs that names may be written in: `/J#61va` is `/Java`. */
const unescaped = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

/** Looks into whatever can be unpacked, so that nothing hides in packed objects. */
async function checkStreams(bytes: Buffer, text: string): Promise<void> {
  let unpackedBytes = 0;
  let packedBytes = 0;
  for (const { start, end, dictionary } of streamsOf(text)) {
    const isObjects = OBJECTS.test(dictionary);
    if (isObjects && /\/(Filter|F)\b/.test(dictionary) && !PLAIN_FLATE.test(dictionary))
      throw new FileRefused('HIDDEN_CONTENT');
    // The common way of packing begins with this sign whatever comes after.
    if (((bytes[start] ?? 0) & 0x0f) !== 8) continue;
    packedBytes += end - start;
    const unpacked = await unpack(bytes.subarray(start, end), isObjects);
    unpackedBytes += unpacked.length;
    // Streams that lie within one another would be unpacked again and again.
    if (unpackedBytes > MOST_OF_ALL || packedBytes > 2 * bytes.length) throw new FileRefused('HIDDEN_CONTENT');
    if (ACTIVE.test(unescaped(unpacked))) throw new FileRefused('ACTIVE_CONTENT');
    if (LOCATION.test(unpacked)) throw new FileRefused('LOCATION_INSIDE');
  }
}

/** Where the content of each stream is, with what stands before it. */
function* streamsOf(text: string): Generator<{ start: number; end: number; dictionary: string }> {
  let end = 0;
  for (const { index, 0: word } of text.matchAll(/stream\r?\n/g)) {
    if (text.slice(index - 3, index) === 'end') continue;
    const start = index + word.length;
    if (end < start) end = text.indexOf('endstream', start);
    if (end < 0) end = text.length;
    const before = text.slice(Math.max(0, index - 4_096), index);
    yield { start, end, dictionary: unescaped(before.slice(before.lastIndexOf(' obj') + 1)) };
  }
}

/** What a stream unpacks to; nothing when it is not packed in the common way. */
async function unpack(packed: Buffer, isObjects: boolean): Promise<string> {
  try {
    const options = { maxOutputLength: MOST_OF_ONE, finishFlush: constants.Z_SYNC_FLUSH };
    return (await inflated(packed, options)).toString('latin1');
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new FileRefused('HIDDEN_CONTENT');
    if (isObjects) throw new FileRefused('DAMAGED');
    return '';
  }
}
const inflated = promisify<Buffer, object, Buffer>(inflate);

/** Overwrites what cameras and programs write about a picture, in place. */
function withoutLocation(bytes: Buffer, text: string): Buffer {
  const copy = Buffer.from(bytes);
  for (const { index } of text.matchAll(/\xff\xe1[\s\S]{2}(?=Exif\0\0)/g)) {
    const length = bytes.readUInt16BE(index + 2);
    copy.fill(0, index + 10, Math.min(index + 2 + length, bytes.length));
  }
  for (let from = text.indexOf(PACKET_BEGINS); from >= 0; from = text.indexOf(PACKET_BEGINS, from + 1)) {
    const until = text.indexOf(PACKET_ENDS, from);
    if (until < 0) break;
    if (text.slice(from, until).includes('GPS')) copy.fill(0x20, from, until + PACKET_ENDS.length);
    from = until;
  }
  return copy;
}

import { deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A file as a customer or a clerk would send it. */
export interface TestFile {
  name: string;
  bytes: Buffer;
  kind?: string;
}

const picture = (width = 64, height = 48) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: { r: 200, g: 90, b: 20 },
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

/** Where a picture was taken, as a telephone writes it. */
const GPS = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '31/1 13/1 4879/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '121/1 28/1 1234/100',
};

/** A picture taken in Shanghai, lying on its side. */
export const gpsJpeg = (width = 64, height = 48): Promise<Buffer> =>
  picture(width, height)
    .jpeg()
    .withExif({ IFD0: { Model: 'Telephone 9' }, IFD3: GPS })
    .withMetadata({ orientation: 6 })
    .withXmp(
      '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="31,13.8N"/></rdf:RDF></x:xmpmeta>',
    )
    .toBuffer();

export const jpeg = (width?: number, height?: number) => picture(width, height).jpeg().toBuffer();
export const png = () => picture().png().toBuffer();
export const webp = () => picture().webp().toBuffer();
export const gif = () => picture().gif().toBuffer();

/** A picture that moves. */
const movingGif = async () => {
  const frames = await Promise.all(Array.from({ length: 3 }, () => picture(32, 32).png().toBuffer()));
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [100, 100, 100] })
    .toBuffer();
};

/** A document of one page; with objects and a stream of its own when given. */
export function pdf({
  objects = '',
  stream = 'BT /F1 24 Tf 72 720 Td (Invoice 42) Tj ET',
  head = '',
  packed = false,
} = {}): Buffer {
  const content = packed ? deflateSync(Buffer.from(stream)).toString('latin1') : stream;
  const body = [
    '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n',
    `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${head}>>\nendobj\n`,
    '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n',
    '3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>\nendobj\n',
    `4 0 obj\n<< /Length ${content.length} ${packed ? '/Filter /FlateDecode ' : ''}>>\nstream\n${content}\nendstream\nendobj\n`,
    objects,
    'xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
  ];
  return Buffer.from(body.join(''), 'latin1');
}

export const box = (type: string, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const zeros = (count: number) => Buffer.alloc(count);
const word = (text: string) => Buffer.from(text, 'latin1');

const track = (handler: string) =>
  box(
    'trak',
    box('tkhd', zeros(84)),
    box(
      'mdia',
      box('mdhd', zeros(24)),
      box('hdlr', zeros(8), word(handler), zeros(13)),
      box('minf', box('stbl', zeros(8))),
    ),
    box('udta', word('made in Shanghai')),
  );

/** A film or a recording; cameras write where they are into `udta`. */
export const mp4 = ({ brand = 'isom', handler = 'vide', more = [] as Buffer[], sound = zeros(2_000) } = {}): Buffer =>
  Buffer.concat([
    box('ftyp', word(brand), zeros(4), word(brand)),
    box('moov', box('mvhd', zeros(100)), track(handler), box('udta', box('\xa9xyz', word('+31.2304+121.4737/')))),
    box('uuid', word('0123456789abcdef+31.2304+121.4737')),
    box('mdat', sound),
    ...more,
  ]);

/** Sound of a second, with a remark. */
export function wav({ more = Buffer.alloc(0), remark = 'recorded at 31.2304N' } = {}): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 0, 'latin1');
    head.writeUInt32LE(body.length, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
  };
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
  const chunks = Buffer.concat([chunk('fmt ', format), chunk('LIST', word(remark)), chunk('data', zeros(1_600))]);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks, more]);
}

/** Frames of Layer III at 64 kbit/s and 44.1 kHz, after a tag with words. */
export function mp3({
  frames = 20,
  tag = 'TXXX\0\0\0\x20\0\0\0location\x00 31.2304 121.4737',
  more = Buffer.alloc(0),
} = {}): Buffer {
  const frame = Buffer.alloc(208);
  Buffer.from([0xff, 0xfb, 0x50, 0xc4]).copy(frame);
  const body = word(tag);
  const head = Buffer.from([0x49, 0x44, 0x33, 3, 0, 0, 0, 0, body.length >> 7, body.length & 0x7f]);
  return Buffer.concat([...(tag ? [head, body] : []), ...Array.from({ length: frames }, () => frame), more]);
}

/** A voice message: frames of 12.2 kbit/s. */
export const amr = ({ frames = 50, more = Buffer.alloc(0) } = {}): Buffer => {
  const frame = Buffer.alloc(32);
  frame[0] = 0x3c;
  return Buffer.concat([word('#!AMR\n'), ...Array.from({ length: frames }, () => frame), more]);
};

export const text = (words = '尊敬的客户服务部：\n\n冰箱第二天就不制冷。\n\t李先生 😀\n') => Buffer.from(words);

/** A file of every type that is accepted. */
export const honestFiles = async (): Promise<TestFile[]> => [
  { name: '冰箱.jpg', bytes: await jpeg(), kind: 'PHOTO' },
  { name: 'IMG_0001.JPEG', bytes: await gpsJpeg(), kind: 'ORDER_RECORD' },
  { name: '截图.png', bytes: await png(), kind: 'SERVICE_RECORD' },
  { name: 'shelf.webp', bytes: await webp(), kind: 'PHOTO' },
  { name: 'still.gif', bytes: await gif(), kind: 'PHOTO' },
  { name: 'moving.gif', bytes: await movingGif(), kind: 'PHOTO' },
  { name: 'invoice 42.pdf', bytes: pdf(), kind: 'ORDER_RECORD' },
  { name: 'packed.pdf', bytes: pdf({ packed: true }), kind: 'LETTER' },
  { name: 'letter.txt', bytes: text(), kind: 'LETTER' },
  { name: 'call.mp3', bytes: mp3(), kind: 'RECORDING' },
  { name: 'call without tag.mp3', bytes: mp3({ tag: '' }), kind: 'RECORDING' },
  { name: 'call.m4a', bytes: mp4({ brand: 'M4A ', handler: 'soun' }), kind: 'RECORDING' },
  { name: 'call.wav', bytes: wav(), kind: 'RECORDING' },
  { name: 'voice.amr', bytes: amr(), kind: 'RECORDING' },
  { name: 'desk.mp4', bytes: mp4(), kind: 'RECORDING' },
];

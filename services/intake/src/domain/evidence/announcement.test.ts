import { expect, test } from 'vitest';
import { defaultPolicy } from '../policy.js';
import { checkRoom, type GivenAnnouncement, readAnnouncement } from './announcement.js';

const MEGABYTE = 1024 * 1024;
const read = (given: Partial<GivenAnnouncement>) =>
  readAnnouncement({ kind: 'OTHER', fileName: 'photo.jpg', sizeBytes: 1, ...given }, defaultPolicy);

test.each([
  ['photo.jpg', 'image/jpeg', 15],
  ['photo.JPEG', 'image/jpeg', 15],
  ['photo.png', 'image/png', 15],
  ['photo.webp', 'image/webp', 15],
  ['photo.gif', 'image/gif', 15],
  ['call.mp3', 'audio/mpeg', 100],
  ['call.m4a', 'audio/mp4', 100],
  ['call.wav', 'audio/wav', 100],
  ['call.amr', 'audio/amr', 100],
  ['film.mp4', 'video/mp4', 100],
  ['invoice.pdf', 'application/pdf', 25],
  ['letter.txt', 'text/plain', 25],
])('R4: %s must be %s of at most %d MB', (fileName, mediaType, megabytes) => {
  const most = megabytes * MEGABYTE;
  expect(read({ fileName, sizeBytes: most })).toEqual({ kind: 'OTHER', name: fileName, mediaType, sizeBytes: most });
  expect(() => read({ fileName, sizeBytes: most + 1 })).toThrow(
    expect.objectContaining({ code: 'FILE_TOO_LARGE', path: ['sizeBytes'] }),
  );
});

test.each(['photo', 'photo.', 'photo.exe', 'photo.jpg.exe', 'photo.svg', 'letter.docx', 'a.constructor', 'a.jpg~'])(
  'R4: %s is of no type that is accepted',
  (fileName) => {
    expect(() => read({ fileName })).toThrow(
      expect.objectContaining({ code: 'FILE_TYPE_NOT_ACCEPTED', path: ['fileName'] }),
    );
  },
);

test('R4: a kind takes only the types that it can be', () => {
  const kinds = ['ORDER_RECORD', 'SERVICE_RECORD', 'PHOTO', 'RECORDING', 'LETTER', 'OTHER'] as const;
  const taking = (fileName: string) =>
    kinds.filter((kind) => {
      try {
        return read({ kind, fileName });
      } catch (error) {
        expect(error).toMatchObject({ code: 'KIND_DOES_NOT_FIT', path: ['kind'] });
        return false;
      }
    });
  expect(taking('a.png')).toEqual(kinds.filter((kind) => kind !== 'RECORDING'));
  expect(taking('a.pdf')).toEqual(['ORDER_RECORD', 'SERVICE_RECORD', 'LETTER', 'OTHER']);
  expect(taking('a.mp4')).toEqual(['RECORDING', 'OTHER']);
});

test('R4: an empty file is none', () => {
  for (const sizeBytes of [0, -1])
    expect(() => read({ sizeBytes })).toThrow(expect.objectContaining({ code: 'FILE_EMPTY', path: ['sizeBytes'] }));
});

test('R4: a complaint has room for twenty files', () => {
  expect(() => checkRoom(19, defaultPolicy)).not.toThrow();
  expect(() => checkRoom(20, defaultPolicy)).toThrow(expect.objectContaining({ code: 'TOO_MANY_FILES' }));
});

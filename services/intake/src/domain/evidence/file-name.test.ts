import { expect, test } from 'vitest';
import { readFileName } from './file-name.js';

test.each([
  ['photo.jpg', 'photo.jpg'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\x\\invoice.pdf', 'invoice.pdf'],
  [' 发票 42.pdf ', '发票 42.pdf'],
  ['.htaccess', 'htaccess'],
  ['a\u0000b'.replace('\0', '\u0007'), 'ab'],
  ['exe.\u202egpj.jpg', 'exe.gpj.jpg'],
  ['\ufeffa\u200bb.jpg', 'ab.jpg'],
  ['e\u0301.jpg', '\u00e9.jpg'],
  ['👩‍👧.jpg', '👩‍👧.jpg'],
  ['a:b|c?.jpg', 'a_b_c_.jpg'],
  ['CON', '_CON'],
  ['lpt1.txt', '_lpt1.txt'],
  ['console.txt', 'console.txt'],
  [`${'n'.repeat(251)}.jpg`, `${'n'.repeat(251)}.jpg`],
])('R4: the name %j is shown as %j', (given, shown) => {
  expect(readFileName(given)).toBe(shown);
});

test.each([
  ['', 'FILE_NAME_EMPTY'],
  ['..', 'FILE_NAME_EMPTY'],
  ['folder/', 'FILE_NAME_EMPTY'],
  ['\u202e', 'FILE_NAME_EMPTY'],
  ['a\0.jpg', 'TEXT_NOT_UNICODE'],
  ['\ud83d.jpg', 'TEXT_NOT_UNICODE'],
  [`${'n'.repeat(252)}.jpg`, 'FILE_NAME_TOO_LONG'],
])('R4: the name %j is refused', (given, code) => {
  expect(() => readFileName(given)).toThrow(expect.objectContaining({ code, path: ['fileName'] }));
});

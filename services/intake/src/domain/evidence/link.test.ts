import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { isUploading, isUsable, UPLOAD_OVER_AFTER_MS } from './link.js';

const now = new Date('2026-11-25T08:00:00Z');

test('R4: an address is usable for its purpose, until it was used, and up to the last millisecond before its end', () => {
  const link = { purpose: 'UPLOAD', expiresAt: after(now, 1), usedAt: null } as const;
  expect(isUsable(link, 'UPLOAD', now)).toBe(true);
  expect(isUsable(link, 'UPLOAD', after(now, 1))).toBe(false);
  expect(isUsable(link, 'DOWNLOAD', now)).toBe(false);
  expect(isUsable({ ...link, usedAt: now }, 'UPLOAD', now)).toBe(false);
});

test('R4: an upload goes on until its time is over', () => {
  expect(isUploading({ uploadBeganAt: null }, now)).toBe(false);
  expect(isUploading({ uploadBeganAt: now }, after(now, UPLOAD_OVER_AFTER_MS - 1))).toBe(true);
  expect(isUploading({ uploadBeganAt: now }, after(now, UPLOAD_OVER_AFTER_MS))).toBe(false);
});

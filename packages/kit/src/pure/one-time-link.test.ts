import { expect, test } from 'vitest';
import { after } from './calendar.js';
import { isUsable, linkNotFound } from './one-time-link.js';

const now = new Date('2026-11-25T08:00:00Z');

test('R4, R93: an address is usable for its purpose, until it was used, and up to the last millisecond before its end', () => {
  const link = { purpose: 'UPLOAD', expiresAt: after(now, 60_000), usedAt: null };
  expect(isUsable(link, 'UPLOAD', now)).toBe(true);
  expect(isUsable(link, 'UPLOAD', after(now, 59_999))).toBe(true);
  expect(isUsable(link, 'UPLOAD', after(now, 60_000))).toBe(false);
  expect(isUsable(link, 'DOWNLOAD', now)).toBe(false);
  expect(isUsable({ ...link, usedAt: now }, 'UPLOAD', now)).toBe(false);
  expect(linkNotFound().code).toBe('LINK_NOT_FOUND');
});

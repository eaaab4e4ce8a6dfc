import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { isUsable, LINK_FOR_MS, linkNotFound } from './link.js';

const now = new Date('2026-11-23T01:30:00.000Z');

test('R93: an address is usable for its purpose, until it was used, and up to the last millisecond before its end', () => {
  const link = { purpose: 'EXPORT', expiresAt: after(now, LINK_FOR_MS), usedAt: null } as const;
  expect(isUsable(link, 'EXPORT', now)).toBe(true);
  expect(isUsable(link, 'EXPORT', after(now, LINK_FOR_MS - 1))).toBe(true);
  expect(isUsable(link, 'EXPORT', after(now, LINK_FOR_MS))).toBe(false);
  expect(isUsable(link, 'STATEMENT', now)).toBe(false);
  expect(isUsable({ ...link, usedAt: now }, 'EXPORT', now)).toBe(false);
  expect(linkNotFound().code).toBe('LINK_NOT_FOUND');
});

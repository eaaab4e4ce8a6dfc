import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { canBeUsed, checkLink } from './link.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const link = { expiresAt: after(now, 30 * DAY_MS), usedAt: null };

test('R71: a link can be used until one millisecond before it expires', () => {
  expect(() => checkLink(link, after(link.expiresAt, -1))).not.toThrow();
  expect(canBeUsed(link, link.expiresAt)).toBe(false);
  expect(() => checkLink(link, link.expiresAt)).toThrow(
    expect.objectContaining({ code: 'LINK_INVALID', path: ['token'] }),
  );
});

test('R71: a link that is not known and one that was used are refused in the same words', () => {
  const words = [null, { ...link, usedAt: now }, { ...link, expiresAt: now }].map((one) => {
    try {
      checkLink(one, now);
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(new Set(words)).toEqual(new Set(['This link is not known, has expired or was used already.']));
});

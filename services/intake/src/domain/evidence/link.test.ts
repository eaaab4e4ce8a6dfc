import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { isUploading, UPLOAD_OVER_AFTER_MS } from './link.js';

const now = new Date('2026-11-25T08:00:00Z');

test('R4: an upload goes on until its time is over', () => {
  expect(isUploading({ uploadBeganAt: null }, now)).toBe(false);
  expect(isUploading({ uploadBeganAt: now }, after(now, UPLOAD_OVER_AFTER_MS - 1))).toBe(true);
  expect(isUploading({ uploadBeganAt: now }, after(now, UPLOAD_OVER_AFTER_MS))).toBe(false);
});

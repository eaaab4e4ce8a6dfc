import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { acknowledgement, nextAttemptAt, ratingRequest } from './customer-messages.js';

const now = new Date('2026-11-23T01:30:00.000Z');

test('R3, R95: the acknowledgement tells number and expected time, in the zone of the chain, in both languages', () => {
  const words = acknowledgement(
    { number: 'K7QM-2F9D-XW3T', expectedAt: new Date('2026-11-25T16:05:00.000Z') },
    'Asia/Shanghai',
  );
  for (const text of [words.ZH, words.EN]) {
    expect(text).toContain('K7QM-2F9D-XW3T');
    expect(text).toContain('2026-11-26 00:05');
  }
});

test('R71, R95: the rating request holds the link in both languages', () => {
  const { ZH, EN } = ratingRequest({ number: 'K7QM-2F9D-XW3T', link: 'https://example.com/rate#t' });
  expect(ZH).toContain('https://example.com/rate#t （');
  expect(EN).toContain('https://example.com/rate#t (');
});

test('a message that could not be sent waits longer each time, and at most two hours', () => {
  const waits = [1, 2, 3, 4, 5, 9].map((attempts) => nextAttemptAt(attempts, now));
  const expected = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 2 * HOUR_MS, 2 * HOUR_MS];
  expect(waits).toEqual(expected.map((ms) => after(now, ms)));
});

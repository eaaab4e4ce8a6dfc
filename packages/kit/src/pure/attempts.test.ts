import { expect, test } from 'vitest';
import { nextAttemptAt } from './attempts.js';
import { after, HOUR_MS, MINUTE_MS } from './calendar.js';

const now = new Date('2026-11-23T01:30:00.000Z');

test('a message that could not be sent waits longer each time, and at most two hours', () => {
  const waits = [1, 2, 3, 4, 5, 9].map((attempts) => nextAttemptAt(attempts, now));
  const expected = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, 2 * HOUR_MS, 2 * HOUR_MS];
  expect(waits).toEqual(expected.map((ms) => after(now, ms)));
});

import { after, MINUTE_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { isAnsweredAgain, readReason } from './reveal.js';

test('R91: whoever wants to see a contact says why, in 500 characters at the most', () => {
  expect(readReason(' 回电确认 ')).toBe('回电确认');
  expect(readReason('因'.repeat(500))).toHaveLength(500);
  const refusals = [' ', '因'.repeat(501), 'a\0'].map((reason) => {
    try {
      return readReason(reason);
    } catch (error) {
      return error;
    }
  });
  expect(refusals).toMatchObject([
    { code: 'REASON_EMPTY', path: ['reason'] },
    { code: 'TEXT_TOO_LONG', path: ['reason'] },
    { code: 'TEXT_NOT_UNICODE', path: ['reason'] },
  ]);
});

test('R91: a repeated key answers for five minutes and no longer', () => {
  const revealedAt = new Date('2026-11-23T00:00:00Z');
  const limit = after(revealedAt, 5 * MINUTE_MS);
  expect(isAnsweredAgain(revealedAt, after(limit, -1))).toBe(true);
  expect(isAnsweredAgain(revealedAt, limit)).toBe(false);
});

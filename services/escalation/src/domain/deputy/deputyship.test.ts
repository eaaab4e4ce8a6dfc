import { expect, test } from 'vitest';
import { day, link, now } from '../../../test/deputyships.js';
import { isLive, stateOf } from './deputyship.js';

test('R26: a deputyship is over at its last instant, not a millisecond before, and revoked for good', () => {
  const accepted = link('AB');
  const named = link('AB', { acceptedAt: null });
  const revoked = link('AB', { revokedAt: now });
  const at = (instant: Date) => [accepted, named, revoked].map((one) => stateOf(one, instant));
  expect(at(now)).toEqual(['ACCEPTED', 'NAMED', 'REVOKED']);
  expect(at(day(10, -1))).toEqual(['ACCEPTED', 'NAMED', 'REVOKED']);
  expect(at(day(10))).toEqual(['EXPIRED', 'EXPIRED', 'REVOKED']);
  expect([accepted, named, revoked].map((one) => isLive(one, day(10, -1)))).toEqual([true, true, false]);
  expect(isLive(accepted, day(10))).toBe(false);
});

import { expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { day, link, now } from '../../../test/deputyships.js';
import { acceptDeputyship, revokeDeputyship } from './answer.js';

const named = link('AB', { acceptedAt: null });

test('R26: only who is named accepts, once, and before it is over', () => {
  const accept = (change: object, at = now, byId = 'B') =>
    codeOf(() => acceptDeputyship({ ...named, ...change }, { byId, now: at }));
  expect(accept({}, day(10, -1))).toBe('NOTHING');
  expect(accept({}, day(10))).toBe('DEPUTYSHIP_EXPIRED');
  expect(accept({}, now, 'A')).toBe('NOT_DEPUTY');
  expect(accept({ acceptedAt: now })).toBe('DEPUTYSHIP_ACCEPTED');
  expect(accept({ revokedAt: now })).toBe('DEPUTYSHIP_REVOKED');
});

test('R26: what is named or accepted can be revoked until it is over', () => {
  const revoke = (change: object, at = now) => codeOf(() => revokeDeputyship({ ...named, ...change }, at));
  expect(revoke({})).toBe('NOTHING');
  expect(revoke({ acceptedAt: now }, day(10, -1))).toBe('NOTHING');
  expect(revoke({ acceptedAt: now }, day(10))).toBe('DEPUTYSHIP_EXPIRED');
  expect(revoke({ revokedAt: now })).toBe('DEPUTYSHIP_REVOKED');
});

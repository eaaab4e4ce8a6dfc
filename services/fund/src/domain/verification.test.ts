import { expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import { checkVerifier, ended, nightOf, sentenceOf, takenInHand, waiting } from './verification.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const asked = waiting('v', { askedById: 'somebody', nightOn: null, now });
const found = {
  ...{ check: 'ALLOWANCE_BALANCE' as const, account: 'held:post:2026-11', postId: 'post', periodKey: '2026-11' },
  ...{ regionId: null, disbursementId: null, expected: '80.00', found: '90.00' },
};

test('R64, R91: who sees all of the books has them verified, who sees a region’s does not', () => {
  const everywhere = seatOf('STORE_HEADQUARTERS', { regionId: null });
  expect(checkVerifier(actorOf('overseer', everywhere))).toBeNull();
  expect(checkVerifier(actorOf('deputy', { ...everywhere, onBehalfOf: 'overseer' }))).toBe('overseer');
  expect(() => checkVerifier(actorOf('president', seatOf('REGIONAL_PRESIDENT')))).toThrow(/sees all of the books/);
});

test('R64: a verification that is taken up begins with the first check, also when somebody was at it before', () => {
  expect(asked).toMatchObject({ state: 'WAITING', askedById: 'somebody', askedAt: now, attempts: 0, startedAt: null });
  const begun = { state: 'RUNNING', startedAt: now, checksDone: 0, entries: null };
  expect(takenInHand(asked, now)).toEqual({ ...begun, attempts: 1 });
  const left = { ...asked, state: 'RUNNING' as const, attempts: 2, checksDone: 5, entries: 9 };
  expect(takenInHand(left, now)).toEqual({ ...begun, attempts: 3 });
  expect(takenInHand({ ...left, attempts: 3 }, now)).toEqual({ state: 'FAILED', finishedAt: now });
});

test('R64: it ends with the first difference, or without any', () => {
  expect(ended(null, now)).toEqual({ state: 'AGREES', difference: null, finishedAt: now });
  expect(ended(found, now)).toEqual({ state: 'DIFFERS', difference: found, finishedAt: now });
});

test('R63, R64: the night is from three until six in the chain’s zone, by its day', () => {
  const of = (instant: string, zone = 'Asia/Shanghai') => nightOf(new Date(instant), zone);
  expect(of('2026-11-22T18:59:59.999Z')).toBeNull();
  expect(of('2026-11-22T19:00:00.000Z')).toBe('2026-11-23');
  expect(of('2026-11-22T21:59:59.999Z')).toBe('2026-11-23');
  expect(of('2026-11-22T22:00:00.000Z')).toBeNull();
  expect(of('2026-11-22T19:00:00.000Z', 'UTC')).toBeNull();
});

test('R64: a difference is said in one sentence, with what it is about', () => {
  expect(sentenceOf(found)).toBe(
    'ALLOWANCE_BALANCE: of the account held:post:2026-11, the post post, in 2026-11, 80.00 is expected and 90.00 is found.',
  );
  const none = { account: null, postId: null, periodKey: null };
  expect(sentenceOf({ ...found, ...none, check: 'BUDGET_LIMIT', regionId: 'region' })).toBe(
    'BUDGET_LIMIT: of the region region, 80.00 is expected and 90.00 is found.',
  );
  expect(sentenceOf({ ...found, ...none, check: 'DISBURSEMENT_ENTRIES', disbursementId: 'd' })).toBe(
    'DISBURSEMENT_ENTRIES: of the disbursement d, 80.00 is expected and 90.00 is found.',
  );
});

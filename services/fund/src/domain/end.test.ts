import type { Actor } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { actorOf, seatOf } from '../../test/actors.js';
import { disbursementOf } from '../../test/disbursement-sample.js';
import type { DisbursementFacts } from './disbursement.js';
import { cancel, expire, reverse, withdraw } from './end.js';

const now = new Date('2026-11-24T01:30:00.000Z');
const refused = (code: string) => expect.objectContaining({ code });
const manager = seatOf('STORE_MANAGER', { storeId: 'store' });
const cashier = seatOf('CASHIER', { postId: 'cash' });
const granted = disbursementOf({ state: 'APPROVED', decidedById: 'manager', decidedAt: now });
const paid = disbursementOf({ state: 'PAID', paidById: 'cashier', paidAt: now });

describe('R65: calling off', () => {
  const cancelBy = (by: Actor, disbursement: DisbursementFacts) => cancel(disbursement, { by, note: 'no', now });

  test('is for who asked and for the post it stands before; for cashiers once it is granted', () => {
    const waiting = disbursementOf();
    for (const by of [actorOf('proposer'), actorOf('manager', manager)]) {
      expect(cancelBy(by, waiting).state).toMatchObject({
        ...{ state: 'CANCELLED', cancellationCause: 'BY_HAND', endedAt: now, endedById: by.id, endingNote: 'no' },
      });
    }
    const payer = actorOf('cashier', cashier);
    expect(() => cancelBy(payer, waiting)).toThrow(refused('NOT_CANCELLER'));
    expect(cancelBy(payer, granted).events).toMatchObject([{ payload: { cause: 'BY_HAND', cancelledAt: now } }]);
  });

  test('R26: a deputy calls off on behalf of the holder, who asked for it for nobody', () => {
    const deputised = { ...manager, onBehalfOf: 'manager' };
    expect(cancelBy(actorOf('deputy', deputised), granted).onBehalfOf).toBe('manager');
    expect(cancelBy(actorOf('proposer', deputised), granted).onBehalfOf).toBeNull();
    const inCases = actorOf('deputy', { ...deputised, scopes: ['CASES'] });
    expect(() => cancelBy(inCases, granted)).toThrow(refused('NOT_CANCELLER'));
  });

  test.each(['REJECTED', 'PAID', 'CANCELLED', 'REVERSED'] as const)('is not possible for what is %s', (state) => {
    expect(() => cancelBy(actorOf('proposer'), disbursementOf({ state }))).toThrow(refused('NOT_CANCELLABLE'));
    expect(withdraw(disbursementOf({ state }), now)).toBeNull();
  });

  test('R23: happens by itself when the plan is no longer in force', () => {
    for (const disbursement of [disbursementOf(), granted]) {
      expect(withdraw(disbursement, now)?.state).toMatchObject({
        ...{ state: 'CANCELLED', cancellationCause: 'PLAN_WITHDRAWN', endedById: null, endingNote: null },
      });
    }
  });
});

describe('R65: a hold', () => {
  test('ends at its instant, not a millisecond before', () => {
    const waiting = disbursementOf();
    const at = (ms: number) => expire(waiting, new Date(waiting.holdUntil.getTime() + ms));
    expect(at(-1)).toBeNull();
    expect(at(0)?.state).toMatchObject({ state: 'REJECTED', rejectionReason: 'EXPIRED' });
    expect(at(0)?.events).toMatchObject([{ payload: { reason: 'EXPIRED' } }]);
  });

  test('of what is decided on does not end', () => {
    expect(expire(granted, new Date('2027-01-01T00:00:00.000Z'))).toBeNull();
  });
});

describe('R64: reversing', () => {
  const reverseBy = (by: Actor, disbursement: DisbursementFacts = paid) =>
    reverse(disbursement, { by, note: 'twice', now });

  test('is for another cashier of the region, or the post that granted it', () => {
    for (const by of [actorOf('other', cashier), actorOf('manager', manager)]) {
      const { state, events } = reverseBy(by);
      expect(state).toEqual({ state: 'REVERSED', endedAt: now, endedById: by.id, endingNote: 'twice' });
      expect(events).toMatchObject([{ payload: { paidAt: now, reversedAt: now } }]);
    }
    const elsewhere = { ...cashier, regionId: 'elsewhere' };
    for (const by of [actorOf('proposer'), actorOf('far', elsewhere)])
      expect(() => reverseBy(by)).toThrow(refused('NOT_REVERSER'));
  });

  test('R67: who paid does not take the payment back', () => {
    expect(() => reverseBy(actorOf('cashier', cashier))).toThrow(refused('REVERSER_IS_PAYER'));
  });

  test.each(['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'REVERSED'] as const)(
    'what is %s is not reversed',
    (state) => {
      expect(() => reverseBy(actorOf('manager', manager), disbursementOf({ state }))).toThrow(
        refused('NOT_REVERSIBLE'),
      );
    },
  );
});

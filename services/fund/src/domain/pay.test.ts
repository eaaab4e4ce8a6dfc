import { EVERY_SCOPE } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import type { DisbursementFacts } from './disbursement.js';
import { pay } from './pay.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const waiting = disbursementOf({ state: 'REQUESTED', approverPostId: 'post', approverKind: 'REGIONAL_DIRECTOR' });
const seat = (changes: Partial<Seat> = {}): Seat => ({
  postId: 'post',
  kind: 'REGIONAL_DIRECTOR',
  storeId: null,
  regionId: 'region',
  departmentId: null,
  onBehalfOf: null,
  scopes: EVERY_SCOPE,
  ...changes,
});
const actor = (id: string, ...seats: Seat[]): Actor => ({ id, role: 'STAFF', seats });
const refused = (code: string) => expect.objectContaining({ code });

describe('pay', () => {
  const payment = { channel: 'CASH', reference: 'receipt 1', madeAt: now, evidenceId: null } as const;
  const approvedBy = (decidedById: string, changes: Partial<DisbursementFacts> = {}) =>
    disbursementOf({ ...waiting, state: 'APPROVED', decidedById, decidedAt: now, ...changes });
  const cashier = seat({ postId: 'cash', kind: 'CASHIER' });
  const payBy = (by: Actor, disbursement: DisbursementFacts) => pay(disbursement, payment, { by, now });

  test('R64: keeps the proof: the way, what it is found under, when it was made and the file', () => {
    const proof = { ...payment, evidenceId: 'file' };
    const paid = pay(approvedBy('director'), proof, { by: actor('cashier', cashier), now });
    expect(paid.state).toEqual({
      ...{ state: 'PAID', paidAt: now, paidById: 'cashier', paymentChannel: 'CASH', paymentReference: 'receipt 1' },
      ...{ paymentMadeAt: now, paymentEvidenceId: 'file' },
    });
  });

  test('R65: is recorded once it was made, and is not made before it was granted, to the millisecond', () => {
    const later = new Date(now.getTime() + 1_000);
    const madeAt = (ms: number) => ({ ...payment, madeAt: new Date(now.getTime() + ms) });
    const by = actor('cashier', cashier);
    const made = (ms: number) => pay(approvedBy('director'), madeAt(ms), { by, now: later }).state.paymentMadeAt;
    expect([made(0), made(1_000)]).toEqual([now, later]);
    expect(() => made(1_001)).toThrow(refused('PAID_IN_FUTURE'));
    expect(() => made(-1)).toThrow(refused('PAID_BEFORE_GRANT'));
  });

  test('R26: a deputy pays on behalf of the cashier; who has a right of their own pays for nobody else', () => {
    const deputised = { ...cashier, onBehalfOf: 'cashier' };
    const forWhom = (by: Actor, disbursement = approvedBy('director')) => payBy(by, disbursement).onBehalfOf;
    expect(forWhom(actor('deputy', deputised))).toBe('cashier');
    expect(forWhom(actor('both', deputised, cashier))).toBeNull();
    const own = approvedBy('manager', { approverKind: 'STORE_MANAGER' });
    expect(forWhom(actor('manager', deputised, seat({ kind: 'STORE_MANAGER' })), own)).toBeNull();
  });

  test('R67: the payer is not the approver', () => {
    const both = actor('director', seat(), cashier);
    expect(() => payBy(both, approvedBy('director'))).toThrow(refused('PAYER_IS_APPROVER'));
  });

  test('R67: a store manager pays what was approved within own authority', () => {
    const own = approvedBy('manager', { approverKind: 'STORE_MANAGER' });
    expect(payBy(actor('manager', seat({ kind: 'STORE_MANAGER' })), own).state.state).toBe('PAID');
  });

  test('R67: a deputy of the store manager does not pay what the deputy approved', () => {
    const own = approvedBy('deputy', { approverKind: 'STORE_MANAGER', decidedOnBehalfOf: 'manager' });
    const deputy = actor('deputy', seat({ kind: 'STORE_MANAGER', onBehalfOf: 'manager' }));
    expect(() => payBy(deputy, own)).toThrow(refused('PAYER_IS_APPROVER'));
    expect(() => payBy(actor('manager', seat({ kind: 'STORE_MANAGER' })), own)).toThrow(refused('NOT_PAYER'));
  });

  test('R91: a cashier of another region does not pay', () => {
    const other = actor('cashier', { ...cashier, regionId: 'elsewhere' });
    expect(() => payBy(other, approvedBy('director'))).toThrow(refused('NOT_PAYER'));
  });

  describe('R67: what belongs to no region', () => {
    const nowhere = approvedBy('executive', {
      storeId: null,
      regionId: null,
      approverKind: 'EXECUTIVE_PRESIDENT',
    });

    test('is paid by a cashier of any region', () => {
      expect(payBy(actor('cashier', cashier), nowhere).state.state).toBe('PAID');
    });

    test('is not paid by its approver, nor by who is no cashier', () => {
      expect(() => payBy(actor('executive', seat(), cashier), nowhere)).toThrow(refused('PAYER_IS_APPROVER'));
      expect(() => payBy(actor('director', seat()), nowhere)).toThrow(refused('NOT_PAYER'));
    });
  });

  test.each(['REQUESTED', 'REJECTED', 'PAID', 'CANCELLED', 'REVERSED'] as const)(
    'R65: what is %s is not paid',
    (state) => {
      expect(() => payBy(actor('cashier', cashier), disbursementOf({ state }))).toThrow(refused('NOT_PAYABLE'));
    },
  );
});

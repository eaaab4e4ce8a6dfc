import { EVERY_SCOPE } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { approve, approved, reject } from './decide.js';
import type { DisbursementFacts } from './disbursement.js';

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

describe('approve', () => {
  const approveBy = (by: Actor, changes: Partial<DisbursementFacts> = {}) =>
    approve({ ...waiting, ...changes }, { by, note: null, now });

  test('R61: the holder approves, also a request of their own', () => {
    expect(approveBy(actor('holder', seat()), { proposerId: 'holder' }).state).toMatchObject({
      state: 'APPROVED',
      decidedById: 'holder',
      decidedOnBehalfOf: null,
      decidedAt: now,
    });
  });

  test('R26: a deputy in approvals approves on behalf of the holder, one in other things does not', () => {
    const { state } = approveBy(actor('deputy', seat({ onBehalfOf: 'holder' })));
    expect(state).toMatchObject({ decidedById: 'deputy', decidedOnBehalfOf: 'holder' });
    const inCasesAndForms = seat({ onBehalfOf: 'holder', scopes: ['CASES', 'FORMS'] });
    expect(() => approveBy(actor('deputy', inCasesAndForms))).toThrow(refused('NOT_APPROVER'));
  });

  test('R61: a deputy approves neither a request of their own nor one of the person deputised', () => {
    const deputy = actor('deputy', seat({ onBehalfOf: 'holder' }));
    expect(() => approveBy(deputy, { proposerId: 'deputy' })).toThrow(refused('OWN_REQUEST'));
    expect(() => approveBy(deputy, { proposerId: 'holder' })).toThrow(refused('REQUEST_OF_DEPUTISED'));
  });

  test('R61: who holds the post and deputises it too acts as the holder', () => {
    const both = actor('holder', seat({ onBehalfOf: 'other' }), seat());
    expect(approveBy(both, { proposerId: 'holder' }).state.decidedOnBehalfOf).toBeNull();
  });

  test('an approval of what stands before no post is a fault', () => {
    const decision = { byId: 'holder', onBehalfOf: null, note: null, now };
    expect(() => approved({ ...waiting, approverPostId: null }, decision)).toThrow('stands before no post');
  });

  test('another post, however high, does not approve', () => {
    const president = actor('president', seat({ postId: 'other', kind: 'EXECUTIVE_PRESIDENT' }));
    expect(() => approveBy(president)).toThrow(refused('NOT_APPROVER'));
  });

  test.each(['APPROVED', 'REJECTED', 'PAID'] as const)('R65: what is %s is not decided again', (state) => {
    const holder = actor('holder', seat());
    expect(() => approveBy(holder, { state })).toThrow(refused('NOT_PENDING'));
    expect(() => reject({ ...waiting, state }, { by: holder, note: 'no', now })).toThrow(refused('NOT_PENDING'));
  });
});

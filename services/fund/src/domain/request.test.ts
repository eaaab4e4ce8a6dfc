import { describe, expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { defaultPolicy } from './policy.js';
import { grantsAtOnce, takenUp, turnedDown } from './request.js';

const now = new Date('2026-11-23T01:30:00.000Z');

describe('a request', () => {
  const asked = disbursementOf({ proposerId: 'proposer' });
  const rung = {
    kind: 'STORE_MANAGER',
    placeId: 'store',
    obstacle: null,
    period: { key: '2026-11', endsAt: now },
    limit: { kind: 'FIXED', fen: 300_00 },
  } as const;
  const steps = [{ kind: 'STORE_MANAGER', postId: 'post', obstacle: null, leftFen: null }] as const;
  const subjects = (events: { type: { subject: string } }[]) => events.map(({ type }) => type.subject);

  test('R61: is approved at once where the proposer holds the post', () => {
    const { disbursement, events } = takenUp(asked, { postId: 'post', rung, grantedById: 'proposer' }, steps);
    expect(disbursement).toMatchObject({ state: 'APPROVED', decidedById: 'proposer', steps, holdNumber: 1 });
    expect(subjects(events)).toEqual(['fund.disbursement.requested.v2', 'fund.disbursement.approved.v2']);
  });

  test('R61: waits where the proposer does not hold it', () => {
    const { disbursement, events } = takenUp(asked, { postId: 'post', rung, grantedById: null }, steps);
    expect(disbursement).toMatchObject({ state: 'REQUESTED', decidedById: null, periodKey: '2026-11' });
    expect(subjects(events)).toEqual(['fund.disbursement.requested.v2']);
  });

  test('R60: that no post can take is rejected with the reason', () => {
    const { disbursement, events } = turnedDown(asked, 'BUDGET_NOT_SET', steps);
    expect(disbursement).toMatchObject({ state: 'REJECTED', rejectionReason: 'BUDGET_NOT_SET', approverPostId: null });
    expect(subjects(events)).toEqual(['fund.disbursement.rejected.v2']);
  });
});

describe('who grants at once', () => {
  const use = { proposerId: 'proposer', amountFen: 40_00, earlierFen: 10_00 };
  const clerks = { ...defaultPolicy, clerkPerUseFen: 50_00 };
  const manager = { kind: 'STORE_MANAGER', holderId: 'manager', isClerk: true } as const;

  test('R61: the proposer, where they hold the post; nobody else', () => {
    expect(grantsAtOnce(use, { ...manager, holderId: 'proposer', isClerk: false }, defaultPolicy)).toBe('proposer');
    expect(grantsAtOnce(use, { ...manager, isClerk: false }, clerks)).toBeNull();
  });

  test('R60: a clerk within what the policy leaves to clerks, all uses for the complaint together, to the fen', () => {
    expect(grantsAtOnce(use, manager, clerks)).toBe('proposer');
    expect(grantsAtOnce({ ...use, earlierFen: 10_01 }, manager, clerks)).toBeNull();
    expect(grantsAtOnce(use, manager, defaultPolicy)).toBeNull();
    expect(grantsAtOnce(use, { ...manager, kind: 'REGIONAL_DIRECTOR' }, clerks)).toBeNull();
  });
});

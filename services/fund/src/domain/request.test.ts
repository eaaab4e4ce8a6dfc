import { describe, expect, test } from 'vitest';
import { disbursementOf } from '../../test/disbursement-sample.js';
import { takenUp, turnedDown } from './request.js';

const now = new Date('2026-11-23T01:30:00.000Z');

describe('a request', () => {
  const asked = disbursementOf({ proposerId: 'proposer' });
  const candidate = {
    kind: 'STORE_MANAGER',
    placeId: 'store',
    period: { key: '2026-11', endsAt: now },
    limit: { kind: 'FIXED', fen: 300_00 },
  } as const;
  const subjects = (events: { type: { subject: string } }[]) => events.map(({ type }) => type.subject);

  test('R61: is approved at once where the proposer holds the post', () => {
    const { disbursement, events } = takenUp(asked, { postId: 'post', holderId: 'proposer', candidate });
    expect(disbursement).toMatchObject({ state: 'APPROVED', decidedBy: 'proposer', counted: true });
    expect(subjects(events)).toEqual(['fund.disbursement.requested.v1', 'fund.disbursement.approved.v1']);
  });

  test('R61: waits where the proposer does not hold it', () => {
    const { disbursement, events } = takenUp(asked, { postId: 'post', holderId: 'manager', candidate });
    expect(disbursement).toMatchObject({ state: 'REQUESTED', decidedBy: null, periodKey: '2026-11' });
    expect(subjects(events)).toEqual(['fund.disbursement.requested.v1']);
  });

  test('R60: that no post can take is rejected with the reason', () => {
    const { disbursement, events } = turnedDown(asked, 'BUDGET_NOT_SET');
    expect(disbursement).toMatchObject({ state: 'REJECTED', rejectionReason: 'BUDGET_NOT_SET', approverPostId: null });
    expect(subjects(events)).toEqual(['fund.disbursement.rejected.v1']);
  });
});

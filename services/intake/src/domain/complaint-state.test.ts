import { ComplaintStatus } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { type ClosableComplaint, type ClosedStatus, close, missPlan } from './complaint-state.js';

const acceptedAt = new Date('2026-11-23T01:30:00.000Z');
const closedAt = after(acceptedAt, 1);
const open: ClosableComplaint = {
  id: '0199a1b2-c3d4-7000-8000-000000000001',
  matterId: '0199a1b2-c3d4-7000-8000-000000000002',
  storeId: null,
  regionId: null,
  status: 'OPEN',
  acceptedAt,
  closedAt: null,
  outcomeAt: null,
};
const closed = Object.values(ComplaintStatus).filter((status): status is ClosedStatus => status !== 'OPEN');

describe('R38: closing', () => {
  test.each(['RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT'] as const)('%s is an outcome', (status) => {
    expect(close(open, status, closedAt).state).toEqual({ status, closedAt, outcomeAt: closedAt });
  });

  test.each(['SUPERSEDED', 'MERGED'] as const)('%s is none, since another complaint took over', (status) => {
    expect(close(open, status, closedAt).state).toEqual({ status, closedAt, outcomeAt: null });
  });

  test('keeps the first outcome', () => {
    expect(close({ ...open, outcomeAt: acceptedAt }, 'RESOLVED', closedAt).state.outcomeAt).toEqual(acceptedAt);
  });

  test('is told', () => {
    const { id: complaintId, matterId, storeId, regionId } = open;
    const payload = { complaintId, matterId, storeId, regionId, status: 'RESOLVED', acceptedAt, closedAt };
    expect(close(open, 'RESOLVED', closedAt).events).toMatchObject([{ payload }]);
  });

  test.each(closed.flatMap((from) => closed.map((to) => [from, to] as const)))('%s never becomes %s', (from, to) => {
    expect(() => close({ ...open, status: from }, to, closedAt)).toThrow(
      expect.objectContaining({ code: 'COMPLAINT_NOT_OPEN' }),
    );
  });
});

test('R38: a missed plan deadline is an outcome when it fell due, unless there was one before', () => {
  expect(missPlan({ outcomeAt: null }, closedAt)).toEqual({ outcomeAt: closedAt });
  expect(missPlan({ outcomeAt: acceptedAt }, closedAt)).toEqual({ outcomeAt: acceptedAt });
});

import { ComplaintStatus, complaintReopened } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  type ClosableComplaint,
  type ClosedStatus,
  close,
  reopen,
  whenToTake,
  withOutcome,
} from './complaint-state.js';

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

test('R38: the first outcome stays, in whatever order they are heard of', () => {
  expect(withOutcome({ outcomeAt: null }, closedAt)).toEqual({ outcomeAt: closedAt });
  expect(withOutcome({ outcomeAt: acceptedAt }, closedAt)).toEqual({ outcomeAt: acceptedAt });
  expect(withOutcome({ outcomeAt: closedAt }, acceptedAt)).toEqual({ outcomeAt: acceptedAt });
});

describe('R35, R70: reopening', () => {
  const reopenedAt = after(closedAt, 1);
  const cause = 'CUSTOMER_RETURNED' as const;
  const ended = (status: ClosedStatus, outcomeAt: Date | null = closedAt) => ({ ...open, status, closedAt, outcomeAt });

  test.each(['RESOLVED', 'CLOSED_PROVISIONALLY', 'CLOSED_WITHOUT_AGREEMENT'] as const)(
    'what was %s is open again, and its closing counts for nothing',
    (status) => {
      const { state, events } = reopen(ended(status), { cause, reopenedAt });
      expect(state).toEqual({ status: 'OPEN', closedAt: null, outcomeAt: null });
      const { id: complaintId, matterId, storeId, regionId } = open;
      const payload = { complaintId, matterId, storeId, regionId, previousStatus: status, cause, closedAt, reopenedAt };
      expect(events).toEqual([complaintReopened.of(payload)]);
    },
  );

  test('R38: an outcome before the closing, by one millisecond, stays', () => {
    expect(reopen(ended('RESOLVED', acceptedAt), { cause: 'WORK_UNDONE', reopenedAt }).state.outcomeAt).toEqual(
      acceptedAt,
    );
    expect(reopen(ended('RESOLVED', null), { cause, reopenedAt }).state.outcomeAt).toBeNull();
  });

  test.each([open, ended('SUPERSEDED', null), ended('MERGED', null)])('$status never is', (complaint) => {
    expect(() => reopen(complaint, { cause, reopenedAt })).toThrow(
      expect.objectContaining({ code: 'COMPLAINT_NOT_CLOSED' }),
    );
  });
});

describe('R35: ends and reopenings of a case are taken in their order', () => {
  test.each([
    ['OPEN', 'END', 'NOW'],
    ['RESOLVED', 'END', 'LATER'],
    ['CLOSED_PROVISIONALLY', 'END', 'LATER'],
    ['CLOSED_WITHOUT_AGREEMENT', 'END', 'LATER'],
    // Nothing is on the way that would open these: they are refused.
    ['SUPERSEDED', 'END', 'NOW'],
    ['MERGED', 'END', 'NOW'],
    ['OPEN', 'REOPENING', 'LATER'],
    ['RESOLVED', 'REOPENING', 'NOW'],
    ['CLOSED_PROVISIONALLY', 'REOPENING', 'NOW'],
    ['MERGED', 'REOPENING', 'NOW'],
  ] as const)('of what is %s, %s is taken %s', (status, turn, taken) => {
    expect(whenToTake({ status, caseVersion: 4 }, turn, 5)).toBe(taken);
  });

  test.each(['OPEN', 'RESOLVED'] as const)('what is older than what was taken is never taken: %s', (status) => {
    for (const turn of ['END', 'REOPENING'] as const)
      for (const version of [4, 3]) expect(whenToTake({ status, caseVersion: 4 }, turn, version)).toBe('NEVER');
  });
});

import { complaintClosed, complaintMerged, complaintSeparated } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { type JoinableComplaint, merge, separate } from './merge.js';

const now = new Date('2026-11-23T01:30:00.000Z');
const complaintOf = (id: string, given: Partial<JoinableComplaint> = {}): JoinableComplaint => ({
  id,
  number: id,
  matterId: `matter of ${id}`,
  storeId: null,
  regionId: null,
  status: 'OPEN',
  level: 'FIRST',
  source: 'STORE',
  channel: 'COUNTER',
  confidentialTowardsStore: false,
  policyVersion: 1,
  acceptedAt: after(now, -1_000),
  closedAt: null,
  outcomeAt: null,
  mergedIntoId: null,
  mergedAt: null,
  mergedFromMatterId: null,
  ...given,
});

describe('R5: joining duplicates', () => {
  test('the earliest receipt wins, by one millisecond and whichever was named first', () => {
    const [early, late] = [complaintOf('b', { acceptedAt: after(now, -1_001) }), complaintOf('a')];
    for (const pair of [[early, late] as const, [late, early] as const]) {
      const { survivor, duplicate, state, events } = merge(...pair, now);
      expect([survivor.id, duplicate.id]).toEqual(['b', 'a']);
      expect(state).toEqual({
        status: 'MERGED',
        closedAt: now,
        outcomeAt: null,
        mergedIntoId: 'b',
        mergedAt: now,
        mergedFromMatterId: 'matter of a',
        matterId: 'matter of b',
      });
      expect(events.map(({ type }) => type)).toEqual([complaintClosed, complaintMerged]);
    }
  });

  test('of two received in the same millisecond the one with the smaller id goes on', () => {
    expect(merge(complaintOf('b'), complaintOf('a'), now).survivor.id).toBe('a');
  });

  test('nothing is joined to itself, nor what is not open', () => {
    expect(() => merge(complaintOf('a'), complaintOf('a'), now)).toThrow(
      expect.objectContaining({ code: 'SAME_COMPLAINT', path: ['intoId'] }),
    );
    const closed = complaintOf('b', { status: 'RESOLVED', closedAt: now });
    expect(() => merge(closed, complaintOf('a'), now)).toThrow(
      expect.objectContaining({ code: 'COMPLAINT_NOT_OPEN', path: ['complaintId'] }),
    );
    expect(() => merge(complaintOf('a'), closed, now)).toThrow(
      expect.objectContaining({ code: 'COMPLAINT_NOT_OPEN', path: ['intoId'] }),
    );
  });
});

describe('R5: joining can be undone', () => {
  const joined = complaintOf('b', {
    status: 'MERGED',
    closedAt: now,
    mergedIntoId: 'a',
    mergedAt: now,
    mergedFromMatterId: 'matter of b',
  });

  test('it is open again, and what is told says whether it was told before', () => {
    const { state, told } = separate(joined, 'matter of b', now);
    expect(state).toMatchObject({ status: 'OPEN', closedAt: null, mergedIntoId: null, matterId: 'matter of b' });
    expect(told('FIRST')).toMatchObject({
      type: complaintSeparated,
      payload: { fromId: 'a', isNew: false, level: 'FIRST' },
    });
    const born = separate({ ...joined, mergedFromMatterId: null }, 'another', now);
    expect(born.told('MAJOR')).toMatchObject({ payload: { isNew: true, level: 'MAJOR', matterId: 'another' } });
  });

  test('what is joined to nothing cannot be taken away', () => {
    expect(() => separate(complaintOf('a'), 'x', now)).toThrow(expect.objectContaining({ code: 'NOT_JOINED' }));
  });
});

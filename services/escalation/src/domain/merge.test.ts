import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  codeOf,
  contacted,
  id,
  opened,
  payment,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import { type CaseFile, type Decision, moved } from './case.js';
import { finishCompensation, refuseCompensation } from './compensation.js';
import { merge, separate } from './merge.js';
import { supersede } from './opening.js';
import { CaseState } from './vocabulary.js';

const now = after(start, 10 * MINUTE_MS);
const later = after(start, 40 * HOUR_MS);
const joined = (file: CaseFile) => afterwards(file, merge(file, { matterId: id(0), now }));
const apart = (file: CaseFile) => separate(file, { highestTier: null, now: later });

describe('what says the same', () => {
  test('R5: its case ends with every clock and an open round, in the matter of the one that goes on, and tells nothing', () => {
    const merged = merge(proposed(), { matterId: id(0), now });
    expect(merged.case).toMatchObject({ state: 'MERGED', mergedFrom: 'PLANNING', matterId: id(0), nextDueAt: null });
    expect([
      merged.deadlines.map(({ kind, cancelledAt }) => [kind, cancelledAt]),
      merged.plan?.state,
      told(merged),
    ]).toEqual([[['PLAN', now]], 'LAPSED', []]);
    expect(codeOf(() => contacted(joined(opened())))).toBe('CASE_CLOSED');
  });

  test('R25: a clock that was late already is missed and told', () => {
    expect(told(merge(opened(), { matterId: id(0), now: later }))).toEqual([1, 2, 3].map(() => 'deadline.missed'));
  });

  test('R5: one that had ended before belongs to the matter all the same', () => {
    const closed = afterwards(opened(), supersede(opened(), { supersededById: id(9), now }));
    expect(merge(closed, { matterId: id(0), now }).case).toEqual({ ...closed.case, matterId: id(0) });
  });
});

describe('what stands by itself again', () => {
  test('R5, R20: it waits for contact before the owner of its level, with both clocks from that moment', () => {
    const again = apart(joined(proposed()));
    expect(again.case).toMatchObject({
      ...{ state: 'WAITING_CONTACT', mergedFrom: null, tier: 1, ownerPostId: chain[0]?.postId },
      nextDueAt: after(later, 30 * MINUTE_MS),
    });
    expect(again.deadlines.map(({ kind, generation, armedAt }) => [kind, generation, armedAt])).toEqual([
      ['CONTACT', 2, later],
      ['PLAN', 2, later],
    ]);
    expect(told(again)).toEqual(['case.assigned']);
    expect(separate(joined(opened()), { highestTier: 2, now: later }).case.tier).toBe(2);
  });

  test('R32: where a plan was agreed the customer keeps what was promised', () => {
    expect(apart(joined(agreed())).case).toMatchObject({ state: 'AGREED', mergedFrom: null, nextDueAt: null });
    const done = { ...agreed(), case: moved(agreed().case, CaseState.DONE) };
    expect(apart(joined(done)).case).toMatchObject({ state: 'DONE', mergedFrom: null });
  });

  test('R65: what the fund said meanwhile holds: paid is done, refused is negotiated again', () => {
    const paid = finishCompensation(joined(agreed()), payment()) as Decision;
    expect(paid.case).toMatchObject({ state: 'MERGED', mergedFrom: 'DONE' });
    expect(apart(afterwards(joined(agreed()), paid)).case.state).toBe('DONE');
    const refused = refuseCompensation(joined(agreed()), { planId: id(6), reason: 'DECIDED', now }) as Decision;
    expect(refused).toMatchObject({
      case: { state: 'MERGED', mergedFrom: 'PLANNING', nextDueAt: null },
      deadlines: [],
    });
    expect(apart(afterwards(joined(agreed()), refused)).case.state).toBe('WAITING_CONTACT');
  });

  test('a repeat that came meanwhile takes over', () => {
    const superseded = supersede(joined(opened()), { supersededById: id(9), now: later });
    expect([superseded.case.state, superseded.case.mergedFrom, told(superseded)]).toEqual([
      ...['SUPERSEDED', null, ['case.superseded']],
    ]);
  });
});

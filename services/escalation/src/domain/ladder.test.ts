import { Level } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  chain,
  codeOf,
  contacted,
  filing,
  id,
  opened,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import type { Decision } from './case.js';
import { escalate, runOut } from './ladder.js';
import { supersede } from './opening.js';
import { defaultPolicy as policy } from './policy.js';

describe('the ladder', () => {
  const due = after(start, 24 * HOUR_MS);
  const late = after(due, 1);

  test('R21: a missed contact is told and does not climb', () => {
    const missed = runOut(opened(), after(start, 30 * MINUTE_MS + 1), policy) as Decision;
    expect([told(missed), missed.case.tier, missed.case.abnormalFlag]).toEqual([['deadline.missed'], 1, false]);
    expect(runOut(opened(), after(start, 30 * MINUTE_MS), policy)).toBeNull();
  });

  test('R22, R23: exactly at 24 hours nothing happens; one millisecond later one step, the flag, both clocks afresh', () => {
    expect(runOut(contacted(), due, policy)).toBeNull();
    const climbed = runOut(proposed(), late, policy) as Decision;
    expect(climbed.case).toMatchObject({
      tier: 2,
      ownerPostId: chain[1]?.postId,
      abnormalFlag: true,
      state: 'WAITING_CONTACT',
    });
    expect(climbed.step).toMatchObject({ fromTier: 1, toTier: 2, trigger: 'PLAN_DEADLINE_MISSED', filing: null });
    expect(climbed.plan?.state).toBe('LAPSED');
    expect(climbed.deadlines.map(({ kind, generation, dueAt }) => [kind, generation, dueAt])).toEqual([
      ['PLAN', 1, due],
      ['CONTACT', 2, after(late, 30 * MINUTE_MS)],
      ['PLAN', 2, after(late, 24 * HOUR_MS)],
    ]);
    expect(told(climbed)).toEqual(['deadline.missed', 'case.climbed']);
  });

  test('R25: after five days down both clocks are missed and the case climbs one step', () => {
    const now = after(start, 5 * 24 * HOUR_MS);
    const climbed = runOut(opened(), now, policy) as Decision;
    expect(told(climbed)).toEqual(['deadline.missed', 'deadline.missed', 'case.climbed']);
    expect(climbed.case.tier).toBe(2);
    expect(runOut(afterwards(opened(), climbed), now, policy)).toBeNull();
  });

  test('R23, R24: at the top a missed plan is a failed attempt, told each time, with a fresh plan clock for the same owner', () => {
    let file = contacted(opened(Level.MAJOR));
    for (const attempt of [1, 2, 3]) {
      const now = after(file.case.nextDueAt as Date, 1);
      const failed = runOut(file, now, policy) as Decision;
      expect(failed.case).toMatchObject({
        failedAttempts: attempt,
        tier: 3,
        state: 'PLANNING',
        ownerPostId: chain[2]?.postId,
      });
      expect(told(failed)).toEqual(['deadline.missed', 'attempt.failed']);
      expect(failed.events[1]?.payload).toMatchObject({ level: 'MAJOR', failedAttempts: attempt, failedAt: now });
      file = afterwards(file, failed);
      expect(file.case.nextDueAt).toEqual(after(now, 24 * HOUR_MS));
    }
  });

  test('R23: by hand after the direct report; the running clocks are cancelled, not missed', () => {
    const now = after(start, 5 * MINUTE_MS);
    const climbed = escalate(opened(), { reason: 'a safety matter', filing, now }, policy);
    expect(told(climbed)).toEqual(['case.climbed']);
    expect(climbed.deadlines.filter(({ cancelledAt }) => cancelledAt)).toHaveLength(2);
    const ask = (reportedAt: Date, file = opened()) =>
      codeOf(() => escalate(file, { reason: 'a safety matter', filing: { ...filing, reportedAt }, now }, policy));
    expect([ask(after(now, 1)), ask(after(start, -1)), ask(now), ask(now, opened(Level.MAJOR))]).toEqual([
      ...['REPORT_IN_FUTURE', 'REPORT_BEFORE_CASE', 'NOTHING', 'TOP_OF_LADDER'],
    ]);
  });

  test('a repeat takes over: clocks are cancelled and an open round lapses', () => {
    const superseded = supersede(proposed(), { supersededById: id(9), now: start });
    expect([superseded.case.state, superseded.case.nextDueAt, superseded.plan?.state]).toEqual([
      'SUPERSEDED',
      null,
      'LAPSED',
    ]);
    expect(told(superseded)).toEqual(['case.superseded']);
  });
});

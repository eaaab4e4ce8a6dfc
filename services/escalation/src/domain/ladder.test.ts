import { Level } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  chain,
  codeOf,
  contacted,
  filing,
  id,
  ofTurn,
  opened,
  proposed,
  start,
  told,
} from '../../test/case-files.js';
import { type CaseFile, type Decision, deadlineOf } from './case.js';
import { disappoint, escalate, runOut } from './ladder.js';
import { supersede } from './opening.js';

const withoutEmergency = (file: CaseFile): CaseFile => ({
  ...file,
  deadlines: file.deadlines.filter(({ kind }) => kind !== 'EMERGENCY'),
});

describe('the ladder', () => {
  const due = after(start, 24 * HOUR_MS);
  const late = after(due, 1);

  test('R21: a missed contact is told and does not climb', () => {
    const missed = runOut(opened(), after(start, 30 * MINUTE_MS + 1)) as Decision;
    expect([told(missed), missed.case.tier, missed.case.abnormalFlag]).toEqual([['deadline.missed'], 1, false]);
    expect(runOut(opened(), after(start, 30 * MINUTE_MS))).toBeNull();
  });

  test('R22, R23: exactly at 24 hours nothing happens; one millisecond later one step, the flag, both clocks afresh', () => {
    expect(runOut(contacted(), due)).toBeNull();
    const climbed = runOut(proposed(), late) as Decision;
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

  test('R25: after five days down every clock is missed and the case climbs one step', () => {
    const now = after(start, 5 * 24 * HOUR_MS);
    const climbed = runOut(opened(), now) as Decision;
    expect(told(climbed)).toEqual(['deadline.missed', 'deadline.missed', 'deadline.missed', 'case.climbed']);
    expect(climbed.case.tier).toBe(2);
    expect(runOut(afterwards(opened(), climbed), now)).toBeNull();
  });

  test('R23, R24: at the top a missed plan is a failed attempt, told each time, with a fresh plan clock for the same owner', () => {
    let file = contacted(opened(Level.MAJOR));
    for (const attempt of [1, 2, 3]) {
      const now = after(deadlineOf(file, 'PLAN').dueAt, 1);
      const failed = runOut(withoutEmergency(file), now) as Decision;
      expect(failed.case).toMatchObject({
        failedAttempts: attempt,
        tier: 3,
        state: 'PLANNING',
        ownerPostId: chain[2]?.postId,
      });
      expect(told(failed)).toEqual(['deadline.missed', 'attempt.failed']);
      expect(failed.events[1]?.payload).toMatchObject({ level: 'MAJOR', failedAttempts: attempt, failedAt: now });
      file = afterwards(file, failed);
      expect(deadlineOf(file, 'PLAN').dueAt).toEqual(after(now, 24 * HOUR_MS));
    }
  });

  test('R23: by hand after the direct report; the running clocks are cancelled, not missed', () => {
    const now = after(start, 5 * MINUTE_MS);
    const climbed = escalate(opened(), { reason: 'a safety matter', filing, now });
    expect(told(climbed)).toEqual(['case.climbed']);
    expect(climbed.deadlines.filter(({ cancelledAt }) => cancelledAt)).toHaveLength(2);
    const ask = (reportedAt: Date, file = opened()) =>
      codeOf(() => escalate(file, { reason: 'a safety matter', filing: { ...filing, reportedAt }, now }));
    expect([ask(after(now, 1)), ask(after(start, -1)), ask(now), ask(now, opened(Level.MAJOR))]).toEqual([
      ...['REPORT_IN_FUTURE', 'REPORT_BEFORE_CASE', 'NOTHING', 'TOP_OF_LADDER'],
    ]);
  });

  test('R23: exactly at the plan’s last due date nothing; one millisecond later one step up, and the plan is withdrawn', () => {
    const dueAt = after(start, 2 * HOUR_MS);
    const file = agreed(proposed(contacted(), 8_000, { dueAt }));
    expect(runOut(file, dueAt)).toBeNull();
    const now = after(dueAt, 1);
    const climbed = runOut(file, now) as Decision;
    expect(climbed.case).toMatchObject({
      tier: 2,
      state: 'WAITING_CONTACT',
      abnormalFlag: true,
      setback: 'PLAN_OVERDUE',
    });
    expect([climbed.plan?.state, climbed.step?.trigger]).toEqual(['OVERDUE', 'PLAN_OVERDUE']);
    expect(told(climbed)).toEqual(['deadline.missed', 'plan.withdrawn', 'case.climbed']);
    expect(ofTurn(climbed).map(({ kind, generation }) => [kind, generation])).toEqual([
      ['DELIVERY', 1],
      ['CONTACT', 2],
      ['PLAN', 2],
    ]);
  });

  test('R24: at the top a plan that runs out is a failed attempt: planned anew by the same owner on a fresh clock', () => {
    const dueAt = after(start, 2 * HOUR_MS);
    const now = after(dueAt, 1);
    const file = withoutEmergency(agreed(proposed(contacted(opened(Level.MAJOR)), null, { dueAt })));
    const failed = runOut(file, now) as Decision;
    expect(failed.case).toMatchObject({ state: 'PLANNING', tier: 3, failedAttempts: 1, setback: 'PLAN_OVERDUE' });
    expect(told(failed)).toEqual(['deadline.missed', 'plan.withdrawn', 'attempt.failed']);
    expect(deadlineOf(afterwards(file, failed), 'PLAN').dueAt).toEqual(after(now, 24 * HOUR_MS));
  });

  test('R24: a repeat after an outcome is a failed attempt at the top, once; without an outcome, or lower, it is none', () => {
    const file = agreed(proposed(contacted(opened(Level.MAJOR)), null));
    const withOutcome = (facts: object): CaseFile => ({ ...file, case: { ...file.case, outcomeAt: start, ...facts } });
    const failed = disappoint(withOutcome({}), start) as Decision;
    expect(failed.case).toMatchObject({ failedAttempts: 1, setback: 'OUTCOME_DISSATISFIED', outcomeAt: null });
    expect(told(failed)).toEqual(['attempt.failed']);
    expect(disappoint(afterwards(withOutcome({}), failed), start)).toBeNull();
    expect(disappoint(file, start)).toBeNull();
    expect(disappoint(withOutcome({ tier: 2 }), start)).toBeNull();
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

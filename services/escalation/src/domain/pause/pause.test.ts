import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { codeOf, contacted, opened, rules, start } from '../../../test/case-files.js';
import type { CaseFile } from '../case.js';
import type { DeadlineFacts } from '../deadline.js';
import { type PauseFacts, pause, resume, runningClock } from './pause.js';

/** A case under a policy by which clocks may wait for an expert. */
const pausable = (file: CaseFile = contacted()): CaseFile => ({
  ...file,
  rules: { ...rules, policy: { ...rules.policy, pausing: { reasons: ['AWAITING_EXPERT'], atMostHours: 48 } } },
});
const plan = { kind: 'PLAN', subject: '' } as const;
const clockOf = (file: CaseFile, now = start): DeadlineFacts => runningClock(file, plan, now);
const asked = (file: CaseFile, untilAt: Date, change: object = {}) => ({
  ...{ clock: clockOf(file), reason: 'AWAITING_EXPERT' as const, untilAt, pauses: [], now: start, ...change },
});
const due = (hours: number, ms = 0) => after(start, hours * HOUR_MS + ms);

describe('R28: a clock that stands still', () => {
  const file = pausable();
  const paused = pause(file, asked(file, due(10)));
  test('is due later by as much, its warnings and the case with it', () => {
    expect(paused.clock.dueAt).toEqual(due(34));
    expect(paused.clock.warningsAt).toEqual([due(22), after(start, Math.floor(0.8 * 24 * HOUR_MS) + 10 * HOUR_MS)]);
    expect(paused.decision.case.nextDueAt).toEqual(due(34));
  });
  test('keeps the warnings that it has given', () => {
    const now = due(13);
    const later = pause(file, asked(file, due(14), { now }));
    expect(later.clock.warningsAt[0]).toEqual(due(12));
    expect(later.clock.dueAt).toEqual(due(25));
  });
  test('has what was left when it goes on early, also a millisecond, and nothing', () => {
    const pauses: PauseFacts[] = [{ pausedAt: start, untilAt: due(10), resumedAt: null }];
    const early = resume(file, { clock: paused.clock, pauses, now: due(4) });
    expect(early.clock.dueAt).toEqual(due(28));
    expect(early.clock.warningsAt[0]).toEqual(due(16));
    for (const left of [1, 0]) {
      const now = due(24, -left);
      const at = pause(file, asked(file, due(30), { now }));
      const again = resume(file, {
        clock: at.clock,
        pauses: [{ pausedAt: now, untilAt: due(30), resumedAt: null }],
        now: due(26),
      });
      expect(again.clock.dueAt).toEqual(due(26, left));
    }
  });
});

describe('R28: a clock stands still only', () => {
  const file = pausable();
  const refused = (change: object, of = file) => codeOf(() => pause(of, asked(of, due(1), change)));
  test('where the policy of the case names the reason; off by default', () => {
    expect(refused({}, contacted())).toBe('PAUSING_OFF');
    expect(refused({ reason: 'FORCE_MAJEURE' })).toBe('REASON_NOT_ALLOWED');
    expect(refused({})).toBe('NOTHING');
  });
  test('until an instant ahead, for as long as the policy says in all', () => {
    expect(refused({ untilAt: start })).toBe('PAUSE_IN_PAST');
    expect(refused({ untilAt: after(start, 1) })).toBe('NOTHING');
    expect(refused({ untilAt: due(48) })).toBe('NOTHING');
    expect(refused({ untilAt: due(48, 1) })).toBe('PAUSE_TOO_LONG');
    const pauses = [
      { pausedAt: due(-100), untilAt: due(-60), resumedAt: due(-70) },
      { pausedAt: due(-50), untilAt: due(-40), resumedAt: null },
    ];
    expect(refused({ pauses, untilAt: due(8) })).toBe('NOTHING');
    expect(refused({ pauses, untilAt: due(8, 1) })).toBe('PAUSE_TOO_LONG');
  });
  test('when it does not already; and goes on only when it does', () => {
    const pauses = [{ pausedAt: start, untilAt: due(2), resumedAt: null }];
    const resumed = (now: Date) => codeOf(() => resume(file, { clock: clockOf(file), pauses, now }));
    expect(refused({ pauses, untilAt: due(5), now: due(2, -1) })).toBe('PAUSED_ALREADY');
    expect(refused({ pauses, untilAt: due(5), now: due(2) })).toBe('NOTHING');
    expect(resumed(due(2, -1))).toBe('NOTHING');
    expect(resumed(due(2))).toBe('NOT_PAUSED');
  });
  test('while it runs and is in time', () => {
    expect(codeOf(() => clockOf(file, due(24)))).toBe('NOTHING');
    expect(codeOf(() => clockOf(file, due(24, 1)))).toBe('CLOCK_LATE');
    expect(codeOf(() => runningClock(file, { kind: 'CONTACT', subject: '' }, start))).toBe('CLOCK_NOT_RUNNING');
    expect(codeOf(() => runningClock(file, { kind: 'TASK', subject: 'none' }, start))).toBe('CLOCK_NOT_RUNNING');
  });
  test('R18, R19: where it is neither the law’s nor an emergency’s', () => {
    const grave = pausable(opened('MAJOR'));
    const clock = runningClock(grave, { kind: 'EMERGENCY', subject: 'SAFETY' }, start);
    expect(refused({ clock, untilAt: after(start, MINUTE_MS) }, grave)).toBe('CLOCK_NEVER_PAUSES');
  });
});

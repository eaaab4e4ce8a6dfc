import { Source } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { afterwards, codeOf, contacted, opened, start, told } from '../../../test/case-files.js';
import type { CaseFile } from '../case.js';
import { close } from '../closing.js';
import { StatutoryPack } from '../vocabulary.js';
import { meetClock, startClock } from './by-hand.js';

/** A case whose policy has every pack on. */
const file: CaseFile = {
  ...contacted(),
  rules: {
    ...contacted().rules,
    policy: { ...contacted().rules.policy, statutoryPacks: Object.values(StatutoryPack) },
  },
};
const now = after(start, DAY_MS);
const starts = (startedAt = start, { of = file, pack = StatutoryPack.MEDIATION_60_DAYS as StatutoryPack } = {}) =>
  startClock(of, { pack, startedAt, now });
const running = afterwards(file, starts());

describe('a clock of the law that somebody starts', () => {
  test('R19: it runs from the instant at which it started, sixty days to the millisecond', () => {
    expect(starts().deadlines).toEqual([
      expect.objectContaining({ subject: 'MEDIATION_60_DAYS', armedAt: start, dueAt: after(start, 60 * DAY_MS) }),
    ]);
  });

  test('R19: it started by now, and no more than a year before the complaint', () => {
    const code = (at: Date) => codeOf(() => starts(at));
    expect(code(now)).toBe('NOTHING');
    expect(code(after(now, 1))).toBe('STARTED_IN_FUTURE');
    expect(code(after(start, -366 * DAY_MS))).toBe('NOTHING');
    expect(code(after(start, -366 * DAY_MS - 1))).toBe('STARTED_TOO_EARLY');
  });

  test('R19: its pack is on, it does not run yet, and the case is open', () => {
    expect(codeOf(() => starts(start, { of: contacted() }))).toBe('PACK_OFF');
    expect(codeOf(() => starts(start, { of: running }))).toBe('CLOCK_RUNS_ALREADY');
    const closed = afterwards(file, close(file, 'WITHOUT_AGREEMENT', start));
    expect(codeOf(() => starts(start, { of: closed }))).toBe('CASE_CLOSED');
    const byItself = opened('FIRST', start, { source: Source.AUTHORITY });
    expect(codeOf(() => starts(start, { of: byItself, pack: 'ENTERPRISE_12315' }))).toBe('CLOCK_RUNS_ALREADY');
  });

  test('R19: once it was met it may start again, counted on', () => {
    const met = afterwards(running, meetClock(running, { pack: 'MEDIATION_60_DAYS', metAt: now, now }));
    expect(starts(start, { of: met }).deadlines[0]?.generation).toBe(2);
  });
});

describe('what a clock of the law waited for', () => {
  const due = after(start, 60 * DAY_MS);
  const meets = (metAt: Date, { of = running, at = after(due, HOUR_MS) } = {}) =>
    meetClock(of, { pack: 'MEDIATION_60_DAYS', metAt, now: at });

  test('R19: in time up to the due millisecond, late after it', () => {
    expect(meets(due).deadlines).toEqual([expect.objectContaining({ metAt: due, firedAt: null })]);
    const late = meets(after(due, 1));
    expect(late.deadlines).toEqual([expect.objectContaining({ metAt: after(due, 1), firedAt: after(due, HOUR_MS) })]);
    expect(told(late)).toEqual(['deadline.missed']);
  });

  test('R19: between its start and now, of a clock that runs', () => {
    expect(codeOf(() => meets(after(start, -1)))).toBe('MET_BEFORE_START');
    expect(codeOf(() => meets(start))).toBe('NOTHING');
    expect(codeOf(() => meets(after(now, 1), { at: now }))).toBe('MET_IN_FUTURE');
    expect(codeOf(() => meets(due, { of: file }))).toBe('CLOCK_NOT_RUNNING');
    expect(codeOf(() => meets(due, { of: afterwards(running, meets(due)) }))).toBe('CLOCK_NOT_RUNNING');
    const closed = afterwards(running, close(running, 'WITHOUT_AGREEMENT', now));
    expect(codeOf(() => meets(now, { of: closed }))).toBe('CLOCK_NOT_RUNNING');
  });
});

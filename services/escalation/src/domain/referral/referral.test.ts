import { DeadlineKind } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { afterwards, codeOf, contacted, id, opened, start, told } from '../../../test/case-files.js';
import type { CaseFile } from '../case.js';
import { close } from '../closing.js';
import { runOut } from '../ladder.js';
import { missingCopies, type Referring, recordAnswer, refer } from './referral.js';

const dueAt = after(start, 2 * HOUR_MS);
const asks = (file = contacted(), change: Partial<Referring> = {}) =>
  refer(file, { referralId: id(9), to: 'CARRIER', departmentId: null, dueAt, now: start, ...change });
const referred = (file = contacted()) => afterwards(file, asks(file));
const clockOf = ({ deadlines }: Pick<CaseFile, 'deadlines'>) =>
  deadlines.find(({ kind }) => kind === DeadlineKind.REFERRAL);

describe('a referral', () => {
  test('R46: its clock runs until the term; owner and other clocks stay', () => {
    const decision = asks();
    expect(decision.deadlines).toHaveLength(1);
    expect(clockOf(decision)).toMatchObject({ subject: id(9), armedAt: start, dueAt, generation: 1 });
    expect(decision.case).toEqual({ ...contacted().case, nextDueAt: dueAt });
    expect(told(decision)).toEqual([]);
  });

  test('R46: the term lies ahead, ninety days at the most, to the millisecond', () => {
    const due = (at: Date) => codeOf(() => asks(contacted(), { dueAt: at }));
    expect(due(start)).toBe('REFERRAL_DUE_IN_PAST');
    expect(due(after(start, 1))).toBe('NOTHING');
    expect(due(after(start, 90 * DAY_MS))).toBe('NOTHING');
    expect(due(after(start, 90 * DAY_MS + 1))).toBe('REFERRAL_TOO_LONG');
  });

  test('R36: a department is named where it is one, and nowhere else', () => {
    const code = (change: Partial<Referring>) => codeOf(() => asks(contacted(), change));
    expect(code({ to: 'DEPARTMENT' })).toBe('DEPARTMENT_MISSING');
    expect(code({ departmentId: id(8) })).toBe('DEPARTMENT_SUPERFLUOUS');
    expect(code({ to: 'DEPARTMENT', departmentId: id(8) })).toBe('NOTHING');
  });

  test('R46: a closed case refers nothing', () => {
    const closed = afterwards(contacted(), close(contacted(), 'WITHOUT_AGREEMENT', start));
    expect(codeOf(() => asks(closed))).toBe('CASE_CLOSED');
  });

  test('R46: one that nobody answers in time is missed, which moves nothing', () => {
    expect(runOut(referred(), dueAt)).toBeNull();
    const late = runOut(referred(), after(dueAt, 1));
    expect(late && told(late)).toEqual(['deadline.missed']);
    expect(late?.case).toMatchObject({ tier: 1, state: 'PLANNING', abnormalFlag: false, failedAttempts: 0 });
  });
});

describe('what comes back', () => {
  const now = after(dueAt, HOUR_MS);
  const comes = (receivedAt: Date, file = referred(), isAnswered = false) =>
    recordAnswer(file, { referral: { id: id(9), referredAt: start }, isAnswered, receivedAt, now });

  test('R46: it meets the clock when it was received in time, at the term sharp as well, and a millisecond later it is late', () => {
    expect(clockOf(comes(dueAt))).toMatchObject({ metAt: dueAt, firedAt: null });
    expect(told(comes(dueAt))).toEqual([]);
    const late = comes(after(dueAt, 1));
    expect(clockOf(late)).toMatchObject({ metAt: after(dueAt, 1), firedAt: now });
    expect(told(late)).toEqual(['deadline.missed']);
  });

  test('R25, R46: what was recorded as missed stays so, whatever is said of it afterwards, and is told once', () => {
    const missed = runOut(referred(), after(dueAt, 1));
    const file = missed ? afterwards(referred(), missed) : referred();
    expect(clockOf(comes(dueAt, file))).toMatchObject({ metAt: now, firedAt: after(dueAt, 1) });
    expect(told(comes(dueAt, file))).toEqual([]);
    expect(clockOf(comes(after(dueAt, 1), file))).toMatchObject({ metAt: after(dueAt, 1) });
  });

  test('R46: it comes once, after what was asked and before it is recorded, to the millisecond', () => {
    expect(codeOf(() => comes(after(start, -1)))).toBe('RECEIVED_BEFORE_REFERRAL');
    expect(codeOf(() => comes(start))).toBe('NOTHING');
    expect(codeOf(() => comes(now))).toBe('NOTHING');
    expect(codeOf(() => comes(after(now, 1)))).toBe('RECEIVED_IN_FUTURE');
    expect(codeOf(() => comes(start, referred(), true))).toBe('ANSWERED_ALREADY');
  });

  test('R36: after the end of the case the copy is kept, and its clock stays as it ended', () => {
    const closed = afterwards(referred(), close(referred(), 'WITHOUT_AGREEMENT', start));
    expect(comes(dueAt, closed).deadlines).toEqual([]);
  });

  test('R36: copies are missing at the end, of those who answered nothing', () => {
    const referrals = [{ id: id(8) }, { id: id(9) }];
    expect(missingCopies('PLANNING', referrals, new Set())).toEqual([]);
    expect(missingCopies('RESOLVED', referrals, new Set([id(8)]))).toEqual([{ id: id(9) }]);
    expect(missingCopies(opened().case.state, referrals, new Set())).toEqual([]);
  });
});

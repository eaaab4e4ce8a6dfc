import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  codeOf,
  contacted,
  id,
  payment,
  proposed,
  start,
  task,
  told,
} from '../../test/case-files.js';
import type { CaseFile, Decision } from './case.js';
import { close } from './closing.js';
import { callOffCompensation, finishCompensation, refuseCompensation, reversePayment } from './compensation.js';
import { newestOf } from './deadline.js';
import { issue } from './decision/decision.js';
import { runOut } from './ladder.js';
import { merge, separate } from './merge.js';
import type { PlanFacts } from './plan.js';
import { resolve } from './resolve.js';
import { completeTask } from './task/work.js';

const now = after(start, 40 * HOUR_MS);
const dueAt = after(start, 3 * DAY_MS);
const promising = (change: Partial<PlanFacts> = {}) => agreed(proposed(contacted(), 8_000, { dueAt, ...change }));
const next = (file: CaseFile, decision: Decision | null): CaseFile => afterwards(file, decision as Decision);
const paid = (file: CaseFile = promising(), change: Parameters<typeof payment>[0] = {}): CaseFile =>
  next(file, finishCompensation(file, payment(change)));
const reversal = { planId: id(6), disbursementId: id(8), now };
const reversed = (file: CaseFile = paid(), change: Partial<typeof reversal> = {}) =>
  reversePayment(file, { ...reversal, ...change });
const clockOf = (file: CaseFile, kind: 'DELIVERY' | 'STATUTORY', subject = '') =>
  newestOf(file.deadlines, { kind, subject });

describe('a compensation that is called off', () => {
  test('R32, R65: leads back to planning on a fresh plan clock, as a refusal does, and says so itself', () => {
    const off = callOffCompensation(promising(), { planId: id(6), now }) as Decision;
    expect(off.case).toMatchObject({ state: 'PLANNING', nextDueAt: after(now, 24 * HOUR_MS) });
    expect(off.plan).toMatchObject({ state: 'COMPENSATION_CANCELLED', refusalReason: null });
    const refused = refuseCompensation(promising(), { planId: id(6), reason: 'EXPIRED', now }) as Decision;
    expect(refused.plan).toMatchObject({ state: 'COMPENSATION_REFUSED', refusalReason: 'EXPIRED' });
    expect([off.case, off.deadlines]).toEqual([refused.case, refused.deadlines]);
  });

  test('R65: of another plan, or one whose work is done, it changes nothing', () => {
    expect(callOffCompensation(promising(), { planId: id(9), now })).toBeNull();
    expect(callOffCompensation(paid(), { planId: id(6), now })).toBeNull();
  });
});

describe('a payment that is taken back', () => {
  test('R64, R65: what was done is to be paid anew until the date that was promised; paid again it is done', () => {
    const file = next(paid(), reversed());
    expect(file.case).toMatchObject({ state: 'AGREED', outcomeAt: null, nextDueAt: dueAt });
    expect(file.plan).toMatchObject({ state: 'ACCEPTED', paidAt: null, disbursementId: null });
    expect(clockOf(file, 'DELIVERY')).toMatchObject({ generation: 2, armedAt: now, dueAt, metAt: null });
    expect(told(reversed() as Decision)).toEqual([]);
    expect(codeOf(() => resolve(file, now))).toBe('COMPENSATION_NOT_PAID');
    const again = finishCompensation(file, payment({ disbursementId: id(9), paidAt: dueAt })) as Decision;
    expect(again.case).toMatchObject({ state: 'DONE', outcomeAt: dueAt, nextDueAt: null });
    expect(told(again)).toEqual(['plan.finished']);
  });

  test('R23: where the promised date has passed there is a day, and then the case climbs', () => {
    for (const late of [dueAt, after(dueAt, HOUR_MS)]) {
      const file = next(paid(), reversed(paid(), { now: late }));
      expect(clockOf(file, 'DELIVERY')?.dueAt).toEqual(after(late, DAY_MS));
      expect(told(runOut(file, after(late, DAY_MS + 1)) as Decision)).toContain('case.climbed');
    }
    const sooner = next(paid(), reversed(paid(), { now: after(dueAt, -1) }));
    expect(clockOf(sooner, 'DELIVERY')?.dueAt).toEqual(dueAt);
    const undated = paid(agreed());
    expect(reversed(undated)).toMatchObject({ case: { state: 'AGREED', nextDueAt: null }, deadlines: [] });
  });

  test('R19: the law’s clock of a refund goes on from the agreement; one that was missed is not missed again', () => {
    const file = paid(promising({ remedy: 'REFUND' }), { paidAt: dueAt });
    const again = next(file, reversed(file));
    const law = { generation: 2, armedAt: start, dueAt: after(start, 15 * DAY_MS), metAt: null };
    expect(clockOf(again, 'STATUTORY', 'REFUND_DELAY')).toMatchObject(law);
    const unpaid = agreed(proposed(contacted(), 8_000, { remedy: 'REFUND' }));
    const late = next(unpaid, runOut(unpaid, after(start, 15 * DAY_MS + 1)));
    const paidLate = paid(late, { paidAt: after(start, 16 * DAY_MS) });
    expect(reversed(paidLate)?.deadlines).toEqual([]);
  });

  test('R38: the end of the work is no outcome any more, what was decided after it still is', () => {
    const weighing = { liability: 'Ours.', expectation: null, compromise: null, marketEffect: null };
    const ruling = { weighing: { ...weighing, fairness: null, arbitration: null }, appealText: null };
    const decided = (file: CaseFile, now: Date): CaseFile =>
      next(file, issue(file, { decisionId: id(9), readKey: 'key', outcome: 'GRANTED', ...ruling, now }));
    const at = after(start, 2);
    expect(reversed(decided(paid(promising(), { paidAt: after(start, 1) }), at))?.case.outcomeAt).toEqual(at);
    const mine = task({ id: id(5), state: 'OPEN', dueAt });
    const working = { ...promising(), tasks: [mine] };
    const worked = paid(working, { paidAt: after(start, 1) });
    const finished = next(worked, completeTask(worked, { taskId: mine.id, now: at }));
    expect(finished.case).toMatchObject({ state: 'DONE', outcomeAt: at });
    expect(reversed(finished)?.case).toMatchObject({ state: 'AGREED', outcomeAt: null });
    expect(reversed(worked)).toMatchObject({ case: { state: 'AGREED' }, plan: { paidAt: null }, deadlines: [] });
  });

  test('R65: a case that is closed stays so, and what is paid anew is kept', () => {
    const done = paid();
    const resolved = next(done, resolve(done, now));
    const left = next(done, close(done, 'WITHOUT_AGREEMENT', now));
    for (const file of [resolved, left]) {
      const unpaid = next(file, reversed(file));
      expect([unpaid.case, unpaid.plan?.paidAt]).toEqual([file.case, null]);
      const again = paid(unpaid, { disbursementId: id(9), paidAt: now });
      expect([again.case, again.plan?.disbursementId]).toEqual([file.case, id(9)]);
    }
  });

  test('R5, R65: a case that was joined to another would go on unpaid', () => {
    const done = paid();
    const joined = next(done, merge(done, { matterId: id(0), now }));
    const unpaid = next(joined, reversed(joined));
    expect(unpaid.case).toMatchObject({ state: 'MERGED', mergedFrom: 'AGREED', outcomeAt: null, nextDueAt: null });
    const apart = next(unpaid, separate(unpaid, { highestTier: null, now }));
    expect(apart.case).toMatchObject({ state: 'AGREED', nextDueAt: dueAt });
  });

  test('R65: only the payment that counts is taken back, whichever is heard of first', () => {
    const twice = paid(paid(), { disbursementId: id(9), paidAt: now });
    expect(twice).toMatchObject({ case: { state: 'DONE' }, plan: { disbursementId: id(9), paidAt: now } });
    expect(reversed(twice)).toBeNull();
    expect(finishCompensation(twice, payment())).toBeNull();
    expect(finishCompensation(twice, payment({ paidAt: now }))).toBeNull();
    expect(reversed(twice, { disbursementId: id(9) })?.case.state).toBe('AGREED');
    expect([reversed(promising()), reversed(paid(), { planId: id(9) })]).toEqual([null, null]);
  });

  test('R65: a payment from before it was kept which one it was is taken back too', () => {
    const before: CaseFile = { ...paid(), plan: { ...(paid().plan as PlanFacts), disbursementId: null } };
    expect(reversed(before, { disbursementId: id(9) })?.case.state).toBe('AGREED');
  });
});

import { Level } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  codeOf,
  contacted,
  id,
  made,
  opened,
  payment,
  proof,
  proposed,
  rules,
  start,
  told,
} from '../../test/case-files.js';
import { type CaseFile, type Decision, newestAmong } from './case.js';
import { finishCompensation } from './compensation.js';
import { recordContact } from './contact.js';
import { arm, armFor, newestOf } from './deadline.js';
import { finishIfDone } from './finish.js';
import { followClassification, followLevel } from './follow.js';
import { runOut } from './ladder.js';
import { merge, separate } from './merge.js';
import { acceptPlan, answerPlan, verifyAcceptance } from './plan/accept.js';
import { resolve } from './resolve.js';
import { statutoryClock } from './statutory.js';

const clockOf = (file: Pick<CaseFile, 'deadlines'>, kind: 'DELIVERY' | 'EMERGENCY' | 'STATUTORY', subject = '') =>
  newestOf(file.deadlines, { kind, subject });
const dueAt = after(start, 2 * HOUR_MS);
const promising = (change = {}) => proposed(contacted(), 8_000, { dueAt, ...change });

describe('warnings', () => {
  test('R28: a clock says when half and four fifths of its limit are used up', () => {
    expect(arm('CONTACT', start, rules).warningsAt).toEqual([
      after(start, 15 * MINUTE_MS),
      after(start, 24 * MINUTE_MS),
    ]);
    const until = armFor({ kind: 'DELIVERY', armedAt: start, limit: { until: after(start, 3) } }, rules);
    expect(until.warningsAt).toEqual([after(start, 1), after(start, 2)]);
    expect(until).toMatchObject({ limitMinutes: null, limitWorkingDays: null, calendarCode: null });
  });

  test('R27: a calendar that is not there any more counts around the clock', () => {
    const limit = { workingDays: 2, calendarCode: 'GONE' };
    const clock = armFor({ kind: 'STATUTORY', armedAt: start, limit }, rules);
    expect(clock).toMatchObject({ dueAt: after(start, 2 * DAY_MS), limitWorkingDays: 2, calendarCode: 'GONE' });
  });
});

describe('what an accepted plan promises', () => {
  test('R23: its last due date is a clock from acceptance on, met when the work is finished', () => {
    const file = agreed(promising());
    expect(clockOf(file, 'DELIVERY')).toMatchObject({ armedAt: start, dueAt, generation: 1 });
    const paid = finishCompensation(file, payment({ paidAt: dueAt })) as Decision;
    expect(paid.case).toMatchObject({ state: 'DONE', outcomeAt: dueAt });
    expect(clockOf(paid, 'DELIVERY')).toMatchObject({ metAt: dueAt, firedAt: null });
    expect(told(paid)).toEqual(['plan.finished']);
  });

  test('R23: what is paid a millisecond late finishes nothing; the case moves on', () => {
    const file = agreed(promising());
    const paid = finishCompensation(file, payment({ paidAt: after(dueAt, 1) })) as Decision;
    expect(paid).toMatchObject({ case: { state: 'AGREED' }, plan: { paidAt: after(dueAt, 1) }, events: [] });
    expect(told(runOut(afterwards(file, paid), after(dueAt, 1)) as Decision)).toContain('case.climbed');
  });

  test('R31: a round whose last due date has come is no longer accepted, nor answered', () => {
    const ask = (now: Date) => codeOf(() => acceptPlan(promising(), { round: 1, proof, byId: id(7), now }));
    expect([ask(after(dueAt, -1)), ask(dueAt)]).toEqual(['NOTHING', 'PLAN_DUE_IN_PAST']);
    const answer = { planId: id(6), accepted: true, reference: id(8) };
    expect(answerPlan(promising(), { ...answer, answeredAt: dueAt })).toBeNull();
    expect(answerPlan(promising(), { ...answer, answeredAt: after(dueAt, -1) })?.case.state).toBe('AGREED');
  });

  test('R35: resolved with the work just finished, every clock ends and the finish is told', () => {
    const file = agreed(proposed(contacted(opened(Level.MAJOR)), null, { dueAt }));
    const resolved = resolve(file, start);
    expect(told(resolved)).toEqual(['plan.finished', 'case.resolved']);
    expect(
      newestAmong([...file.deadlines, ...resolved.deadlines]).every((clock) => clock.metAt ?? clock.cancelledAt),
    ).toBe(true);
    expect(resolved.case.nextDueAt).toBeNull();
  });

  test('R65: without a payment that it promises nothing is finished', () => {
    expect(finishIfDone(agreed(), start)).toMatchObject({ case: { state: 'AGREED' }, events: [] });
  });

  test('R5, R23: what was joined by mistake takes its promise up again, for a day where its date has passed', () => {
    const file = agreed(promising());
    const joined = afterwards(file, merge(file, { matterId: id(0), now: start }));
    const promisedAt = (now: Date) => clockOf(separate(joined, { highestTier: null, now }), 'DELIVERY');
    expect(promisedAt(after(start, HOUR_MS))).toMatchObject({ generation: 2, dueAt });
    expect(promisedAt(dueAt)).toMatchObject({ generation: 2, dueAt: after(dueAt, DAY_MS) });
  });
});

describe('what the handler states', () => {
  const stated = { kind: 'STATEMENT', reference: 'She said yes on the phone.' } as const;
  const byHandler = (file = promising()) =>
    afterwards(file, acceptPlan(file, { round: 1, proof: stated, byId: id(7), now: start }));
  const verify = (persons: string[], isSo = true, file = byHandler()) =>
    verifyAcceptance(file, { isSo, persons, now: start });

  test('R32: it waits for a second person, and the plan clock runs on', () => {
    expect(byHandler()).toMatchObject({ case: { state: 'PLANNING' }, plan: { state: 'STATED', statedById: id(7) } });
    expect(runOut(byHandler(), after(start, DAY_MS + 1))?.plan).toMatchObject({ state: 'LAPSED', proofKind: null });
    const verified = verify([id(8)]);
    expect(verified).toMatchObject({ case: { state: 'AGREED' }, plan: { state: 'ACCEPTED', proofKind: 'STATEMENT' } });
  });

  test('R32: nobody verifies their own statement or proposal, nor for who made it', () => {
    const other = proposed(contacted(), null, { proposedById: id(5) });
    const byOther = afterwards(other, acceptPlan(other, { round: 1, proof: stated, byId: id(7), now: start }));
    expect(codeOf(() => verify([id(7)], true, byOther))).toBe('SECOND_PERSON_NEEDED');
    expect(codeOf(() => verify([id(5)], true, byOther))).toBe('SECOND_PERSON_NEEDED');
    expect(codeOf(() => verify([id(8), id(7)], true, byOther))).toBe('SECOND_PERSON_NEEDED');
    expect(codeOf(() => verify([id(8)], true, promising()))).toBe('NOTHING_TO_VERIFY');
  });

  test('R32: where it is not so the round stays open, and the customer can still answer it', () => {
    expect(verify([id(8)], false).plan).toMatchObject({ state: 'PROPOSED', statedById: null, proofReference: null });
    const answer = { planId: id(6), accepted: false, answeredAt: start, reference: id(9) };
    expect(answerPlan(byHandler(), answer)?.plan).toMatchObject({ state: 'OBJECTED', proofKind: null });
  });
});

describe('the emergency procedure', () => {
  const STEPS = ['SAFETY', 'EVIDENCE', 'SPOKESPERSON', 'PUBLIC_ANSWER'];
  const steps = ({ deadlines }: Pick<Decision, 'deadlines'>) =>
    deadlines.filter(({ kind }) => kind === 'EMERGENCY').map(({ subject }) => subject);

  test('R18: MAJOR starts its clocks with the case, a rise with the rise, URGENT with the classification, once', () => {
    expect(steps(opened(Level.MAJOR))).toEqual(STEPS);
    expect(clockOf(opened(Level.MAJOR), 'EMERGENCY', 'SAFETY')?.dueAt).toEqual(after(start, 30 * MINUTE_MS));
    expect(steps(opened(Level.SECOND))).toEqual([]);
    const now = after(start, HOUR_MS);
    const risen = followLevel(contacted(), { level: Level.MAJOR, highestTier: null, now });
    expect([risen.case.emergencyAt, steps(risen)]).toEqual([now, STEPS]);
    const urgent = followClassification(contacted(), { urgency: 'URGENT', natureCode: 'QUALITY', now });
    expect(urgent.case).toMatchObject({
      urgency: 'URGENT',
      natureCode: 'QUALITY',
      emergencyAt: now,
      state: 'PLANNING',
    });
    expect(steps(urgent)).toEqual(STEPS);
    expect(steps(followLevel(afterwards(contacted(), urgent), { level: Level.MAJOR, highestTier: null, now }))).toEqual(
      [],
    );
  });

  test('R16, R18: what is not URGENT starts none, nor does a closed case', () => {
    const important = followClassification(contacted(), { urgency: 'IMPORTANT', natureCode: 'SALES', now: start });
    expect([important.case.urgency, steps(important)]).toEqual(['IMPORTANT', []]);
    const closed = afterwards(opened(), merge(opened(), { matterId: id(0), now: start }));
    expect(steps(followClassification(closed, { urgency: 'URGENT', natureCode: 'SALES', now: start }))).toEqual([]);
  });

  test('R18, R20: its clocks go on whoever owns the case, and a missed one does not climb', () => {
    const file = contacted(opened(Level.SECOND, start));
    const urgent = afterwards(file, followClassification(file, { urgency: 'URGENT', natureCode: 'SALES', now: start }));
    const missed = runOut(urgent, after(start, 30 * MINUTE_MS + 1)) as Decision;
    expect([told(missed), missed.case.tier]).toEqual([['deadline.missed'], 2]);
  });
});

describe('the clocks of the law', () => {
  test('R19: 12315 gives 10 working days from acceptance to what an authority sends, met by an agreement', () => {
    const file = opened(Level.MAJOR, start, { source: 'AUTHORITY' });
    expect(clockOf(file, 'STATUTORY', 'ENTERPRISE_12315')).toMatchObject({
      ...{ limitWorkingDays: 10, calendarCode: 'CN', armedAt: start },
    });
    const settled = agreed(proposed(contacted(file), null));
    expect(clockOf(settled, 'STATUTORY', 'ENTERPRISE_12315')?.metAt).toEqual(start);
    expect(clockOf(opened(Level.MAJOR), 'STATUTORY', 'ENTERPRISE_12315')).toBeUndefined();
  });

  test('R19: a refund or return that is agreed on has 15 days, met when it is done', () => {
    const refund = agreed(proposed(contacted(), 8_000, { remedy: 'REFUND' }));
    expect(clockOf(refund, 'STATUTORY', 'REFUND_DELAY')?.dueAt).toEqual(after(start, 15 * DAY_MS));
    const paid = finishCompensation(refund, payment({ paidAt: dueAt })) as Decision;
    expect(clockOf(paid, 'STATUTORY', 'REFUND_DELAY')?.metAt).toEqual(dueAt);
    const returned = agreed(proposed(contacted(), 8_000, { purpose: 'RETURN' }));
    expect(clockOf(returned, 'STATUTORY', 'REFUND_DELAY')).toBeDefined();
  });

  test('R19: a pack that is not switched on runs nothing', () => {
    const off = { rules: { ...rules, policy: { ...rules.policy, statutoryPacks: [] } }, deadlines: [] };
    expect(statutoryClock(off, 'MEDIATION_60_DAYS', start)).toEqual([]);
  });

  test('R19, R23: a clock of the law that runs out is told and moves nothing', () => {
    const file = agreed(proposed(contacted(), null, { remedy: 'REFUND' }));
    const missed = runOut(file, after(start, 15 * DAY_MS + 1)) as Decision;
    expect([told(missed), missed.case.state]).toEqual([['deadline.missed'], 'AGREED']);
  });
});

test('a late contact is recorded though the plan waits; unreached it stays', () => {
  expect(recordContact(agreed(), made({ now: start })).case.state).toBe('AGREED');
});

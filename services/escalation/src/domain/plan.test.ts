import { after, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { afterwards, agreed, codeOf, contacted, id, proof, proposed, start, told } from '../../test/case-files.js';
import type { Decision } from './case.js';
import { acceptPlan, finishCompensation, type PlanFacts, proposePlan, refuseCompensation } from './plan.js';
import { policyInForce as policy } from './policy.js';
import { resolve } from './resolve.js';

describe('a plan', () => {
  test('a compensation is more than nothing and has a purpose; a purpose belongs to one', () => {
    const file = contacted();
    const ask = (compensationFen: number | null, purpose: 'RETURN' | null, dueAt: Date | null = null) =>
      codeOf(() => proposePlan(file, { compensationFen, purpose, dueAt, now: start }));
    expect([
      ask(0, 'RETURN'),
      ask(-1, 'RETURN'),
      ask(1, null),
      ask(null, 'RETURN'),
      ask(1, 'RETURN', start),
      ask(1, 'RETURN'),
    ]).toEqual([
      ...[
        'AMOUNT_NOT_POSITIVE',
        'AMOUNT_NOT_POSITIVE',
        'PURPOSE_MISSING',
        'PURPOSE_WITHOUT_COMPENSATION',
        'PLAN_DUE_IN_PAST',
        'NOTHING',
      ],
    ]);
  });

  test('R32: a new round replaces the open one, and an earlier round can no longer be accepted', () => {
    const { decision, round } = proposePlan(proposed(), {
      compensationFen: null,
      purpose: null,
      dueAt: null,
      now: start,
    });
    expect([round, decision.plan?.state]).toEqual([2, 'REPLACED']);
    const second = { ...proposed(), plan: { ...(proposed().plan as PlanFacts), round: 2 } };
    expect(codeOf(() => agreed(second))).toBe('PLAN_ROUND_OUTDATED');
  });

  test('R22: accepted exactly at 24 hours is in time; one millisecond later the case is on its way up', () => {
    const due = after(start, 24 * HOUR_MS);
    expect(told(acceptPlan(proposed(), { round: 1, proof, now: due }))).toEqual(['plan.accepted']);
    expect(codeOf(() => acceptPlan(proposed(), { round: 1, proof, now: after(due, 1) }))).toBe('PLAN_DEADLINE_PASSED');
  });

  test('R35: with a compensation a case is resolved only when it is paid', () => {
    expect(codeOf(() => resolve(agreed(), { workFinished: true, now: start }))).toBe('COMPENSATION_NOT_PAID');
    const paid = finishCompensation(agreed(), { planId: id(6) }) as Decision;
    expect(paid.case.state).toBe('DONE');
    expect(codeOf(() => resolve(afterwards(agreed(), paid), { workFinished: false, now: start }))).toBe(
      'WORK_NOT_FINISHED',
    );
    expect(told(resolve(afterwards(agreed(), paid), { workFinished: true, now: start }))).toEqual(['case.resolved']);
  });

  test('R35: without a compensation it is resolved when the work is finished', () => {
    const file = agreed(proposed(contacted(), null));
    expect(codeOf(() => resolve(file, { workFinished: false, now: start }))).toBe('WORK_NOT_FINISHED');
    expect(resolve(file, { workFinished: true, now: start }).case).toMatchObject({
      state: 'RESOLVED',
      resolvedAt: start,
    });
  });

  test('R65: what the fund says of another plan changes nothing', () => {
    expect(finishCompensation(agreed(), { planId: id(9) })).toBeNull();
    expect(finishCompensation(proposed(), { planId: id(6) })).toBeNull();
    expect(refuseCompensation(proposed(), { planId: id(6), reason: 'DECIDED', now: start }, policy)).toBeNull();
  });

  test('R65: a refused compensation leads back to planning with a fresh plan clock', () => {
    const now = after(start, 40 * HOUR_MS);
    const refused = refuseCompensation(agreed(), { planId: id(6), reason: 'BUDGET_NOT_SET', now }, policy) as Decision;
    expect(refused.case).toMatchObject({ state: 'PLANNING', nextDueAt: after(now, 24 * HOUR_MS) });
    expect(refused.plan).toMatchObject({ state: 'COMPENSATION_REFUSED', refusalReason: 'BUDGET_NOT_SET' });
    expect(
      proposePlan(afterwards(agreed(), refused), { compensationFen: 1, purpose: 'RETURN', dueAt: null, now }).round,
    ).toBe(2);
  });
});

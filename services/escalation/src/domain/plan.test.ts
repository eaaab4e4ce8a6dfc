import { after, HOUR_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterwards,
  agreed,
  codeOf,
  contacted,
  id,
  offered,
  payment,
  proof,
  proposed,
  start,
  step,
  told,
} from '../../test/case-files.js';
import type { Decision } from './case.js';
import { finishCompensation, refuseCompensation } from './compensation.js';
import { acceptPlan, answerPlan } from './plan/accept.js';
import { proposePlan } from './plan/propose.js';
import type { PlanFacts } from './plan.js';
import { resolve } from './resolve.js';

describe('a plan', () => {
  test('a compensation is more than nothing and has a purpose; a purpose belongs to one', () => {
    const file = contacted();
    const ask = (compensationFen: number | null, purpose: 'RETURN' | null) =>
      codeOf(() => proposePlan(file, offered({ compensationFen, purpose })));
    expect([ask(0, 'RETURN'), ask(-1, 'RETURN'), ask(1, null), ask(null, 'RETURN'), ask(1, 'RETURN')]).toEqual([
      ...['AMOUNT_NOT_POSITIVE', 'AMOUNT_NOT_POSITIVE', 'PURPOSE_MISSING', 'PURPOSE_WITHOUT_COMPENSATION', 'NOTHING'],
    ]);
  });

  test('R32: a new round replaces the open one, and an earlier round can no longer be accepted', () => {
    const { decision, round } = proposePlan(
      proposed(),
      offered({ planId: id(9), compensationFen: null, purpose: null }),
    );
    expect([round, decision.plan?.state]).toEqual([2, 'REPLACED']);
    const second = { ...proposed(), plan: { ...(proposed().plan as PlanFacts), round: 2 } };
    expect(codeOf(() => agreed(second))).toBe('PLAN_ROUND_OUTDATED');
  });

  test('R32: a round is told with what it offers and the id that an answer names', () => {
    const { decision } = proposePlan(contacted(), offered({ purpose: 'RETURN' }));
    expect(told(decision)).toEqual(['plan.proposed']);
    expect(decision.events[0]?.payload).toMatchObject({
      ...{ complaintId: id(2), planId: id(6), round: 1, compensationFen: 8_000, purpose: 'RETURN', proposedAt: start },
      dueAt: step().dueAt,
    });
  });

  test('R32: what the customer answers to the open round holds from the instant of the answer', () => {
    const answer = { planId: id(6), accepted: true, answeredAt: after(start, 24 * HOUR_MS), reference: id(9) };
    const accepted = answerPlan(proposed(), answer) as Decision;
    expect(accepted.case.state).toBe('AGREED');
    expect(accepted.plan).toMatchObject({ state: 'ACCEPTED', proofKind: 'ANSWERED_LINK', proofReference: id(9) });
    expect(accepted.events[0]?.payload).toMatchObject({ acceptedAt: answer.answeredAt, inTime: true });
    const objected = answerPlan(proposed(), { ...answer, accepted: false }) as Decision;
    expect([objected.case.state, objected.plan?.state, objected.deadlines, told(objected)]).toEqual([
      ...['PLANNING', 'OBJECTED', [], []],
    ]);
    expect(codeOf(() => agreed(afterwards(proposed(), objected)))).toBe('NO_OPEN_PLAN');
  });

  test('R32: an answer to another round, to one that is settled, or after its clock ran out, sets nothing', () => {
    const answer = { planId: id(6), accepted: true, answeredAt: start, reference: id(9) };
    expect(answerPlan(proposed(), { ...answer, planId: id(9) })).toBeNull();
    expect(answerPlan(contacted(), answer)).toBeNull();
    expect(answerPlan(agreed(), answer)).toBeNull();
    for (const accepted of [true, false]) {
      expect(answerPlan(proposed(), { ...answer, accepted, answeredAt: after(start, 24 * HOUR_MS + 1) })).toBeNull();
    }
  });

  test('R32: who accepts for the customer cannot say that the customer answered a link', () => {
    const proof = { kind: 'ANSWERED_LINK', reference: id(9) } as const;
    expect(codeOf(() => acceptPlan(proposed(), { round: 1, proof, byId: id(7), now: start }))).toBe(
      'PROOF_OF_CUSTOMER_ONLY',
    );
  });

  test('R22: accepted exactly at 24 hours is in time; one millisecond later the case is on its way up', () => {
    const due = after(start, 24 * HOUR_MS);
    expect(told(acceptPlan(proposed(), { round: 1, proof, byId: id(7), now: due }))).toEqual(['plan.accepted']);
    expect(codeOf(() => acceptPlan(proposed(), { round: 1, proof, byId: id(7), now: after(due, 1) }))).toBe(
      'PLAN_DEADLINE_PASSED',
    );
  });

  test('R35: with a compensation a case is resolved only when it is paid', () => {
    expect(codeOf(() => resolve(agreed(), start))).toBe('COMPENSATION_NOT_PAID');
    const paid = finishCompensation(agreed(), payment()) as Decision;
    expect(paid.case.state).toBe('DONE');
    expect(told(resolve(afterwards(agreed(), paid), start))).toEqual(['case.resolved']);
  });

  test('R35: without a compensation it is resolved when the work is finished', () => {
    const file = agreed(proposed(contacted(), null));
    expect(resolve(file, start).case).toMatchObject({
      state: 'RESOLVED',
      resolvedAt: start,
    });
  });

  test('R65: what the fund says of another plan changes nothing', () => {
    expect(finishCompensation(agreed(), payment({ planId: id(9) }))).toBeNull();
    expect(finishCompensation(proposed(), payment())).toBeNull();
    expect(refuseCompensation(proposed(), { planId: id(6), reason: 'DECIDED', now: start })).toBeNull();
  });

  test('R65: a refused compensation leads back to planning with a fresh plan clock', () => {
    const now = after(start, 40 * HOUR_MS);
    const refused = refuseCompensation(agreed(), { planId: id(6), reason: 'BUDGET_NOT_SET', now }) as Decision;
    expect(refused.case).toMatchObject({ state: 'PLANNING', nextDueAt: after(now, 24 * HOUR_MS) });
    expect(refused.plan).toMatchObject({ state: 'COMPENSATION_REFUSED', refusalReason: 'BUDGET_NOT_SET' });
    expect(proposePlan(afterwards(agreed(), refused), offered({ planId: id(9), now })).round).toBe(2);
  });
});

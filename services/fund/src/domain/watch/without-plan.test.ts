import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import type { Use } from './use.js';
import { paidWithoutPlan } from './without-plan.js';

const paidAt = new Date('2026-11-22T16:00:00.000Z');
const paid = useOf('paid', { state: 'PAID', paidAt, planWithdrawnAt: after(paidAt, -1) });

test('R66: what was paid a millisecond after its plan was withdrawn is flagged, with the day in the chain’s zone', () => {
  expect(paidWithoutPlan.neighbourhood(paid, defaultPolicy)).toMatchObject({
    by: 'ITSELF',
    of: 'paid',
    subject: 'paid',
  });
  expect(paidWithoutPlan.judge(paid, [paid], defaultPolicy)).toEqual({
    uses: [paid],
    why: { kind: 'PAID_WITHOUT_PLAN', day: '2026-11-22' },
  });
});

test('R66: what was paid by then, is not paid, was taken back, or whose plan is in force, is not', () => {
  const changes: Partial<Use>[] = [
    { planWithdrawnAt: paidAt },
    { planWithdrawnAt: null },
    { state: 'APPROVED', paidAt: null },
    { state: 'REVERSED' },
    { paidAt: null },
  ];
  for (const change of changes) {
    expect(paidWithoutPlan.neighbourhood({ ...paid, ...change }, defaultPolicy)).toBeNull();
    expect(paidWithoutPlan.judge({ ...paid, ...change }, [paid], defaultPolicy)).toBeNull();
  }
});

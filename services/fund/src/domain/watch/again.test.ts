import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { sameCustomer, samePayee } from './again.js';
import type { Use } from './use.js';

/** From three within ninety days on. */
const policy = defaultPolicy;
const start = new Date('2026-11-23T01:30:00.000Z');
const on = (day: number, changes: Partial<Use> = {}) =>
  useOf(`day ${day}`, { complaintId: `of day ${day}`, requestedAt: after(start, day * DAY_MS), ...changes });
const [first, second, third] = [on(0), on(45), on(90)];

test('R66: one customer’s third use within ninety days is flagged, the second is not, nor one a millisecond later', () => {
  expect(sameCustomer.judge(third, [first, second, third], policy)).toEqual({
    uses: [first, second, third],
    why: { kind: 'SAME_CUSTOMER', from: 3, withinDays: 90 },
  });
  expect(sameCustomer.judge(second, [first, second], policy)).toBeNull();
  const late = { ...third, requestedAt: after(third.requestedAt, 1) };
  expect(sameCustomer.judge(late, [first, second, late], policy)).toBeNull();
});

test('R66: other customers, and what does not stand, do not count for a customer', () => {
  for (const change of [{ customerId: 'another' }, { customerId: null }, { state: 'REVERSED' as const }])
    expect(sameCustomer.judge(third, [first, { ...second, ...change }, third], policy)).toBeNull();
  expect(sameCustomer.neighbourhood({ ...first, customerId: null }, policy)).toBeNull();
  expect(sameCustomer.neighbourhood(first, policy)).toMatchObject({
    by: 'CUSTOMER',
    of: 'customer',
    subject: 'customer',
  });
});

test('R66: the third use for one payee within ninety days is flagged, whoever the customers are', () => {
  const others = [first, second, third].map((use) => ({ ...use, customerId: use.id }));
  expect(samePayee.judge(third, others, policy)).toEqual({
    uses: others,
    why: { kind: 'SAME_PAYEE', from: 3, withinDays: 90 },
  });
  expect(samePayee.judge(third, others.slice(1), policy)).toBeNull();
  for (const change of [{ payee: 'another' }, { payee: null }, { state: 'CANCELLED' as const }])
    expect(samePayee.judge(third, [first, { ...second, ...change }, third], policy)).toBeNull();
});

test('R66: a use without a payee is not looked at for one; the payee stands for itself in the subject alone', () => {
  expect(samePayee.neighbourhood({ ...first, payee: null }, policy)).toBeNull();
  expect(samePayee.neighbourhood(first, policy)).toMatchObject({ by: 'PAYEE', of: 'day 0', subject: 'payee' });
});

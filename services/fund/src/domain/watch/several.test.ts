import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { severalForComplaint, severalForMatter } from './several.js';

/** From three on. */
const policy = { ...defaultPolicy, watch: { ...defaultPolicy.watch, severalFrom: 3 } };
const first = useOf('first');
const second = useOf('second', { complaintId: 'joined', leadingId: 'complaint' });
const third = useOf('third', { state: 'REQUESTED' });

test('R66: uses for one complaint and those joined with it are flagged exactly from so many on', () => {
  expect(severalForComplaint.judge(first, [first, second], policy)).toBeNull();
  expect(severalForComplaint.judge(first, [first, second, third], policy)).toEqual({
    uses: [first, second, third],
    why: { kind: 'SEVERAL_FOR_COMPLAINT', from: 3 },
  });
  expect(severalForComplaint.neighbourhood(second, policy)).toMatchObject({ of: 'complaint', subject: 'complaint' });
});

test('R66: what is refused, called off or taken back, or for another complaint, does not count', () => {
  for (const state of ['REJECTED', 'CANCELLED', 'REVERSED'] as const)
    expect(severalForComplaint.judge(first, [first, second, { ...third, state }], policy)).toBeNull();
  const others = useOf('others', { complaintId: 'other' });
  expect(severalForComplaint.judge(first, [first, second, others], policy)).toBeNull();
});

test('R61, R66: uses for several complaints of one matter are flagged; for one alone they are several for that', () => {
  const other = useOf('other', { complaintId: 'repeat' });
  expect(severalForMatter.judge(first, [first, second, third], policy)).toBeNull();
  expect(severalForMatter.judge(first, [first, other], policy)).toBeNull();
  expect(severalForMatter.judge(first, [first, second, other], policy)).toEqual({
    uses: [first, second, other],
    why: { kind: 'SEVERAL_FOR_MATTER', from: 3 },
  });
  for (const change of [{ state: 'CANCELLED' as const }, { matterId: 'another' }])
    expect(severalForMatter.judge(first, [first, second, { ...other, ...change }], policy)).toBeNull();
});

test('R66: a complaint of which no matter is known is not looked at for one', () => {
  expect(severalForMatter.neighbourhood(useOf('unknown', { matterId: null }), policy)).toBeNull();
  expect(severalForMatter.neighbourhood(first, policy)).toMatchObject({
    by: 'MATTER',
    of: 'matter',
    subject: 'matter',
  });
});

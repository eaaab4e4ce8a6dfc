import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { justBelowLimit } from './just-below.js';
import type { Use } from './use.js';

/** Three within thirty days, 5 % below ¥100.00. */
const policy = defaultPolicy;
const start = new Date('2026-11-23T01:30:00.000Z');
const of = (totalFen: number, changes: Partial<Use> = {}) =>
  useOf(`${totalFen}`, { amountFen: totalFen, requestedAt: start, ...changes });
const series = [of(95_00), of(99_99), of(100_00)];
const [first, second, third] = series as [Use, Use, Use];

test('R66: from 5 % below to exactly what the post may grant is just below, to the fen', () => {
  const isLookedAt = (totalFen: number) => justBelowLimit.neighbourhood(of(totalFen), policy) !== null;
  expect([94_99, 95_00, 99_99, 100_00, 100_01].map(isLookedAt)).toEqual([false, true, true, true, false]);
  const oneFenBelow = { ...policy, watch: { ...policy.watch, justBelowPercent: 1 } };
  const odd = of(98, { perUseFen: 99 });
  expect(justBelowLimit.neighbourhood(odd, oneFenBelow)).toBeNull();
  expect(justBelowLimit.neighbourhood({ ...odd, totalFen: 99 }, oneFenBelow)).not.toBeNull();
});

test('R66: three of one post within thirty days are a series, two are none', () => {
  const why = { kind: 'JUST_BELOW_LIMIT', from: 3, withinDays: 30, percent: 5, limitFen: 100_00 };
  expect(justBelowLimit.judge(third, series, policy)).toMatchObject({ uses: expect.arrayContaining(series), why });
  expect(justBelowLimit.judge(third, [second, third], policy)).toBeNull();
  const late = { ...third, requestedAt: after(start, 30 * DAY_MS) };
  expect(justBelowLimit.judge(late, [first, second, late], policy)?.uses).toHaveLength(3);
  const tooLate = { ...third, requestedAt: after(start, 30 * DAY_MS + 1) };
  expect(justBelowLimit.judge(tooLate, [first, second, tooLate], policy)).toBeNull();
});

test('R66: what counts is the total of the complaint until then, whatever the use itself was', () => {
  const small = of(30_00, { totalFen: 97_00 });
  expect(justBelowLimit.judge(small, [first, second, small], policy)?.uses).toContain(small);
  const alone = of(97_00, { totalFen: 150_00 });
  expect(justBelowLimit.neighbourhood(alone, policy)).toBeNull();
});

test('R66: other posts, posts without such a limit, and what does not stand make no series', () => {
  const changes: Partial<Use>[] = [
    { postId: 'other' },
    { perUseFen: null },
    { state: 'REJECTED' },
    { totalFen: 94_99 },
    { totalFen: null },
  ];
  for (const change of changes)
    expect(justBelowLimit.judge(third, [first, { ...second, ...change }, third], policy)).toBeNull();
  expect(justBelowLimit.judge({ ...third, perUseFen: null }, series, policy)).toBeNull();
});

test('R66: each use is measured by the policy of its own hold', () => {
  const earlier = of(48_00, { perUseFen: 50_00 });
  expect(justBelowLimit.judge(third, [first, earlier, third], policy)?.uses).toContain(earlier);
});

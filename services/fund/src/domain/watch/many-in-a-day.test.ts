import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { manyInADay } from './many-in-a-day.js';
import type { Use } from './use.js';

/** From two on. */
const policy = { ...defaultPolicy, watch: { ...defaultPolicy.watch, manyInADayFrom: 2 } };
/** The first instant of 23 November in Shanghai, and the last. */
const begins = new Date('2026-11-22T16:00:00.000Z');
const ends = new Date('2026-11-23T15:59:59.999Z');
const granted = (id: string, grantedAt: Date, changes: Partial<Use> = {}) => useOf(id, { grantedAt, ...changes });
const [first, last] = [granted('first', begins), granted('last', ends)];

test('R63, R66: a day lasts from its first to its last millisecond in the chain’s zone', () => {
  expect(manyInADay.neighbourhood(first, policy)).toEqual({
    ...{ by: 'GRANTS', of: 'post', subject: 'post:2026-11-23', from: begins, until: ends },
  });
  expect(manyInADay.judge(last, [first, last], policy)).toEqual({
    uses: [first, last],
    why: { kind: 'MANY_IN_A_DAY', from: 2, day: '2026-11-23' },
  });
  for (const other of [granted('before', after(begins, -1)), granted('after', after(ends, 1))]) {
    expect(manyInADay.judge(first, [first, other], policy)).toBeNull();
    expect(manyInADay.judge(other, [first, other], policy)).toBeNull();
  }
});

test('R66: fewer than so many on a day are nothing', () => {
  expect(manyInADay.judge(last, [first, last], defaultPolicy)).toBeNull();
  const ten = Array.from({ length: 10 }, (_, index) => granted(`${index}`, ends));
  expect(manyInADay.judge(ten[0] as Use, ten.slice(1), defaultPolicy)).toBeNull();
  expect(manyInADay.judge(ten[0] as Use, ten, defaultPolicy)?.uses).toHaveLength(10);
});

test('R66: what waits, does not stand any more or was granted from another post does not count', () => {
  const changes: Partial<Use>[] = [{ state: 'REQUESTED', grantedAt: null }, { state: 'REVERSED' }, { postId: 'other' }];
  for (const change of changes) expect(manyInADay.judge(first, [first, { ...last, ...change }], policy)).toBeNull();
  const waits = useOf('waits', { state: 'REQUESTED', grantedAt: null });
  expect(manyInADay.neighbourhood(waits, policy)).toBeNull();
  expect(manyInADay.judge(waits, [waits, useOf('too', { state: 'REQUESTED', grantedAt: null })], policy)).toBeNull();
});

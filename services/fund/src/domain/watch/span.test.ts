import { after, DAY_MS } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { around, inSpans } from './span.js';
import type { Use } from './use.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const at = (id: string, ms: number) => useOf(id, { requestedAt: after(start, ms) });
const span = { from: 3, withinDays: 30 };
const ids = (uses: readonly Use[]) => uses.map(({ id }) => id);

test('R66: a span is inclusive to the millisecond', () => {
  const [first, second] = [at('a', 0), at('b', 1)];
  const last = (ms: number) => at('c', ms);
  const found = (third: Use) => ids(inSpans(second, [first, second, third], span));
  expect(found(last(30 * DAY_MS))).toEqual(['a', 'b', 'c']);
  expect(found(last(30 * DAY_MS + 1))).toEqual([]);
});

test('R66: fewer than so many are nothing', () => {
  expect(inSpans(at('a', 0), [at('a', 0), at('b', 1)], span)).toEqual([]);
});

test('R66: every span with the use looked at counts, before it, after it and around it, and no other', () => {
  const days = [0, 20, 25, 40, 55, 100, 101, 102];
  const uses = days.map((day) => at(`day ${day}`, day * DAY_MS));
  const found = (index: number) => ids(inSpans(uses[index] as Use, uses, span));
  // From 20 to 40 there are three, from 25 to 55 as well; between 0 and 25 too.
  expect(found(2)).toEqual(['day 0', 'day 20', 'day 25', 'day 40', 'day 55']);
  expect(found(0)).toEqual(['day 0', 'day 20', 'day 25']);
  expect(found(4)).toEqual(['day 25', 'day 40', 'day 55']);
  expect(found(7)).toEqual(['day 100', 'day 101', 'day 102']);
});

test('R66: at one instant the order is that of the ids', () => {
  const uses = ['c', 'a', 'b'].map((id) => at(id, 0));
  expect(ids(inSpans(at('a', 0), uses, { from: 2, withinDays: 1 }))).toEqual(['a', 'b', 'c']);
});

test('R66: neighbours are looked for as far as a span can reach', () => {
  expect(around(at('a', 0), 30)).toEqual({ from: after(start, -30 * DAY_MS), until: after(start, 30 * DAY_MS) });
});

import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { day, link, now } from '../../../test/deputyships.js';
import type { Announced } from './succession.js';
import { uncoveredOf, type WatchedPost } from './uncovered.js';

const announced = (fromAt: Date, holderId: string | null): Announced => ({ id: 'change', fromAt, holderId });
const post = (change: Partial<WatchedPost> = {}): WatchedPost => ({
  ...{ kind: PostKind.STORE_MANAGER, holderId: 'A', announced: [], vacantSince: null, deputyships: [] },
  ...change,
});
const window = { now, until: day(30) };
const uncovered = (change: Partial<WatchedPost>) =>
  uncoveredOf(post(change), window).map(({ cause, fromAt, untilAt, scopes }) => {
    expect(cause === 'VACANT' ? scopes : EVERY_SCOPE).toEqual(EVERY_SCOPE);
    return [cause, fromAt, untilAt];
  });

describe('R26: when a post is vacant', () => {
  test('now, since it was left or ever, until somebody is announced', () => {
    expect(uncovered({})).toEqual([]);
    expect(uncovered({ holderId: null })).toEqual([['VACANT', null, null]]);
    const since = { holderId: null, vacantSince: day(-3) };
    expect(uncovered({ ...since, announced: [announced(day(40), 'B')] })).toEqual([['VACANT', day(-3), day(40)]]);
  });

  test('as announced, where it begins within the days asked for', () => {
    const leaves = (fromAt: Date) => uncovered({ announced: [announced(fromAt, null)] });
    expect(leaves(day(30, -1))).toEqual([['VACANT', day(30, -1), null]]);
    expect(leaves(day(30))).toEqual([]);
    const gap = [announced(day(1), null), announced(day(2), 'B'), announced(day(3), null)];
    expect(uncovered({ announced: gap })).toEqual([
      ['VACANT', day(1), day(2)],
      ['VACANT', day(3), null],
    ]);
  });
});

describe('R26: when the executive president has no deputy', () => {
  const executive = { kind: PostKind.EXECUTIVE_PRESIDENT };

  test('nobody was named, or has accepted', () => {
    expect(uncovered(executive)).toEqual([['DEPUTY_MISSING', now, null]]);
    const deputyships = [link('AB', { acceptedAt: null })];
    expect(uncovered({ ...executive, deputyships })).toEqual([['DEPUTY_MISSING', now, null]]);
    expect(uncovered({ deputyships })).toEqual([]);
  });

  test('between one deputy and the next, and after the last', () => {
    const next = { fromAt: day(12), untilAt: day(31) };
    const deputyships = [link('AB'), link('AC', next)];
    expect(uncovered({ ...executive, deputyships })).toEqual([['DEPUTY_MISSING', day(10), day(12)]]);
    const ends = [link('AB', { untilAt: day(30, -1) })];
    expect(uncovered({ ...executive, deputyships: ends })).toEqual([['DEPUTY_MISSING', day(30, -1), null]]);
    expect(uncovered({ ...executive, deputyships: [link('AB', { untilAt: day(30) })] })).toEqual([]);
  });

  test('in each scope', () => {
    const deputyships = [link('AB', { scopes: ['CASES'], untilAt: day(40) }), link('AC', { scopes: ['APPROVALS'] })];
    expect(uncoveredOf(post({ ...executive, deputyships }), window)).toEqual([
      { cause: 'DEPUTY_MISSING', scopes: ['APPROVALS'], fromAt: day(10), untilAt: null },
      { cause: 'DEPUTY_MISSING', scopes: ['FORMS'], fromAt: now, untilAt: null },
    ]);
  });

  test('of the next one, for whom others were named', () => {
    const changes = { ...executive, announced: [announced(day(5), 'X')] };
    const deputyships = [link('AB')];
    expect(uncovered({ ...changes, deputyships })).toEqual([['DEPUTY_MISSING', day(5), null]]);
    const ofNext = link('XB', { holderId: 'X', fromAt: day(6), untilAt: day(50) });
    expect(uncovered({ ...changes, deputyships: [...deputyships, ofNext] })).toEqual([
      ['DEPUTY_MISSING', day(5), day(6)],
    ]);
  });
});

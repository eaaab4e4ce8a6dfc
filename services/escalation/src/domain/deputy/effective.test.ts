import { type DeputyScope, EVERY_SCOPE } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { day, link, now } from '../../../test/deputyships.js';
import type { DeputyshipFacts } from './deputyship.js';
import { effectiveDeputies, gapsOf, grantsOf } from './effective.js';

const flat = (...links: DeputyshipFacts[]) =>
  effectiveDeputies('A', links).map(({ staffId, scopes, fromAt, untilAt }) => [staffId, scopes, fromAt, untilAt]);

describe('R26: who acts for a holder', () => {
  test('a deputy who accepted, for the holder of today; nobody else', () => {
    expect(flat(link('AB'))).toEqual([['B', EVERY_SCOPE, now, day(10)]]);
    expect(flat(link('AB', { acceptedAt: null }))).toEqual([]);
    expect(flat(link('AB', { revokedAt: now }))).toEqual([]);
    expect(flat(link('AB', { holderId: 'Z' }), link('ZB'))).toEqual([]);
    expect(flat(link('BC'))).toEqual([]);
  });

  test('from the acceptance, where that came later', () => {
    expect(flat(link('AB', { acceptedAt: day(1, 1) }))).toEqual([['B', EVERY_SCOPE, day(1, 1), day(10)]]);
    expect(flat(link('AB', { acceptedAt: day(10) }))).toEqual([]);
  });

  test('a deputy of a deputy has what all links share, in time and in scope', () => {
    const first = link('AB', { scopes: ['CASES', 'FORMS'], fromAt: day(1) });
    const second = link('BC', { scopes: ['CASES', 'APPROVALS'], untilAt: day(20) });
    expect(flat(first, second)).toEqual([
      ['B', ['CASES', 'FORMS'], day(1), day(10)],
      ['C', ['CASES'], day(1), day(10)],
    ]);
    expect(flat(first, link('BC', { scopes: ['APPROVALS'] }))).toHaveLength(1);
    expect(flat(first, link('BC', { untilAt: day(1) }))).toHaveLength(1);
    expect(flat(first, link('BC', { untilAt: day(1, 1) }))).toHaveLength(2);
  });

  test('a link that breaks takes everybody behind it along', () => {
    const chain = [link('AB'), link('BC'), link('CD')];
    expect(flat(...chain).map(([staffId]) => staffId)).toEqual(['B', 'C', 'D']);
    for (const broken of [{ acceptedAt: null }, { revokedAt: now }]) {
      const holding = chain.map((one) => (one.staffId === 'C' ? { ...one, ...broken } : one));
      expect(flat(...holding).map(([staffId]) => staffId)).toEqual(['B']);
    }
  });

  test('a cycle ends where it closes, and never comes back to the holder', () => {
    const names = flat(link('AB'), link('BC'), link('CB'), link('CA')).map(([staffId]) => staffId);
    expect(names).toEqual(['B', 'C']);
  });

  test('two ways to one person are both kept, unless one covers the other', () => {
    const wide = link('AB');
    const narrow = link('AB', { scopes: ['CASES'], untilAt: day(9) });
    expect(flat(wide, narrow)).toEqual([['B', EVERY_SCOPE, now, day(10)]]);
    expect(flat(narrow, wide, wide)).toEqual([['B', EVERY_SCOPE, now, day(10)]]);
    const longer = link('AB', { scopes: ['CASES'], untilAt: day(10, 1) });
    expect(flat(longer, wide)).toHaveLength(2);
  });
});

describe('R26: what somebody may lend on', () => {
  const links = [link('AB', { scopes: ['CASES'], untilAt: day(2) }), link('AB', { scopes: ['CASES'], fromAt: day(3) })];

  test('a holder everything, a deputy what was lent to them, others nothing', () => {
    expect(gapsOf('FORMS', grantsOf('A', 'A', links), { fromAt: day(-1), untilAt: day(400) })).toEqual([]);
    expect(grantsOf('B', 'A', links)).toHaveLength(2);
    expect(grantsOf('C', 'A', links)).toEqual([]);
  });

  test('what nobody covers, to the millisecond', () => {
    const gaps = (fromAt: Date, untilAt: Date, scope: DeputyScope = 'CASES') =>
      gapsOf(scope, grantsOf('B', 'A', links), { fromAt, untilAt });
    expect(gaps(now, day(2))).toEqual([]);
    expect(gaps(now, day(2, 1))).toEqual([{ fromAt: day(2), untilAt: day(2, 1) }]);
    expect(gaps(day(2), day(10))).toEqual([{ fromAt: day(2), untilAt: day(3) }]);
    expect(gaps(day(3), day(10, 1))).toEqual([{ fromAt: day(10), untilAt: day(10, 1) }]);
    expect(gaps(day(-1), day(11))).toEqual([
      { fromAt: day(-1), untilAt: now },
      { fromAt: day(2), untilAt: day(3) },
      { fromAt: day(10), untilAt: day(11) },
    ]);
    expect(gaps(now, day(2), 'FORMS')).toEqual([{ fromAt: now, untilAt: day(2) }]);
  });
});

/** The same draw for the same seed. */
function drawing(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** Any dozen of links between six people. */
function anyLinks(seed: number): DeputyshipFacts[] {
  const draw = drawing(seed);
  return Array.from({ length: 12 }, () => {
    const fromAt = day(draw(8));
    return link(`${'ABCDEF'[draw(6)]}${'ABCDEF'[draw(6)]}`, {
      ...{ fromAt, untilAt: day(draw(8), 1), scopes: EVERY_SCOPE.filter(() => draw(3) > 0) },
      ...{ acceptedAt: draw(5) > 0 ? day(draw(4)) : null, revokedAt: draw(6) > 0 ? null : now },
    });
  });
}

/** Whether links lead from the holder to a person at an instant in a scope, found by walking them. */
function reaches(links: readonly DeputyshipFacts[], staffId: string, [scope, at]: [DeputyScope, Date]): boolean {
  const isOpen = (one: DeputyshipFacts) =>
    one.scopes.includes(scope) &&
    one.acceptedAt !== null &&
    one.revokedAt === null &&
    [one.fromAt, one.acceptedAt].every((instant) => instant <= at) &&
    at < one.untilAt;
  const reached = new Set(['A']);
  for (const id of reached) {
    for (const one of links) if (one.delegatorId === id && isOpen(one)) reached.add(one.staffId);
  }
  return staffId !== 'A' && reached.has(staffId);
}

test('R26: of any links, the flat list says at each instant and in each scope what walking them says', () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const links = anyLinks(seed);
    const granted = effectiveDeputies('A', links);
    expect(granted.every(({ fromAt, untilAt, scopes }) => fromAt < untilAt && scopes.length > 0)).toBe(true);
    for (const staffId of 'ABCDEF') {
      for (const scope of EVERY_SCOPE) {
        for (let half = -1; half < 18; half += 1) {
          const at = day(half / 2);
          const isGranted = granted.some(
            (one) => one.staffId === staffId && one.scopes.includes(scope) && one.fromAt <= at && at < one.untilAt,
          );
          const walked = reaches(links, staffId, [scope, at]);
          if (isGranted !== walked) expect({ seed, staffId, scope, at, isGranted }).toEqual({ walked });
        }
      }
    }
  }
});

import { Level, Source } from '@complaints/contracts';
import { after } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../policy.js';
import { deriveMatter, joinedTo, type MatterComplaint } from './derive-matter.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const policyOf = (version: number) => ({ ...defaultPolicy, version });
const complaintOf = (id: string, minute: number, given: Partial<MatterComplaint> = {}): MatterComplaint => ({
  id,
  acceptedAt: after(start, minute * 60_000),
  level: Level.FIRST,
  status: 'OPEN',
  outcomeAt: null,
  source: Source.STORE,
  mergedIntoId: null,
  failedAttempts: 0,
  policyVersion: 1,
  ...given,
});
const resolvedAt = (minute: number) => ({ status: 'RESOLVED', outcomeAt: after(start, minute * 60_000) }) as const;
const joined = (mergedIntoId: string) => ({ status: 'MERGED', mergedIntoId }) as const;
const levels = (...complaints: MatterComplaint[]) =>
  Object.fromEntries(
    deriveMatter(complaints, policyOf).map(({ complaintId, derivation }) => [complaintId, derivation.level]),
  );

describe('R14: the levels of a matter follow from its facts, in whatever order they are listed', () => {
  test('one after the other, each against those before it', () => {
    const [a, b, c] = [complaintOf('a', 0, resolvedAt(1)), complaintOf('b', 2, resolvedAt(3)), complaintOf('c', 4)];
    expect(levels(c, a, b)).toEqual({ a: 'FIRST', b: 'SECOND', c: 'MAJOR' });
  });

  test('a corrected source of the first lifts all that follow', () => {
    const first = complaintOf('a', 0, { ...resolvedAt(1), source: Source.MEDIA });
    expect(levels(first, complaintOf('b', 2))).toEqual({ a: 'MAJOR', b: 'ABNORMAL' });
  });

  test('what was stored as its level before does not hold it up', () => {
    expect(levels(complaintOf('a', 0, { level: Level.ABNORMAL }), complaintOf('b', 2, { level: Level.MAJOR }))).toEqual(
      {
        a: 'FIRST',
        b: 'FIRST',
      },
    );
  });

  test('an outcome at the very moment counts, one millisecond later it does not', () => {
    const b = complaintOf('b', 2);
    const outcome = (ms: number) => complaintOf('a', 0, { status: 'RESOLVED', outcomeAt: after(b.acceptedAt, ms) });
    expect(levels(outcome(0), b).b).toBe('SECOND');
    expect(levels(outcome(1), b).b).toBe('FIRST');
  });

  test('each is derived under the policy of its own acceptance', () => {
    const [a, b] = deriveMatter([complaintOf('a', 0), complaintOf('b', 1, { policyVersion: 2 })], policyOf);
    expect([a?.derivation.policyVersion, b?.derivation.policyVersion]).toEqual([1, 2]);
  });
});

describe('R5: duplicates', () => {
  test('have no level of their own and add no count', () => {
    const duplicate = complaintOf('b', 1, { ...joined('a'), outcomeAt: after(start, 1) });
    expect(levels(complaintOf('a', 0), duplicate, complaintOf('c', 2))).toEqual({ a: 'FIRST', c: 'FIRST' });
  });

  test('from outside make MAJOR what they were joined to, also through another duplicate', () => {
    const inner = complaintOf('c', 2, { ...joined('b'), source: Source.AUTHORITY });
    const all = [complaintOf('a', 0), complaintOf('b', 1, joined('a')), inner];
    expect(levels(...all)).toEqual({ a: 'MAJOR' });
    expect(joinedTo('a', all).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(joinedTo('c', all)).toEqual([]);
  });
});

test('R13, R24: the third failed attempt at a MAJOR complaint counts for it and for what follows', () => {
  const grave = complaintOf('a', 0, { source: Source.MEDIA, failedAttempts: 3 });
  expect(levels(grave, complaintOf('b', 2))).toEqual({ a: 'ABNORMAL', b: 'ABNORMAL' });
});

test('of two that came in the same millisecond the one with the smaller id came first', () => {
  const [a, b] = [complaintOf('a', 0, { ...resolvedAt(0) }), complaintOf('b', 0)];
  expect(levels(b, a)).toEqual({ a: 'FIRST', b: 'SECOND' });
});

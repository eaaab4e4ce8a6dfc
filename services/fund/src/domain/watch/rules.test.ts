import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { useOf } from '../../../test/use-sample.js';
import { defaultPolicy } from '../policy.js';
import { sameCustomer } from './again.js';
import { excessAfterMerge } from './excess.js';
import { type Finding, findingOf, joined, RULES, usesToFlag } from './rules.js';
import { severalForComplaint, severalForMatter } from './several.js';
import type { Use } from './use.js';

const start = new Date('2026-11-23T01:30:00.000Z');
const use = (id: string, minute: number, changes: Partial<Use> = {}) =>
  useOf(id, { requestedAt: after(start, minute * 60_000), ...changes });
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id, minute) => use(id, minute)) as [Use, Use, Use, Use];
const found = (rule: (typeof RULES)[number], uses: Use[]): Finding =>
  findingOf(rule, uses.at(-1) as Use, { subject: 'subject', neighbours: uses, policy: defaultPolicy }) as Finding;
const flagged = (finding: Finding, before: { open?: Use[]; decided?: Use[] }) => {
  const ids = (uses: Use[] = []) => new Set(uses.map(({ id }) => id));
  const isOpen = before.open !== undefined;
  return usesToFlag(finding, { isOpen, open: ids(before.open), decided: ids(before.decided) }).map(({ id }) => id);
};

test('R66: every kind has a rule of its own, and a finding says the version of the policy', () => {
  expect(new Set(RULES).size).toBe(8);
  expect(found(severalForComplaint, [a, b])).toMatchObject({ subject: 'subject', policyVersion: 1, uses: [a, b] });
  expect(findingOf(severalForComplaint, a, { subject: 'subject', neighbours: [a], policy: defaultPolicy })).toBeNull();
});

test('R66: the first flag has all that made it; what comes while it is open joins it', () => {
  const finding = found(severalForComplaint, [a, b, c]);
  expect(flagged(finding, {})).toEqual(['c', 'b', 'a']);
  expect(flagged(finding, { open: [a, b] })).toEqual(['c']);
  expect(flagged(finding, { open: [a, b, c] })).toEqual([]);
});

test('R66: after a decision a flag has what is new and as much of the rest as shows why, the latest first', () => {
  expect(flagged(found(severalForComplaint, [a, b, c]), { decided: [a, b] })).toEqual(['c', 'b']);
  expect(flagged(found(severalForComplaint, [a, b, c, d]), { decided: [a, b] })).toEqual(['d', 'c']);
  expect(flagged(found(sameCustomer, [a, b, c, d]), { decided: [a, b, c] })).toEqual(['d', 'c', 'b']);
  expect(flagged(found(severalForComplaint, [a, b, c]), { open: [c, b], decided: [a, b] })).toEqual([]);
});

test('R66: what was decided on is not flagged again by itself', () => {
  expect(flagged(found(severalForComplaint, [a, b]), { decided: [a, b] })).toEqual([]);
});

test('R61, R66: of a matter another complaint is shown too, of an excess all that exceeds', () => {
  const [repeat, second] = [use('repeat', 4, { complaintId: 'repeat' }), use('second', 5, { complaintId: 'repeat' })];
  expect(flagged(found(severalForMatter, [a, repeat, second]), { decided: [a, repeat] })).toEqual([
    'second',
    'repeat',
    'a',
  ]);
  const joinedTo = { complaintId: 'joined', leadingId: 'complaint' };
  const granted = [use('x', 0, { amountFen: 40_00 }), use('y', 1, { amountFen: 50_00, ...joinedTo })] as const;
  const more = use('z', 2, { amountFen: 20_00, ...joinedTo });
  const excess = found(excessAfterMerge, [...granted, more]);
  expect(flagged(excess, { decided: [...granted] })).toEqual(['z', 'y', 'x']);
});

test('R66: nothing is shown by no use', () => {
  expect(found(severalForComplaint, [a, b]).isShownBy([])).toBe(false);
});

test('R66: what is found of one subject at several uses is one finding, each use once, in one order', () => {
  const [one, other] = [found(severalForComplaint, [a, b]), found(severalForComplaint, [b, c])];
  const elsewhere = { ...one, subject: 'another' };
  const matter = { ...found(sameCustomer, [a, b, c]), subject: 'another' };
  const all = joined([one, matter, other, elsewhere]);
  expect(all.map(({ why, subject }) => [why.kind, subject])).toEqual([
    ['SAME_CUSTOMER', 'another'],
    ['SEVERAL_FOR_COMPLAINT', 'another'],
    ['SEVERAL_FOR_COMPLAINT', 'subject'],
  ]);
  expect(all.at(-1)?.uses).toEqual([a, b, c]);
});

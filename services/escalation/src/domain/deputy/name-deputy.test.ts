import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { day, link, now } from '../../../test/deputyships.js';
import type { DeputyshipFacts } from './deputyship.js';
import { type Naming, nameDeputy } from './name-deputy.js';

const naming: Naming = { delegatorId: 'A', deputyId: 'B', scopes: ['CASES'], fromAt: null, untilAt: day(1), now };
const name = (change: Partial<Naming> = {}, ...deputyships: DeputyshipFacts[]) =>
  nameDeputy({ id: 'post', holderId: 'A', deputyships }, { ...naming, ...change });
const refused = (change: Partial<Naming>, ...deputyships: DeputyshipFacts[]) =>
  codeOf(() => name(change, ...deputyships));

test('R26: a holder names a deputy from now, who has not accepted yet; scopes count once', () => {
  expect(name({ scopes: ['FORMS', 'CASES', 'FORMS'] })).toEqual({
    ...{ postId: 'post', holderId: 'A', delegatorId: 'A', staffId: 'B', scopes: ['CASES', 'FORMS'] },
    ...{ fromAt: now, untilAt: day(1), acceptedAt: null, revokedAt: null },
  });
  expect(refused({ scopes: [] })).toBe('SCOPES_MISSING');
});

test('R26: a deputyship begins now or within 366 days and lasts 366 days at the most, to the millisecond', () => {
  expect(refused({ fromAt: day(0, -1) })).toBe('DEPUTY_IN_PAST');
  expect(refused({ fromAt: now })).toBe('NOTHING');
  expect(refused({ untilAt: now })).toBe('DEPUTY_PERIOD_EMPTY');
  expect(refused({ untilAt: day(0, 1) })).toBe('NOTHING');
  expect(refused({ untilAt: day(366) })).toBe('NOTHING');
  expect(refused({ untilAt: day(366, 1) })).toBe('DEPUTY_PERIOD_TOO_LONG');
  expect(refused({ fromAt: day(366), untilAt: day(732) })).toBe('NOTHING');
  expect(refused({ fromAt: day(366, 1), untilAt: day(367) })).toBe('DEPUTY_TOO_FAR_AHEAD');
});

describe('R26: a deputy lends no more than was lent', () => {
  const lent = link('AB', { scopes: ['CASES', 'FORMS'], fromAt: day(0), untilAt: day(2) });
  const lend = (change: Partial<Naming>, ...more: DeputyshipFacts[]) =>
    refused({ delegatorId: 'B', deputyId: 'C', ...change }, lent, ...more);

  test('in scope', () => {
    expect(lend({ scopes: ['CASES', 'FORMS'] })).toBe('NOTHING');
    expect(lend({ scopes: ['CASES', 'APPROVALS'] })).toBe('DEPUTY_BEYOND_AUTHORITY');
    expect(lend({}, link('AB', { scopes: ['APPROVALS'], untilAt: now }))).toBe('NOTHING');
    const over = link('AB', { scopes: ['APPROVALS'], fromAt: day(-2), acceptedAt: day(-2), untilAt: now });
    expect(lend({ scopes: ['APPROVALS'] }, over)).toBe('DEPUTY_BEYOND_AUTHORITY');
  });

  test('in time, to the millisecond; periods add up', () => {
    expect(lend({ untilAt: day(2) })).toBe('NOTHING');
    expect(lend({ untilAt: day(2, 1) })).toBe('DEPUTY_BEYOND_PERIOD');
    const next = link('AB', { scopes: ['CASES'], fromAt: day(2), untilAt: day(3) });
    expect(lend({ untilAt: day(3) }, next)).toBe('NOTHING');
    expect(lend({ untilAt: day(3), scopes: ['CASES', 'FORMS'] }, next)).toBe('DEPUTY_BEYOND_PERIOD');
    expect(lend({ untilAt: day(3) }, { ...next, fromAt: day(2, 1) })).toBe('DEPUTY_BEYOND_PERIOD');
  });

  test('who lends nothing names nobody', () => {
    expect(refused({ delegatorId: 'C', deputyId: 'D' }, lent)).toBe('DEPUTY_BEYOND_AUTHORITY');
    expect(lend({}, link('BC'), { ...lent, acceptedAt: null })).toBe('NOTHING');
  });
});

describe('R26: nobody deputises for themself', () => {
  test('directly', () => {
    expect(refused({ deputyId: 'A' })).toBe('DEPUTY_SELF');
    expect(refused({ delegatorId: 'B', deputyId: 'B' }, link('AB'))).toBe('DEPUTY_SELF');
  });

  test('through others, accepted or not; what is over or revoked leads nowhere', () => {
    const chain = [link('AB'), link('BC'), link('CD', { acceptedAt: null })];
    expect(refused({ delegatorId: 'C', deputyId: 'A' }, ...chain)).toBe('DEPUTY_CYCLE');
    expect(refused({ delegatorId: 'C', deputyId: 'B' }, ...chain)).toBe('DEPUTY_CYCLE');
    expect(refused({ delegatorId: 'B', deputyId: 'D' }, ...chain)).toBe('NOTHING');
    expect(refused({ delegatorId: 'A', deputyId: 'D' }, ...chain)).toBe('NOTHING');
    const both = [link('AB'), link('AC')];
    expect(refused({ delegatorId: 'B', deputyId: 'C' }, ...both, link('CB'))).toBe('DEPUTY_CYCLE');
    expect(refused({ delegatorId: 'B', deputyId: 'C' }, ...both, link('CB', { untilAt: now }))).toBe('NOTHING');
    expect(refused({ delegatorId: 'B', deputyId: 'C' }, ...both, link('CB', { revokedAt: now }))).toBe('NOTHING');
  });

  test('a post has twenty live deputyships at the most', () => {
    const many = (count: number) => Array.from({ length: count }, () => link('AZ'));
    expect(refused({}, ...many(19), link('AZ', { untilAt: now }))).toBe('NOTHING');
    expect(refused({}, ...many(20))).toBe('DEPUTIES_TOO_MANY');
  });
});

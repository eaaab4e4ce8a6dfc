import { EVERY_SCOPE, PostKind } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { codeOf } from '../../../test/case-files.js';
import { link } from '../../../test/deputyships.js';
import { delegatorOf, mayRevoke, requirePosts, seesDeputyship } from './rights.js';

const seat = (kind: PostKind, changes: Partial<Seat> = {}): Seat => ({
  ...{ postId: `post of ${kind}`, kind, storeId: null, regionId: null, departmentId: null },
  ...{ onBehalfOf: null, scopes: EVERY_SCOPE, ...changes },
});
const actor = (...seats: Seat[]): Actor => ({ id: 'person', role: 'STAFF', seats });
const keeper = seat(PostKind.ADMINISTRATOR);
const post = { postId: 'post', holderId: 'A' };
const deputyOfA = seat(PostKind.CLERK, { postId: 'post', onBehalfOf: 'A' });
const codeFor = (by: Actor) => codeOf(() => delegatorOf(by, post));

test('R26: the holder and an administrator lend of the holder’s authority, a deputy of their own', () => {
  expect(delegatorOf({ ...actor(), id: 'A' }, post)).toBe('A');
  expect(delegatorOf(actor(keeper, deputyOfA), post)).toBe('A');
  expect(delegatorOf(actor(deputyOfA), post)).toBe('person');
  expect(codeFor(actor({ ...deputyOfA, postId: 'another' }))).toBe('NOT_HOLDER');
  expect(codeFor(actor({ ...deputyOfA, onBehalfOf: 'another' }))).toBe('NOT_HOLDER');
  expect(codeOf(() => requirePosts(actor()))).toBe('NOT_FOUND');
  expect(codeOf(() => requirePosts(actor(deputyOfA)))).toBe('NOTHING');
});

test('R26, R91: staff see a deputyship that names them, others who see posts', () => {
  const named = link('AB');
  const somebody = (id: string, role: Actor['role'] = 'STAFF') => ({ ...actor(), id, role });
  expect(['A', 'B', 'C'].map((id) => seesDeputyship(somebody(id), named))).toEqual([true, true, false]);
  expect(seesDeputyship(somebody('B', 'CUSTOMER'), named)).toBe(false);
  expect(seesDeputyship(somebody('B', 'ADMINISTRATOR'), named)).toBe(true);
  expect(seesDeputyship(actor(seat(PostKind.CASHIER)), named)).toBe(true);
});

test('R26: the deputy, who lends, who named, the holder and an administrator end it', () => {
  const named = { ...link('BC'), namedById: 'D' };
  const may = (by: Actor) => mayRevoke(by, named, 'A');
  expect(['A', 'B', 'C', 'D', 'E'].map((id) => may({ ...actor(), id }))).toEqual([true, true, true, true, false]);
  expect(may(actor(keeper))).toBe(true);
  expect(mayRevoke({ ...actor(), id: 'A' }, named, null)).toBe(false);
});

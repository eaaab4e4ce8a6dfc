import { EVERY_SCOPE } from '@complaints/contracts';
import type { Actor, Seat } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { toldTo } from './rights.js';

const seat = (postId: string, changes: Partial<Seat> = {}): Seat => ({
  ...{
    postId,
    kind: 'CLERK',
    storeId: null,
    regionId: null,
    departmentId: null,
    onBehalfOf: null,
    scopes: EVERY_SCOPE,
  },
  ...changes,
});
const actor = (...seats: Seat[]): Actor => ({ id: 'me', role: 'STAFF', seats });

test('R26: notices go to the posts that one acts from, each once, to the person, and to whom one deputises for in cases', () => {
  const deputised = seat('a post', { onBehalfOf: 'boss' });
  expect(toldTo(actor(seat('a post'), deputised))).toEqual({
    ...{ everything: ['a post'], cases: ['me', 'boss'], approvals: [] },
  });
});
test('R26: a deputy in approvals is told of approvals alone, one in cases of all else', () => {
  const inApprovals = seat('a post', { onBehalfOf: 'boss', scopes: ['APPROVALS', 'FORMS'] });
  const onCases = seat('another', { onBehalfOf: 'boss', scopes: ['CASES'] });
  expect(toldTo(actor(inApprovals, onCases))).toEqual({
    ...{ everything: [], cases: ['another', 'me', 'boss'], approvals: ['a post'] },
  });
  const both = seat('a post', { onBehalfOf: 'another boss', scopes: ['CASES'] });
  expect(toldTo(actor(inApprovals, both))).toMatchObject({ everything: ['a post'], approvals: [] });
});
test('R91: who is not of the staff is told nothing', () => {
  expect(toldTo({ ...actor(), role: 'CUSTOMER' })).toEqual({ everything: [], cases: [], approvals: [] });
});

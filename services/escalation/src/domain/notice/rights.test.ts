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

test('R26: notices go to the posts that one acts from on cases, each once, to the person, and to whom one deputises for', () => {
  const deputised = seat('a post', { onBehalfOf: 'boss' });
  expect(toldTo(actor(seat('a post'), deputised)).sort()).toEqual(['a post', 'boss', 'me']);
  expect(toldTo(actor(seat('a post', { onBehalfOf: 'boss', scopes: ['APPROVALS'] })))).toEqual(['me']);
});
test('R91: who is not of the staff is told nothing', () => {
  expect(toldTo({ ...actor(), role: 'CUSTOMER' })).toEqual([]);
});

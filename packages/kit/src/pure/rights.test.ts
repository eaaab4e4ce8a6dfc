import { DeputyScope, EVERY_SCOPE, Role } from '@complaints/contracts';
import { describe, expect, test } from 'vitest';
import { type Actor, may, type Rights, reaches, type Seat, scopeOf, within } from './rights.js';

const rights: Rights<'VIEW' | 'ACT'> = {
  VIEW: { KEEPER: 'STORE', DIRECTOR: 'REGION', HEAD: 'DEPARTMENT', OVERSEER: 'ALL' },
  ACT: { KEEPER: 'STORE' },
};
const seat = (kind: string, storeId: string | null, regionId: string | null): Seat => ({
  postId: `${kind} post`,
  kind,
  storeId,
  regionId,
  departmentId: null,
  onBehalfOf: null,
  scopes: EVERY_SCOPE,
});
const actor = (...seats: Seat[]): Actor => ({ id: 'somebody', role: Role.STAFF, seats });

describe('R91: who sees what follows from the posts a person holds', () => {
  test('a post reaches as far as the table says and no further', () => {
    const director = actor(seat('DIRECTOR', null, 'east'));
    expect(may(rights, director, 'VIEW', { storeId: 'e1', regionId: 'east' })).toBe(true);
    expect(may(rights, director, 'VIEW', { storeId: 's1', regionId: 'south' })).toBe(false);
    expect(may(rights, director, 'ACT', { storeId: 'e1', regionId: 'east' })).toBe(false);
  });

  test('several posts add up, and none takes away from another', () => {
    const both = actor(seat('KEEPER', 'e1', 'east'), seat('DIRECTOR', null, 'south'), seat('KEEPER', 'e2', 'east'));
    expect(scopeOf(rights, both, 'VIEW')).toEqual({
      all: false,
      regionIds: ['south'],
      storeIds: ['e1', 'e2'],
      departmentIds: [],
    });
  });

  test('a department reaches its own things, wherever they stand, and no place', () => {
    const head = actor({ ...seat('HEAD', null, 'east'), departmentId: 'quality' });
    expect(scopeOf(rights, head, 'VIEW')).toMatchObject({ regionIds: [], storeIds: [], departmentIds: ['quality'] });
    expect(may(rights, head, 'VIEW', { storeId: 'e1', regionId: 'east' })).toBe(false);
  });

  test('what stands nowhere is reached by those who reach everything only', () => {
    const nowhere = { storeId: null, regionId: null };
    expect(may(rights, actor(seat('OVERSEER', null, null)), 'VIEW', nowhere)).toBe(true);
    expect(may(rights, actor(seat('DIRECTOR', null, 'east')), 'VIEW', nowhere)).toBe(false);
  });

  test('a post without a place of its own reaches nothing by it', () => {
    expect(scopeOf(rights, actor(seat('DIRECTOR', null, null)), 'VIEW')).toEqual({
      all: false,
      regionIds: [],
      storeIds: [],
      departmentIds: [],
    });
  });

  test('nobody reaches nothing', () => {
    expect(reaches(scopeOf(rights, actor(), 'VIEW'), { storeId: 'e1', regionId: 'east' })).toBe(false);
  });
});

test('R26: a deputy does what the deputyship covers; what is seen is not narrowed by it', () => {
  const own = seat('KEEPER', 'e1', 'east');
  const deputised = { ...seat('KEEPER', 'e2', 'east'), onBehalfOf: 'holder', scopes: [DeputyScope.CASES] };
  const both = actor(own, deputised);
  expect(within(both, DeputyScope.CASES).seats).toEqual([own, deputised]);
  expect(within(both, DeputyScope.FORMS)).toEqual({ ...both, seats: [own] });
  expect(may(rights, both, 'VIEW', { storeId: 'e2', regionId: 'east' })).toBe(true);
});

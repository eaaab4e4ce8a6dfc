import { expect, test } from 'vitest';
import { audienceOf, CallerClaims, PersonClaims, Role, SUBGRAPHS } from './identity.js';

const sub = '0199a1b2-c3d4-7000-8000-000000000001';

test('ANONYMOUS has no subject, and nobody else is without one', () => {
  const isTaken = (claims: object) => CallerClaims.safeParse(claims).success;
  const roles = Object.values(Role);
  expect(roles.filter((role) => isTaken({ sub: '', role }))).toEqual([Role.ANONYMOUS]);
  expect(roles.filter((role) => isTaken({ sub, role }))).toEqual(roles.filter((role) => role !== Role.ANONYMOUS));
});

test('no provider may say that somebody is ANONYMOUS', () => {
  expect(PersonClaims.safeParse({ sub, role: Role.ANONYMOUS }).success).toBe(false);
});

test('each subgraph has an audience of its own', () => {
  expect(SUBGRAPHS.map(audienceOf)).toEqual([
    'urn:complaints:intake',
    'urn:complaints:escalation',
    'urn:complaints:fund',
    'urn:complaints:analytics',
  ]);
});

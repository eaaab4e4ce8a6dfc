import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { composeServicesOf, composeSupergraph } from './compose.js';
import { FUND_SDL, INTAKE_SDL } from './testing/tiny-house.js';

const intake = { name: 'intake', url: 'http://intake/graphql', sdl: INTAKE_SDL };
const fund = { name: 'fund', url: 'http://fund/graphql', sdl: FUND_SDL };

test('schemas that fit together become one supergraph, the same each time', () => {
  const supergraph = composeSupergraph([intake, fund]);
  expect(supergraph).toMatch(/join__Graph/);
  expect(supergraph).toMatch(/FUND @join__graph\(name: "fund", url: "http:\/\/fund\/graphql"\)/);
  expect(composeSupergraph([intake, fund])).toBe(supergraph);
});

test('every conflict is reported', () => {
  const other = { ...fund, sdl: `${FUND_SDL} extend type Complaint { title: Int } extend type Query { failing: Int }` };
  expect(() => composeSupergraph([intake, other])).toThrow(
    /Complaint\.title[\s\S]*Query\.failing|Query\.failing[\s\S]*Complaint\.title/,
  );
});

test('schemas that are missing are named', () => {
  expect(() => composeServicesOf(pathToFileURL('/nowhere/'))).toThrow(
    'Missing: services/intake/schema.graphql, services/escalation/schema.graphql, services/fund/schema.graphql, services/analytics/schema.graphql',
  );
});

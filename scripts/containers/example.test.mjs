import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { serviceNames } from '../workspace.mjs';
import { interpolate, readCompose, textOf, variablesOf } from './compose.mjs';
import { ignoring } from './context.mjs';
import { exampleVariables, filledExample } from './example.mjs';

const compose = readCompose();
const named = variablesOf(compose);
const values = filledExample();

test('lists every variable of docker-compose.yml and no other, each without a value', () => {
  expect([...exampleVariables().keys()].sort()).toEqual([...named.keys()].sort());
  const given = Object.values(parseEnv(textOf('.env.example')));
  expect(given.filter((value) => value !== '')).toEqual([]);
});

test.each([...named.keys()])('without %s nothing starts, and what is missing is said', (name) => {
  expect(() => interpolate(compose, { ...values, [name]: '' })).toThrow(
    `required variable ${name} is missing a value: see .env.example`,
  );
});

test('a key made as it says is no development key, and no two passwords are the same', () => {
  expect(JSON.parse(values.GATEWAY_SIGNING_KEY).kid).toMatch(/^gateway-/);
  const passwords = Object.entries(values).filter(([name]) => name.endsWith('_PASSWORD'));
  expect(new Set(passwords.map(([, value]) => value)).size).toBe(1 + 3 * serviceNames().length);
  for (const [, value] of passwords) expect(value).toMatch(/^[\da-z]{48}$/);
});

test('a filled in one is known neither to git nor to Docker', () => {
  expect(textOf('.gitignore').split('\n')).toContain('.env');
  expect(ignoring()('.env')).toBe(true);
});

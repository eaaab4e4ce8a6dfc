import { expect, test } from 'vitest';
import { CannotRun } from './cannot-run.js';
import { readOptions } from './options.js';

test('a file is all that must be said', () => {
  expect(readOptions(['--from', 'rows.jsonl'], {})).toEqual({
    from: 'rows.jsonl',
    limit: null,
    gatewayUrl: 'http://127.0.0.1:4000/graphql',
    issuerUrl: 'http://127.0.0.1:4010',
    token: null,
    channelsFile: null,
    reportFile: null,
    concurrency: 8,
  });
});

test('what is typed goes before the environment', () => {
  const environment = { GATEWAY_URL: 'https://there/graphql', TOKEN: 'theirs' };
  expect(readOptions(['--from', 'f'], environment)).toMatchObject({
    gatewayUrl: 'https://there/graphql',
    token: 'theirs',
  });
  const words = ['--', '--from', 'f', '--gateway', 'http://here/graphql', '--token', 'mine', '--limit', '10'];
  expect(readOptions(words, environment)).toMatchObject({
    gatewayUrl: 'http://here/graphql',
    token: 'mine',
    limit: 10,
  });
});

test('help is answered before anything else is asked', () => {
  expect(readOptions(['--help'], {})).toBe('HELP');
  expect(readOptions(['-h', '--from', 'f'], {})).toBe('HELP');
});

test.each([
  [[]],
  [['--from']],
  [['rows.jsonl']],
  [['--from', 'f', '--limit', '0']],
  [['--from', 'f', '--limit', '1.5']],
  [['--from', 'f', '--concurrency', '65']],
  [['--from', 'f', '--gateway', 'localhost:4000']],
  [['--from', 'f', '--files', 'g']],
])('%j is refused with a sentence', (words) => {
  expect(() => readOptions(words, {})).toThrow(CannotRun);
});

test('in production nobody is asked for a token', () => {
  expect(() => readOptions(['--from', 'f'], { NODE_ENV: 'production' })).toThrow(CannotRun);
  expect(readOptions(['--from', 'f', '--token', 't'], { NODE_ENV: 'production' })).toMatchObject({ token: 't' });
});

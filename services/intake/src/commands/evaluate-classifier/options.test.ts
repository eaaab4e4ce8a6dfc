import { expect, test } from 'vitest';
import { readOptions } from './options.js';

test('a file is needed, the rest has defaults', () => {
  expect(readOptions(['--from', 'a.jsonl'])).toEqual({ from: 'a.jsonl', learn: 150, seed: 1 });
  expect(readOptions(['--', '--from', 'a', '--learn', '20', '--seed', '7'])).toEqual({ from: 'a', learn: 20, seed: 7 });
  expect(readOptions(['-h'])).toBe('HELP');
  expect(() => readOptions([])).toThrow('--from FILE');
});

test.each([
  ['--learn', '0'],
  ['--seed', 'x'],
  ['--learn', '1.5'],
  ['--nothing', '1'],
])('%s %s is refused', (...words) => {
  expect(() => readOptions(['--from', 'a', ...words])).toThrow();
});

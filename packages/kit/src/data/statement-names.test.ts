import { expect, test } from 'vitest';
import { StatementNames } from './statement-names.js';

const asked = (names: StatementNames, text: string, times: number) =>
  Array.from({ length: times }, () => names.nameOf(text)).at(-1);

test('what is asked ten times has no name, what is asked again has one that stays', () => {
  const names = new StatementNames();
  expect(asked(names, 'select 1', 10)).toBeUndefined();
  expect(names.nameOf('select 1')).toBe('s1');
  expect(names.nameOf('select 1')).toBe('s1');
  expect(asked(names, 'select 2', 11)).toBe('s2');
});

test('another name is given to what has one', () => {
  const names = new StatementNames();
  asked(names, 'select 1', 11);
  names.rename('select 1');
  expect(names.nameOf('select 1')).toBe('s2');
  names.rename('select 2');
  expect(names.nameOf('select 2')).toBeUndefined();
});

test('of texts without end neither names nor counts grow without end', () => {
  const names = new StatementNames();
  for (let number = 0; number < 250; number += 1) asked(names, `select ${number}`, 11);
  expect(asked(names, 'one more', 20)).toBeUndefined();
  expect(names.nameOf('select 249')).toBe('s250');

  const others = new StatementNames();
  asked(others, 'select $1', 9);
  for (let number = 0; number < 1_000; number += 1) others.nameOf(`select ${number}`);
  // Its count went with those of all others.
  expect(asked(others, 'select $1', 10)).toBeUndefined();
  expect(others.nameOf('select $1')).toBe('s1');
});

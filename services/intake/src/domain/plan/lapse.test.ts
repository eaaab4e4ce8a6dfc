import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { isLapsed, laterOf } from './lapse.js';

const at = new Date('2026-11-23T01:30:00.000Z');

test('R23, R32: what was proposed until an instant lapses with it, one millisecond later it stands', () => {
  expect(isLapsed(at, after(at, -1))).toBe(true);
  expect(isLapsed(at, at)).toBe(true);
  expect(isLapsed(at, after(at, 1))).toBe(false);
  expect(isLapsed(null, at)).toBe(false);
});

test('R23, R32: what lapsed does not stand again by what happened before', () => {
  expect(laterOf(null, at)).toEqual(at);
  expect(laterOf(at, after(at, -1))).toEqual(at);
  expect(laterOf(at, after(at, 1))).toEqual(after(at, 1));
});

import { expect, test } from 'vitest';
import { type Breaker, CLOSED, failed, isOpen, TRY_REFUSING_EVERY_MS, trialIsDue, tried } from './breaker.js';

const START_MS = 1_795_000_000_000;
const afterFailures = (count: number, atMs = START_MS): Breaker =>
  Array.from({ length: count }).reduce<Breaker>((breaker) => failed(breaker, atMs), CLOSED);

test('the fifth failure in a row opens it, the fourth does not', () => {
  expect(isOpen(afterFailures(4))).toBe(false);
  expect(isOpen(afterFailures(5))).toBe(true);
});

test('while it is closed no trial is due, since everything passes', () => {
  expect(trialIsDue(CLOSED, START_MS)).toBe(false);
  expect(trialIsDue(afterFailures(4), START_MS + 10_000)).toBe(false);
});

test('a trial is due a second after it opened, and not a millisecond earlier', () => {
  const open = afterFailures(5);
  expect([0, 999, 1_000, 5_000].map((ms) => trialIsDue(open, START_MS + ms))).toEqual([false, false, true, true]);
});

test('after a trial the next is due a second later, whether the trial failed or hangs', () => {
  const hanging = tried(afterFailures(5), START_MS + 1_000);
  for (const breaker of [hanging, failed(hanging, START_MS + 1_001)]) {
    expect(isOpen(breaker)).toBe(true);
    expect([1_999, 2_000].map((ms) => trialIsDue(breaker, START_MS + ms))).toEqual([false, true]);
  }
});

test('one that refuses connections is tried ten times as often', () => {
  const refusing = failed(afterFailures(4), START_MS, TRY_REFUSING_EVERY_MS);
  expect([99, 100].map((ms) => trialIsDue(refusing, START_MS + ms))).toEqual([false, true]);
});

test('requests that fail late do not put off the trial', () => {
  const open = failed(afterFailures(5), START_MS + 900);
  expect(trialIsDue(open, START_MS + 1_000)).toBe(true);
});

test('a clock set back by an hour does not keep it open for an hour', () => {
  expect(trialIsDue(afterFailures(5), START_MS - 3_600_000)).toBe(true);
});

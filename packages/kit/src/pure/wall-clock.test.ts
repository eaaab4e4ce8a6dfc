import { expect, test } from 'vitest';
import { instantOf, isTimeZone, wallOf } from './wall-clock.js';

const utc = (text: string) => Date.parse(`${text}Z`);

test.each([
  ['Asia/Shanghai', '2026-11-24T00:00', '2026-11-23T16:00'],
  ['UTC', '2026-11-24T00:00', '2026-11-24T00:00'],
  ['Asia/Kathmandu', '2026-11-24T05:45', '2026-11-24T00:00'],
  ['America/St_Johns', '2026-11-23T20:30', '2026-11-24T00:00'],
  ['Europe/London', '2026-07-01T13:00', '2026-07-01T12:00'],
  ['Asia/Shanghai', '1890-02-01T08:05:43', '1890-02-01T00:00'],
])('R63: clocks in %s show %s at %s of UTC', (zone, wall, instant) => {
  expect(wallOf(new Date(utc(instant)), zone)).toBe(utc(wall));
  expect(instantOf(utc(wall), zone).getTime()).toBe(utc(instant));
});

test.each([
  ['the last millisecond before the leap', 'Europe/Berlin', '2026-03-29T01:59:59.999', '2026-03-29T00:59:59.999'],
  ['the first time leapt over', 'Europe/Berlin', '2026-03-29T02:00', '2026-03-29T01:00'],
  ['a time leapt over', 'Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30'],
  ['the first time after the leap', 'Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00'],
  ['a time shown twice', 'Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30'],
  ['the first time shown once again', 'Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00'],
  ['a midnight leapt over', 'Africa/Cairo', '2026-04-24T00:00', '2026-04-23T22:00'],
  ['a whole day leapt over', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00'],
  ['half an hour of summer time', 'Australia/Lord_Howe', '2026-10-04T02:30', '2026-10-03T15:30'],
])('R63: %s in %s: %s is %s of UTC', (_, zone, wall, instant) => {
  expect(instantOf(utc(wall), zone)).toEqual(new Date(utc(instant)));
});

test('R63: every instant of the days on which clocks change is shown as itself, in any order', () => {
  for (const [zone, from] of [
    ['America/New_York', '2026-03-07T00:00'],
    ['America/New_York', '2026-10-31T00:00'],
    ['Australia/Lord_Howe', '2026-04-04T00:00'],
  ] as const) {
    const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
    for (let minute = 3 * 1_440; minute > 0; minute -= 7) {
      const instant = utc(from) + minute * 60_000;
      const shown = new Date(wallOf(new Date(instant), zone));
      expect(text.format(instant)).toBe(shown.toISOString().slice(0, 16).replace('T', ' '));
    }
  }
});

test('R63: more days than are kept are looked up again', () => {
  const start = utc('1960-01-01T00:00');
  for (let day = 0; day < 20_100; day += 1) wallOf(new Date(start + day * 86_400_000), 'Asia/Tokyo');
  expect(wallOf(new Date(start), 'Asia/Tokyo')).toBe(utc('1960-01-01T09:00'));
});

test('R63: a zone is known by its name or not at all', () => {
  expect(isTimeZone('Asia/Shanghai')).toBe(true);
  expect(isTimeZone('Asia/Nowhere')).toBe(false);
});

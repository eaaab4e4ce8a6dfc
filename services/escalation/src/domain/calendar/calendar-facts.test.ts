import { after } from '@complaints/kit/pure';
import { expect, test } from 'vitest';
import { type CalendarFacts, missingYears, workingCalendarOf, yearsNeeded } from './calendar-facts.js';
import { afterWorkingMinutes } from './working-calendar.js';

const zone = 'Asia/Shanghai';
const facts: CalendarFacts = {
  code: 'CN',
  timeZone: zone,
  hours: [
    { weekday: 'TUESDAY', opensAt: '09:00', closesAt: '12:00' },
    { weekday: 'TUESDAY', opensAt: '13:30', closesAt: '24:00' },
    { weekday: 'FRIDAY', opensAt: '10:00', closesAt: '11:00' },
  ],
  years: [
    {
      year: 2026,
      days: [
        { day: '2026-11-24', kind: 'HOLIDAY' },
        { day: '2026-11-29', kind: 'WORKDAY' },
      ],
    },
    { year: 2025, days: [] },
  ],
};

test('R27: a calendar has the hours of its week, none on a holiday, those of its first working day on a make-up day', () => {
  const calendar = workingCalendarOf(facts);
  const tuesday = [
    { fromMinute: 540, untilMinute: 720 },
    { fromMinute: 810, untilMinute: 1_440 },
  ];
  expect(calendar.week).toEqual([[], tuesday, [], [], [{ fromMinute: 600, untilMinute: 660 }], [], []]);
  expect([...calendar.exceptions]).toEqual([
    ['2026-11-24', []],
    ['2026-11-29', tuesday],
  ]);
  expect([...calendar.years]).toEqual([2026, 2025]);
  const monday = new Date('2026-11-23T00:00:00+08:00');
  expect(afterWorkingMinutes(calendar, monday, 61)).toEqual(new Date('2026-11-29T09:01:00+08:00'));
});

test('R27: a calendar without hours has none on a make-up day either', () => {
  expect(workingCalendarOf({ ...facts, hours: [] }).exceptions.get('2026-11-29')).toEqual([]);
});

test('R27: the next year is needed from the first instant of October on, in the zone of the calendar', () => {
  const october = new Date('2026-10-01T00:00:00+08:00');
  expect(yearsNeeded(after(october, -1), zone)).toEqual([2026]);
  expect(yearsNeeded(october, zone)).toEqual([2026, 2027]);
  const newYear = new Date('2027-01-01T00:00:00+08:00');
  expect(yearsNeeded(after(newYear, -1), zone)).toEqual([2026, 2027]);
  expect(yearsNeeded(newYear, zone)).toEqual([2027]);
});

test('R27: a year that is needed and not known is missing', () => {
  const missing = (years: number[], at: string) =>
    missingYears({ timeZone: zone, years: new Set(years) }, new Date(at));
  expect(missing([2026], '2026-09-30T12:00:00Z')).toEqual([]);
  expect(missing([2026], '2026-10-01T12:00:00Z')).toEqual([2027]);
  expect(missing([], '2026-10-01T12:00:00Z')).toEqual([2026, 2027]);
  expect(missing([2027], '2026-10-01T12:00:00Z')).toEqual([2026]);
});

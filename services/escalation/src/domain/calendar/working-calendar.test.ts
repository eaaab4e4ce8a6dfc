import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import {
  afterWorkingDays,
  afterWorkingMinutes,
  type Block,
  type WorkingCalendar,
  workingDaysBetween,
  workingMinutesBetween,
} from './working-calendar.js';

const block = (from: string, until: string): Block => ({ fromMinute: minuteOf(from), untilMinute: minuteOf(until) });
const minuteOf = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const office = [block('09:00', '12:00'), block('13:00', '18:00')];
const china: WorkingCalendar = {
  code: 'CN',
  timeZone: 'Asia/Shanghai',
  week: [office, office, office, office, office, [], []],
  exceptions: new Map([
    // New Year's days 2027, worked in advance on the Sunday before and afterwards on a half Saturday.
    ['2026-12-27', office],
    ['2027-01-01', []],
    ['2027-01-04', []],
    ['2027-01-09', [block('10:00', '12:00')]],
  ]),
  years: new Set([2026, 2027]),
};
const always: WorkingCalendar = {
  ...china,
  code: 'ALWAYS',
  week: Array(7).fill([block('00:00', '24:00')]),
  exceptions: new Map(),
};
const never: WorkingCalendar = { ...china, code: 'NEVER', week: Array(7).fill([]), exceptions: new Map() };

/** An instant that clocks in Shanghai show. */
const at = (text: string) => new Date(`${text}+08:00`);

describe('minutes of work', () => {
  test.each([
    ['inside one block', '2026-11-23T09:30', 30, '2026-11-23T10:00'],
    ['from the first minute of a block', '2026-11-23T09:00', 180, '2026-11-23T12:00'],
    ['to a block’s end and not beyond it', '2026-11-23T11:00', 60, '2026-11-23T12:00'],
    ['over lunch', '2026-11-23T11:00', 61, '2026-11-23T13:01'],
    ['from within lunch', '2026-11-23T12:30', 30, '2026-11-23T13:30'],
    ['from exactly a block’s end', '2026-11-23T12:00', 30, '2026-11-23T13:30'],
    ['from before work', '2026-11-23T00:00', 30, '2026-11-23T09:30'],
    ['from exactly the day’s end', '2026-11-23T18:00', 1, '2026-11-24T09:01'],
    ['from after work', '2026-11-23T22:10', 480, '2026-11-24T18:00'],
    ['over a weekend', '2026-11-27T17:45', 30, '2026-11-30T09:15'],
    ['from a Sunday', '2026-11-29T10:00', 30, '2026-11-30T09:30'],
    ['over the end of a month', '2026-11-30T17:30', 60, '2026-12-01T09:30'],
    ['a working day’s hours', '2026-11-23T13:00', 480, '2026-11-24T12:00'],
    ['over a whole week', '2026-11-23T09:00', 5 * 480 + 1, '2026-11-30T09:01'],
    ['on a make-up working Sunday', '2026-12-25T17:30', 60, '2026-12-27T09:30'],
    ['over a make-up working Sunday', '2026-12-25T17:30', 30 + 480 + 1, '2026-12-28T09:01'],
    ['over holidays and the end of a year', '2026-12-31T17:30', 60, '2027-01-05T09:30'],
    ['from a holiday', '2027-01-01T10:00', 30, '2027-01-05T09:30'],
    ['on a make-up day with hours of its own', '2027-01-08T17:30', 60, '2027-01-09T10:30'],
    ['over a make-up day with hours of its own', '2027-01-08T17:30', 151, '2027-01-11T09:01'],
  ])('R27: %s: %s and %i minutes is %s', (_, from, minutes, due) => {
    expect(afterWorkingMinutes(china, at(from), minutes)).toEqual(at(due));
  });

  test.each([
    ['one millisecond before the end of work', -1, '2026-11-24T09:00:59.999'],
    ['at the end of work', 0, '2026-11-24T09:01'],
    ['one millisecond after it', 1, '2026-11-24T09:01'],
  ])('R27: %s counts to the millisecond', (_, ms, due) => {
    expect(afterWorkingMinutes(china, after(at('2026-11-23T18:00'), ms), 1)).toEqual(at(due));
  });

  test('R28: a share of a limit may be a part of a minute', () => {
    expect(afterWorkingMinutes(china, at('2026-11-23T11:59:30'), 0.5)).toEqual(at('2026-11-23T12:00'));
    expect(afterWorkingMinutes(china, at('2026-11-23T11:59:30'), 0.75)).toEqual(at('2026-11-23T13:00:15'));
  });

  test('R27: a calendar without rest is the calendar itself', () => {
    const start = at('2026-12-31T23:59:59.999');
    for (const minutes of [1, 30, 1_440, 525_600]) {
      expect(afterWorkingMinutes(always, start, minutes)).toEqual(after(start, minutes * MINUTE_MS));
    }
  });

  test('R27: the hours on which summer time begins and ends count as long as they are', () => {
    const berlin = { ...always, timeZone: 'Europe/Berlin' };
    const spring = new Date('2026-03-28T23:00:00Z');
    expect(afterWorkingMinutes(berlin, spring, 24 * 60)).toEqual(after(spring, 24 * HOUR_MS));
    const night = { ...berlin, week: Array(7).fill([block('00:00', '02:30'), block('03:00', '04:00')]) };
    expect(afterWorkingMinutes(night, spring, 3 * 60)).toEqual(after(spring, 3 * HOUR_MS));
    expect(afterWorkingMinutes(night, spring, 3 * 60 + 1)).toEqual(after(spring, 23 * HOUR_MS + MINUTE_MS));
  });

  test('R27: the hours are those of the zone of the calendar', () => {
    const urumqi = { ...china, timeZone: 'Asia/Urumqi' };
    expect(afterWorkingMinutes(urumqi, at('2026-11-23T09:30'), 30)).toEqual(at('2026-11-23T11:30'));
  });

  test('R27: the longest limit of a policy is found, and a calendar that never works ends with an error', () => {
    expect(afterWorkingMinutes(china, at('2026-11-23T09:00'), 8_760 * 60)).toEqual(at('2031-02-03T16:00'));
    expect(() => afterWorkingMinutes(never, at('2026-11-23T09:00'), 1)).toThrow('calendar NEVER has not 1 minutes');
  });

  test.each([0, -1, Number.NaN])('R27: a limit of %d minutes is none', (minutes) => {
    expect(() => afterWorkingMinutes(china, at('2026-11-23T09:00'), minutes)).toThrow(RangeError);
  });
});

describe('working days', () => {
  test.each([
    ['the day itself does not count', '2026-11-23T09:00', 1, '2026-11-24T18:00'],
    ['nor where it has begun only just', '2026-11-23T00:00', 1, '2026-11-24T18:00'],
    ['nor where it is about to end', '2026-11-23T23:59:59.999', 1, '2026-11-24T18:00'],
    ['midnight belongs to the day that begins', '2026-11-24T00:00', 1, '2026-11-25T18:00'],
    ['a weekend does not count', '2026-11-27T10:00', 1, '2026-11-30T18:00'],
    ['from a day of rest', '2026-11-28T10:00', 1, '2026-11-30T18:00'],
    ['ten working days', '2026-11-23T10:00', 10, '2026-12-07T18:00'],
    ['a make-up working Sunday counts', '2026-12-25T10:00', 2, '2026-12-28T18:00'],
    ['holidays over the end of a year do not', '2026-12-30T10:00', 2, '2027-01-05T18:00'],
    ['a make-up day ends with its own hours', '2027-01-08T10:00', 1, '2027-01-09T12:00'],
  ])('R19: %s: %s and %s is %s', (_, from, days, due) => {
    expect(afterWorkingDays(china, at(from), days)).toEqual(at(due));
  });

  test('R19: a calendar without rest ends its days at midnight', () => {
    expect(afterWorkingDays(always, at('2026-11-23T10:00'), 45)).toEqual(at('2027-01-08T00:00'));
    expect(at('2027-01-08T00:00').getTime() - at('2026-11-24T00:00').getTime()).toBe(45 * DAY_MS);
  });

  test('R19: a calendar that never works ends with an error, and a term has whole days', () => {
    expect(() => afterWorkingDays(never, at('2026-11-23T09:00'), 1)).toThrow('calendar NEVER has not 1 working days');
    for (const days of [0, -1, 1.5]) {
      expect(() => afterWorkingDays(china, at('2026-11-23T09:00'), days)).toThrow(RangeError);
    }
  });
});

describe('what lies between two instants', () => {
  test.each([
    ['2026-11-23T09:00', '2026-11-23T09:00', 0],
    ['2026-11-23T10:00', '2026-11-23T09:00', 0],
    ['2026-11-23T08:00', '2026-11-23T09:01', 1],
    ['2026-11-23T11:59', '2026-11-23T13:01', 2],
    ['2026-11-23T17:00', '2026-11-24T10:00', 120],
    ['2026-11-27T18:00', '2026-11-30T09:00', 0],
    ['2026-12-31T17:00', '2027-01-05T09:30', 90],
  ])('R27: the work from %s to %s', (from, until, minutes) => {
    expect(workingMinutesBetween(china, at(from), at(until))).toBe(minutes);
  });

  test('R27: it is what a clock runs for', () => {
    for (const minutes of [0.5, 1, 479, 480, 481, 5_000]) {
      const from = at('2026-12-24T16:20');
      expect(workingMinutesBetween(china, from, afterWorkingMinutes(china, from, minutes))).toBe(minutes);
    }
  });

  test('R19, R27: the days are those of a term', () => {
    for (const calendar of [china, always]) {
      for (const days of [1, 2, 5, 30]) {
        const from = at('2026-12-24T16:20');
        expect(workingDaysBetween(calendar, from, afterWorkingDays(calendar, from, days))).toBe(days);
      }
    }
    expect(workingDaysBetween(china, at('2026-11-23T09:00'), at('2026-11-23T18:00'))).toBe(0);
  });
});

test('R27: thousands of clocks are reckoned in a moment', () => {
  const start = performance.now();
  for (let clock = 0; clock < 2_000; clock += 1) {
    afterWorkingMinutes(china, after(at('2026-11-23T00:00'), clock * 37_000), 24 * 60);
  }
  expect(performance.now() - start).toBeLessThan(2_000);
});

import { after, MINUTE_MS } from '@complaints/kit/pure';
import { describe, expect, test } from 'vitest';
import { rules } from '../../../test/case-files.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import { armFor, type Limit } from '../deadline.js';
import { shifted } from './shift.js';

const day = [
  { fromMinute: 540, untilMinute: 720 },
  { fromMinute: 780, untilMinute: 1_080 },
];
/** Nine to twelve and one to six, from Monday to Friday; 27 November 2026 is a holiday. */
const office: WorkingCalendar = {
  ...{ code: 'OFFICE', timeZone: 'Asia/Shanghai', week: [day, day, day, day, day, [], []] },
  ...{ exceptions: new Map([['2026-11-27', []]]), years: new Set([2026]) },
};
const calendars = new Map([['OFFICE', office]]);
/** An instant that clocks in Shanghai show. */
const at = (text: string) => new Date(`2026-${text}+08:00`);

const moved = (limit: Limit, armedAt: string, still: [string, string]) => {
  const clock = armFor({ kind: 'REFERRAL', armedAt: at(armedAt), limit }, { ...rules, calendars });
  return shifted(clock, { from: at(still[0]), to: at(still[1]) }, calendars);
};

describe('R27, R28: on a working calendar', () => {
  const hours = { minutes: 480, calendarCode: 'OFFICE' };
  test('the work that was left is left', () => {
    // Due on Tuesday at nine plus an hour; at eleven on Monday seven hours are left.
    const { dueAt, warningsAt } = moved(hours, '11-23T10:00', ['11-23T11:00', '11-24T09:00']);
    expect(dueAt).toEqual(at('11-24T17:00'));
    expect(warningsAt[0]).toEqual(at('11-24T12:00'));
  });
  test('standing still over a night, a holiday and a weekend costs nothing', () => {
    const { dueAt } = moved(hours, '11-26T10:00', ['11-26T18:00', '11-30T09:00']);
    expect(dueAt).toEqual(at('11-30T10:00'));
  });
  test('what goes on in the night goes on with the work', () => {
    expect(moved(hours, '11-23T10:00', ['11-23T11:00', '11-24T22:00']).dueAt).toEqual(at('11-25T17:00'));
  });
  test('nothing left is nothing left', () => {
    expect(moved(hours, '11-23T10:00', ['11-24T10:00', '11-24T15:00']).dueAt).toEqual(at('11-24T15:00'));
  });
  test('as many working days are left, where its limit is one of days', () => {
    const days = { workingDays: 3, calendarCode: 'OFFICE' };
    // Due at the end of Thursday, two working days after Tuesday.
    expect(moved(days, '11-23T10:00', ['11-24T11:00', '11-25T11:00']).dueAt).toEqual(at('11-30T18:00'));
    const { dueAt, warningsAt } = moved(days, '11-23T10:00', ['11-23T10:00', '11-24T10:00']);
    expect(dueAt).toEqual(at('11-30T18:00'));
    expect(warningsAt.every((warningAt) => warningAt > at('11-24T10:00') && warningAt < dueAt)).toBe(true);
  });
  test('on its last day the hours are left', () => {
    const days = { workingDays: 1, calendarCode: 'OFFICE' };
    expect(moved(days, '11-23T10:00', ['11-24T15:00', '11-25T15:00']).dueAt).toEqual(at('11-25T18:00'));
  });
  test('a calendar that is not there any more counts around the clock', () => {
    const clock = armFor(
      { kind: 'PLAN', armedAt: at('11-23T10:00'), limit: { minutes: 60, calendarCode: 'GONE' } },
      rules,
    );
    const { dueAt } = shifted(clock, { from: at('11-23T10:30'), to: at('11-23T11:00') }, calendars);
    expect(dueAt).toEqual(after(at('11-23T11:00'), 30 * MINUTE_MS));
  });
});

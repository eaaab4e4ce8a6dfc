import { RuleError } from '@complaints/contracts';
import { expect, test } from 'vitest';
import { type GivenCalendar, type GivenYear, readCalendar, readYear } from './read-calendar.js';

const monday = { weekday: 'MONDAY', opensAt: '09:00', closesAt: '12:00' } as const;
const calendar: GivenCalendar = {
  code: 'HQ',
  nameZh: '总部',
  nameEn: 'HQ',
  timeZone: 'Asia/Shanghai',
  hours: [monday],
};
const year: GivenYear = { year: 2027, source: 'notice 7', days: [] };

const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleError) return `${error.code} ${error.path.join('.')}`;
  }
  return 'nothing';
};
const refused = (changes: Partial<GivenCalendar>) => refusal(() => readCalendar({ ...calendar, ...changes }));
const refusedYear = (changes: Partial<GivenYear>) => refusal(() => readYear({ ...year, ...changes }));
const holidays = (...days: string[]) => days.map((day) => ({ day, kind: 'HOLIDAY' as const }));

test('R27: a calendar has a code, names, a zone and hours in the order of the week', () => {
  const tuesday = { ...monday, weekday: 'TUESDAY' as const };
  expect(readCalendar({ ...calendar, nameEn: ' HQ ', hours: [tuesday, monday] })).toEqual({
    ...calendar,
    hours: [monday, tuesday],
  });
});

test.each([
  [{ code: 'hq' }, 'CALENDAR_CODE_INVALID code'],
  [{ code: '' }, 'CALENDAR_CODE_INVALID code'],
  [{ code: `A${'B'.repeat(40)}` }, 'CALENDAR_CODE_INVALID code'],
  [{ code: `A${'B'.repeat(39)}` }, 'nothing'],
  [{ nameZh: ' ' }, 'TEXT_EMPTY nameZh'],
  [{ nameEn: 'x'.repeat(201) }, 'TEXT_TOO_LONG nameEn'],
  [{ timeZone: 'Asia/Nowhere' }, 'TIME_ZONE_UNKNOWN timeZone'],
  [{ hours: [] }, 'CALENDAR_NEVER_WORKS hours'],
  [{ hours: [{ ...monday, closesAt: '09:00' }] }, 'HOURS_INVALID hours.0'],
  [{ hours: [monday, { ...monday, opensAt: '11:59', closesAt: '13:00' }] }, 'HOURS_OVERLAP hours.1'],
])('R27: a calendar with %j: %s', (changes, code) => {
  expect(refused(changes)).toBe(code);
});

test('R27: the days of a year come in their order, each once, all of that year', () => {
  expect(readYear({ ...year, days: holidays('2027-12-31', '2027-01-01') }).days).toEqual(
    holidays('2027-01-01', '2027-12-31'),
  );
  expect(readYear(year).days).toEqual([]);
});

test.each([
  [{ year: 1999 }, 'YEAR_INVALID year'],
  [{ year: 2000 }, 'nothing'],
  [{ year: 2100 }, 'nothing'],
  [{ year: 2101 }, 'YEAR_INVALID year'],
  [{ year: 2026.5 }, 'YEAR_INVALID year'],
  [{ source: '' }, 'TEXT_EMPTY source'],
  [{ days: holidays('2027-01-01', '2027-02-29') }, 'DAY_INVALID days.1.day'],
  [{ days: holidays('2027-1-1') }, 'DAY_INVALID days.0.day'],
  [{ days: holidays('2026-12-31') }, 'DAY_OUTSIDE_YEAR days.0.day'],
  [{ days: holidays('2028-01-01') }, 'DAY_OUTSIDE_YEAR days.0.day'],
  [{ days: holidays('2027-01-01', '2027-01-02', '2027-01-01') }, 'DAY_TWICE days.2.day'],
])('R27: a year with %j: %s', (changes, code) => {
  expect(refusedYear(changes)).toBe(code);
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@complaints/kit';
import { DAY_MS } from '@complaints/kit/pure';
import { startTestService, type TestService } from '@complaints/kit/testing';
import chineseDays from 'chinese-days';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCalendar } from '../src/commands/import-calendar.js';
import { chineseYears } from '../src/data/calendar/chinese-years.js';
import { findCalendars } from '../src/data/calendar/find-calendars.js';
import { calendarYearsMissing } from '../src/data/calendar/years-missing.js';
import { afterWorkingDays, afterWorkingMinutes } from '../src/domain/calendar/working-calendar.js';
import { escalation } from '../src/service.js';
import { desk, deskYear, importYear, saveCalendar } from './policies.js';
import { load, manager } from './story.js';

let service: TestService;
let folder: string;
beforeAll(async () => {
  service = await startTestService(escalation);
  await load(service);
  folder = await mkdtemp(join(tmpdir(), 'calendar-'));
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true });
});

const at = (text: string) => new Date(`${text}+08:00`);
const calendarOf = async (code: string) => {
  const calendar = (await findCalendars(service.dataSource.manager)).get(code);
  if (!calendar) throw new Error(`there is no calendar ${code}`);
  return calendar;
};

test('R27: the calendar of China is there, with every year that the kept library knows', async () => {
  const china = await calendarOf('CN');
  const dayInMay = at('2026-05-08T17:30');
  expect(afterWorkingMinutes(china, dayInMay, 60)).toEqual(at('2026-05-09T09:30'));
  expect(afterWorkingDays(china, at('2026-09-24T10:00'), 10)).toEqual(at('2026-10-15T18:00'));
  const known = chineseYears.map(({ year }) => year);
  expect([...china.years].sort()).toEqual(known);
  // A year that a newer library knows makes this fail: it belongs into the data, and into a migration.
  for (const { year } of [...chineseYears, { year: Math.max(...known) + 1 }]) {
    for (let ms = Date.UTC(year, 0); ms < Date.UTC(year + 1, 0); ms += DAY_MS) {
      const day = new Date(ms).toISOString().slice(0, 10);
      const works = (china.exceptions.get(day) ?? china.week[(new Date(ms).getUTCDay() + 6) % 7] ?? []).length > 0;
      expect({ day, works }).toEqual({ day, works: chineseDays.isWorkday(day) });
    }
  }
});

test('R27: an administrator keeps a calendar, and a year of it that is imported again is replaced whole', async () => {
  const saved = await saveCalendar(service);
  expect(saved.errors).toEqual([]);
  expect(saved.calendar.hours.map(({ weekday }: { weekday: string }) => weekday)).toEqual([
    'MONDAY',
    'FRIDAY',
    'SATURDAY',
  ]);
  expect(saved.calendar).toMatchObject({ years: [], missingYears: [2026, 2027] });
  expect(afterWorkingMinutes(await calendarOf('DESK'), at('2026-11-24T08:00'), 1)).toEqual(at('2026-11-27T09:01'));

  const imported = await importYear(service);
  const days = [...deskYear.days].reverse();
  expect(imported.calendar).toMatchObject({
    years: [{ year: 2026, source: deskYear.source, days }],
    missingYears: [2027],
  });
  expect(afterWorkingMinutes(await calendarOf('DESK'), at('2026-11-24T08:00'), 1)).toEqual(at('2026-11-24T09:01'));
  expect(afterWorkingDays(await calendarOf('DESK'), at('2026-11-27T08:00'), 1)).toEqual(at('2026-11-30T21:00'));

  const replaced = await importYear(service, { days: days.slice(1) });
  expect(replaced.calendar.years).toMatchObject([{ year: 2026, days: days.slice(1) }]);
  expect(afterWorkingMinutes(await calendarOf('DESK'), at('2026-11-24T08:00'), 1)).toEqual(at('2026-11-27T09:01'));
  const renamed = await saveCalendar(service, { hours: desk.hours.slice(0, 1) });
  expect(renamed.calendar).toMatchObject({ hours: [{ weekday: 'SATURDAY' }], years: replaced.calendar.years });
  expect(afterWorkingMinutes(await calendarOf('DESK'), at('2026-11-24T08:00'), 1)).toEqual(at('2026-12-05T09:01'));
});

test('R27: what is no calendar and no year is refused, and nobody but an administrator keeps one', async () => {
  const kept = await service.dataSource.query('select code, revision from working_calendar order by code');
  const code = async (payload: Promise<{ errors: { code: string }[] }>) => (await payload).errors[0]?.code;
  expect(await code(saveCalendar(service, {}, manager))).toBe('NOT_ADMINISTRATOR');
  expect(await code(importYear(service, {}, manager))).toBe('NOT_ADMINISTRATOR');
  expect(await code(saveCalendar(service, { hours: [] }))).toBe('CALENDAR_NEVER_WORKS');
  expect(await code(importYear(service, { code: 'NONE' }))).toBe('CALENDAR_UNKNOWN');
  expect(await code(importYear(service, { year: 2027 }))).toBe('DAY_OUTSIDE_YEAR');
  expect(await service.dataSource.query('select code, revision from working_calendar order by code')).toEqual(kept);
});

test('R27: there are a hundred calendars at the most, of which an hundredth may still be changed', async () => {
  await service.dataSource.query(`
    insert into working_calendar (code, name_zh, name_en, time_zone, hours, changed_at)
    select 'X' || number, '台', 'desk', 'UTC', '[{}]', now() from generate_series(1, 98) as number`);
  expect((await saveCalendar(service, { code: 'ONE_MORE' })).errors).toMatchObject([{ code: 'CALENDARS_TOO_MANY' }]);
  expect((await saveCalendar(service, { code: 'X98' })).errors).toEqual([]);
});

const LIST = '{ workingCalendars { code missingYears } }';

test('R27, R91: who holds a post reads the calendars, and a year that is missing is counted', async () => {
  const { workingCalendars } = (await service.ask(manager, LIST)).data;
  expect(workingCalendars).toHaveLength(100);
  expect(workingCalendars[0]).toEqual({ code: 'CN', missingYears: [2027] });
  expect((await service.ask({ sub: crypto.randomUUID(), role: 'CUSTOMER' }, LIST)).data.workingCalendars).toEqual([]);
  expect(await calendarYearsMissing.read(service.dataSource.manager, at('2026-09-30T23:59:59'))).toBe(98);
  expect(await calendarYearsMissing.read(service.dataSource.manager, at('2026-10-01T08:00'))).toBe(2 * 98 + 2);
});

/** Types the command with a file. */
async function typed(name: string, text: string, ...words: string[]) {
  const from = join(folder, name);
  await writeFile(from, text);
  const { dataSource, clock } = service;
  const given = ['--code', 'DESK', '--from', from, ...words];
  return importCalendar({ dataSource, clock, log: createLog('test', 'silent'), words: given });
}
const yearsOf = () =>
  service.dataSource.query(
    `select year, source, days from calendar_year where code = 'DESK' and year > 2026 order by year`,
  );

test('R27: a command keeps every year that a file names, all of them or none', async () => {
  await typed('2027.csv', '\uFEFFdate,kind\r\n2028-01-01,HOLIDAY\r\n2027-01-02, WORKDAY\r\n');
  expect(await yearsOf()).toEqual([
    { year: 2027, source: '2027.csv', days: [{ day: '2027-01-02', kind: 'WORKDAY' }] },
    { year: 2028, source: '2027.csv', days: [{ day: '2028-01-01', kind: 'HOLIDAY' }] },
  ]);
  await typed('one.json', '[{"date": "2028-01-03", "kind": "HOLIDAY"}]', '--source', 'notice 3');
  const kept = await yearsOf();
  expect(kept[1]).toEqual({ year: 2028, source: 'notice 3', days: [{ day: '2028-01-03', kind: 'HOLIDAY' }] });
  const refusals: [text: string, message: RegExp][] = [
    ['date,kind\n2027-05-01,HOLIDAY\n1999-05-01,HOLIDAY', /^YEAR_INVALID: /],
    ['date,kind\n2027-05-01,HOLIDAY\n2027-05-01,WORKDAY', /^DAY_TWICE: /],
    ['date,kind\n2027-05-01,HOLIDAY\n2027-02-30,HOLIDAY', /^row 2: date is not/],
    ['date,kind\n2027-05-01,FEAST', /^row 1: kind is not/],
    ['[1]', /^row 1: the row is not/],
    ['date,kind\n1,2,3', /^the file is neither/],
    ['[{', /^the file is neither/],
    ['date,kind\n', /^the file holds no day/],
  ];
  for (const [text, message] of refusals) await expect(typed('file', text)).rejects.toThrow(message);
  await expect(typed('file', '', '--unknown')).rejects.toThrow(/import-calendar --code CODE/);
  const nothing = { ...service, log: createLog('test', 'silent') };
  await expect(importCalendar({ ...nothing, words: ['--code', 'DESK'] })).rejects.toThrow(/--from are needed/);
  await expect(importCalendar({ ...nothing, words: ['--code', 'DESK', '--from', folder] })).rejects.toThrow(/be read/);
  expect(await yearsOf()).toEqual(kept);
});

import { UsageError } from '@complaints/kit';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { CalendarYearFacts } from '../domain/calendar/calendar-facts.js';
import { isDay } from '../domain/calendar/read-calendar.js';
import { CalendarDayKind } from '../domain/vocabulary.js';

const Row = z.object({
  date: z.string().refine(isDay, 'a date of the calendar, like 2026-10-01'),
  kind: z.enum(CalendarDayKind),
});

/**
 * The days of a file by their years: JSON, a list of `{"date": "2026-10-01", "kind": "HOLIDAY"}`, or CSV with the
 * headings `date,kind`.
 * @throws UsageError naming the row that is none
 */
export function readCalendarFile(text: string): CalendarYearFacts[] {
  const rows = rowsOf(text.replace(/^\uFEFF/, '').trim());
  if (rows.length === 0) throw new UsageError('the file holds no day');
  const days = rows.map((row, index) => {
    const read = Row.safeParse(row);
    if (read.success) return { day: read.data.date, kind: read.data.kind };
    const { path, message } = read.error.issues[0] as z.core.$ZodIssue;
    throw new UsageError(`row ${index + 1}: ${path.join('.') || 'the row'} is not as it must be: ${message}`);
  });
  const byYear = Map.groupBy(days, ({ day }) => Number(day.slice(0, 4)));
  return [...byYear].map(([year, ofYear]) => ({ year, days: ofYear }));
}

function rowsOf(text: string): unknown[] {
  try {
    if (!text.startsWith('[')) return parse(text, { columns: true, trim: true, skip_empty_lines: true });
    return z.array(z.unknown()).parse(JSON.parse(text));
  } catch (error) {
    throw new UsageError(`the file is neither CSV nor a JSON list: ${(error as Error).message}`);
  }
}

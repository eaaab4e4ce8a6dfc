/** Calendar days and periods of one time zone, as text that sorts by time. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a zone: `2026-11-23`. Source: R63. */
export function dayOf(instant: Date, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(instant);
}

/** The calendar month of an instant in a zone: `2026-11`. Source: R63. */
export const monthOf = (instant: Date, timeZone: string): string => dayOf(instant, timeZone).slice(0, 7);

/** The calendar quarter of an instant in a zone: `2026-Q4`. Source: R63. */
export function quarterOf(instant: Date, timeZone: string): string {
  const [year, month] = dayOf(instant, timeZone).split('-');
  return `${year}-Q${Math.ceil(Number(month) / 3)}`;
}

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** An instant moved by whole milliseconds. */
export const after = (instant: Date, ms: number): Date => new Date(instant.getTime() + ms);

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { RuleError } from '@complaints/contracts';
import { type CommandContext, ofItself, transact, UsageError } from '@complaints/kit';
import { replaceCalendarYear } from '../actions/calendar/import-calendar-year.js';
import { readCalendarFile } from './calendar-file.js';

export const IMPORT_CALENDAR_HELP = `Keeps the holidays and make-up working days of a calendar, in place of those that were known of their years.

  import-calendar --code CODE --from FILE [--source TEXT]

Options
  --code CODE     the calendar
  --from FILE     CSV with the headings date,kind, or a JSON list of {"date": "2026-10-01", "kind": "HOLIDAY"};
                  a kind is HOLIDAY or WORKDAY. Every year that the file names is replaced whole, all of them or none
  --source TEXT   who says so; the name of the file when left out
`;

/** `import-calendar --code CODE --from FILE`: keeps the years that a file names. Source: R27. */
export async function importCalendar({ dataSource, clock, log, words }: CommandContext): Promise<void> {
  const { code, from, source } = readOptions(words);
  const years = readCalendarFile(await readText(from));
  const now = clock.now();
  try {
    await transact(dataSource, ofItself('import-calendar'), async (em) => {
      for (const year of years) await replaceCalendarYear(em, { ...year, code, source, now });
    });
  } catch (error) {
    if (error instanceof RuleError) throw new UsageError(`${error.code}: ${error.message}`);
    throw error;
  }
  for (const { year, days } of years) log.info({ code, year, days: days.length }, 'the year of the calendar is kept');
}

function readOptions(words: readonly string[]) {
  const text = { type: 'string' as const };
  try {
    const { code, from, source } = parseArgs({
      args: [...words],
      options: { code: text, from: text, source: text },
    }).values;
    if (!code || !from) throw new Error('--code and --from are needed');
    return { code, from, source: source ?? basename(from) };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${IMPORT_CALENDAR_HELP}`);
  }
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${(error as Error).message}`);
  }
}

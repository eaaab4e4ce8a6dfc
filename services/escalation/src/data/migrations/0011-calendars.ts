import { audited } from '@complaints/kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHINESE_SOURCE, chineseYears } from '../calendar/chinese-years.js';

const CALENDARS = `
  create table working_calendar (
    code text primary key check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    id uuid not null unique default gen_random_uuid(),
    name_zh text not null,
    name_en text not null,
    time_zone text not null,
    hours jsonb not null check (jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) > 0),
    revision uuid not null unique default gen_random_uuid(),
    changed_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid()
  );

  create table calendar_year (
    code text not null references working_calendar,
    year integer not null check (year between 2000 and 2100),
    source text not null,
    days jsonb not null check (jsonb_typeof(days) = 'array'),
    imported_at timestamptz not null,
    audit_salt uuid not null default gen_random_uuid(),
    primary key (code, year)
  );

  revoke delete, truncate on working_calendar, calendar_year from escalation_app;
`;

const hours = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].flatMap((weekday) => [
  { weekday, opensAt: '09:00', closesAt: '12:00' },
  { weekday, opensAt: '13:00', closesAt: '18:00' },
]);

/** Working calendars, with that of China: its usual hours, and the years that were announced. */
export class EscalationCalendars1720000000210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CALENDARS);
    await runner.query(
      `insert into working_calendar (code, name_zh, name_en, time_zone, hours, changed_at)
       values ('CN', '中国工作日', 'Working days in China', 'Asia/Shanghai', $1, now())`,
      [JSON.stringify(hours)],
    );
    await runner.query(
      `insert into calendar_year (code, year, source, days, imported_at)
       select 'CN', year, $2, days, now() from jsonb_to_recordset($1) as known (year integer, days jsonb)`,
      [JSON.stringify(chineseYears), CHINESE_SOURCE],
    );
    await runner.query(audited('working_calendar', 'code'));
    await runner.query(audited('calendar_year', 'code', 'year'));
  }

  async down(): Promise<void> {
    throw new Error('there is no way back from working calendars');
  }
}

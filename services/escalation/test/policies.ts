import type { TestCaller, TestService } from '@complaints/kit/testing';
import { expect } from 'vitest';
import { holderOf } from './story.js';

/** What the policy and its calendars are asked and told. */

export const administrator = holderOf('ADMINISTRATOR');

/** Asks for a mutation under a key of its own; answers its payload. */
export async function tell(
  service: TestService,
  { name, answer, by = administrator }: { name: string; answer: string; by?: TestCaller },
  input: object,
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.ask(
    by,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} errors { code path message } } }`,
    { input: { idempotencyKey: crypto.randomUUID(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** The calendar of a desk that is open on Saturdays too, as somebody would keep it. */
export const desk = {
  code: 'DESK',
  nameZh: '客服台',
  nameEn: 'Service desk',
  timeZone: 'Asia/Shanghai',
  hours: ['SATURDAY', 'FRIDAY', 'MONDAY'].map((weekday) => ({ weekday, opensAt: '09:00', closesAt: '21:00' })),
};

/** A year of it. */
export const deskYear = {
  code: 'DESK',
  year: 2026,
  source: '公司通知〔2026〕1号',
  days: [
    { day: '2026-11-28', kind: 'HOLIDAY' },
    { day: '2026-11-24', kind: 'WORKDAY' },
  ],
};

const CALENDAR = 'calendar { code hours { weekday } years { year source days { day kind } } missingYears }';

export const saveCalendar = (service: TestService, change: object = {}, by = administrator) =>
  tell(service, { name: 'saveWorkingCalendar', answer: CALENDAR, by }, { ...desk, ...change });

export const importYear = (service: TestService, change: object = {}, by = administrator) =>
  tell(service, { name: 'importCalendarYear', answer: CALENDAR, by }, { ...deskYear, ...change });

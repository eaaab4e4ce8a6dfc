import type { TestCaller, TestService } from '@complaints/kit/testing';
import { expect } from 'vitest';
import { defaultPolicy, type PolicyDocument } from '../src/domain/policy.js';
import { holderOf } from './story.js';

/** What the policy and its calendars are asked and told. */

export const administrator = holderOf('ADMINISTRATOR');

/** Asks for a mutation under a key of its own; answers its payload. */
async function tell(
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

const { version: _, ...document } = defaultPolicy;

/** The default policy as somebody would publish it. */
export const policyDocument: PolicyDocument = document;

/** A version as somebody would publish it: the default policy, but for what is given. */
interface Version {
  document?: Partial<PolicyDocument>;
  documentNumber?: string;
  effectiveAt?: Date | null;
}

export const versionOf = ({ document: changes, documentNumber = 'KS-2026-02', effectiveAt = null }: Version = {}) => ({
  document: { ...policyDocument, ...changes },
  documentNumber,
  confidentialityGrade: 'CONFIDENTIAL',
  effectiveAt,
});

/** Publishes a version, at once unless something else is said. */
export const publish = (service: TestService, version: Version = {}, by = administrator) =>
  tell(
    service,
    { name: 'publishHandlingPolicy', answer: 'policy { version effectiveAt publishedBy { id } }', by },
    versionOf(version),
  );

export const validate = (service: TestService, version: Version = {}, by = administrator) =>
  tell(service, { name: 'validateHandlingPolicy', answer: 'isConsistent', by }, versionOf(version));

export const acknowledge = (service: TestService, version: number, by: TestCaller) =>
  tell(service, { name: 'acknowledgeHandlingPolicy', answer: 'policy { version acknowledgedByMe }', by }, { version });

/** Makes the coming year known to the calendar of China, without which no version is published in autumn. */
export const knowNextYear = (service: TestService) =>
  importYear(service, { code: 'CN', year: 2027, source: 'a notice', days: [] });

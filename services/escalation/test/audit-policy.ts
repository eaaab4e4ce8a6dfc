import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@complaints/kit';
import { askOncePerKey, auditOf, type Deed, expectDeed, type Sample, type TestService } from '@complaints/kit/testing';
import { importCalendar } from '../src/commands/import-calendar.js';
import { administrator, desk, deskYear, knowNextYear, versionOf } from './policies.js';

/** An administrator acts, once per key; answers the name of what was done. */
const keeping =
  (service: TestService) =>
  async (sample: Omit<Sample, 'by'>, changes: Deed['changes']): Promise<string> => {
    const { rows } = await askOncePerKey(service, { ...sample, by: administrator });
    expectDeed(rows, { operation: sample.mutation, actorId: administrator.sub, changes });
    return sample.mutation;
  };

/** Holds what is done to calendars against the audit; answers the names of what was done. */
export async function auditCalendars(service: TestService): Promise<string[]> {
  const answer = 'calendar { id }';
  const keeps = keeping(service);
  const saved = await keeps(
    {
      mutation: 'saveWorkingCalendar',
      answer,
      input: desk,
      other: { nameEn: 'another' },
      refused: { input: { hours: [] }, code: 'CALENDAR_NEVER_WORKS' },
    },
    { 'INSERT working_calendar': 1 },
  );
  const imported = await keeps(
    {
      mutation: 'importCalendarYear',
      answer,
      input: deskYear,
      other: { source: 'another' },
      refused: { input: { year: 2027 }, code: 'DAY_OUTSIDE_YEAR' },
    },
    { 'INSERT calendar_year': 1, 'UPDATE working_calendar': 1 },
  );
  const folder = await mkdtemp(join(tmpdir(), 'calendar-'));
  const from = join(folder, '2026.csv');
  await writeFile(from, 'date,kind\n2026-11-28,HOLIDAY\n');
  const words = ['--code', desk.code, '--from', from];
  const { rows } = await auditOf(service, () =>
    importCalendar({ ...service, log: createLog('test', 'silent'), words }),
  );
  await rm(folder, { recursive: true });
  const changes = { 'UPDATE calendar_year': 1, 'UPDATE working_calendar': 1 };
  expectDeed(rows, { operation: 'import-calendar', requestId: null, changes });
  return [saved, imported, 'import-calendar'];
}

/** Holds what is done to the policy against the audit; answers the names of what was done. */
export async function auditPolicy(service: TestService): Promise<string[]> {
  const keeps = keeping(service);
  await knowNextYear(service);
  const version = {
    input: versionOf(),
    other: { documentNumber: 'another' },
    refused: { input: { documentNumber: '' }, code: 'DOCUMENT_NUMBER_INVALID' },
  };
  const unknown = { input: { version: 9 }, code: 'POLICY_NOT_FOUND' };
  return [
    await keeps({ mutation: 'validateHandlingPolicy', answer: 'isConsistent', ...version }, {}),
    await keeps(
      { mutation: 'publishHandlingPolicy', answer: 'policy { id }', ...version },
      { 'INSERT handling_policy': 1 },
    ),
    await keeps(
      {
        mutation: 'acknowledgeHandlingPolicy',
        answer: 'policy { id }',
        input: { version: 1 },
        other: { version: 2 },
        refused: unknown,
      },
      { 'INSERT handling_policy_acknowledgement': 1 },
    ),
  ];
}

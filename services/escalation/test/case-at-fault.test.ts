import { caseClimbed } from '@complaints/contracts';
import { DAY_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fireDeadlinesInBatchesOf } from '../src/timers/fire-deadlines.js';
import { openCase, startEscalation, toldOf } from './story.js';

let service: TestService;
let opened: Awaited<ReturnType<typeof openCase>>[];

/** Ten cases, one due a minute after the other. No timer runs: every pass is one of ours. */
beforeEach(async () => {
  service = await startEscalation({ timers: [] });
  opened = [];
  for (let number = 0; number < 10; number += 1) {
    opened.push(await openCase(service));
    service.clock.moveBy(MINUTE_MS);
  }
  service.clock.moveBy(DAY_MS);
});
afterEach(() => service?.stop());

/** Has some of the cases keep a policy that never was, so that the rules fail on them; answers what puts it right. */
async function spoil(...indexes: number[]) {
  const ids = indexes.map((index) => opened[index]?.caseId);
  const keep = (version: number) =>
    service.dataSource.query('update handling_case set policy_version = $2 where id = any($1)', [ids, version]);
  await keep(99);
  return () => keep(1);
}

const pass = (batch: number) => fireDeadlinesInBatchesOf(batch).pass(service.dataSource, service.clock.now());

/** The numbers of the cases that climbed, in order. */
async function climbed(): Promise<number[]> {
  const ids = (await service.told(caseClimbed.subject)).map(({ payload }) => payload.caseId);
  return opened.flatMap(({ caseId }, index) => (ids.includes(caseId) ? [index] : []));
}

describe('R25: a case at fault stops no clock but its own', () => {
  test('nine of ten are handled, and the tenth is named with its error', async () => {
    const mend = await spoil(4);
    const fault = await pass(500).catch((error) => error);
    expect(fault).toBeInstanceOf(AggregateError);
    expect(fault.errors.map(({ message }: Error) => message)).toEqual([
      `case ${opened[4]?.caseId}: Error: version 99 of the handling policy was never published`,
    ]);
    expect(await climbed()).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9]);
    await mend();
    expect(await pass(500)).toBe(1);
    expect(await toldOf(service, opened[4]?.complaintId as string)).toEqual([
      'case.opened',
      'deadline.missed',
      'deadline.missed',
      'deadline.missed',
      'case.climbed',
    ]);
  });

  test('those behind a whole batch at fault are handled in the same pass, each once', async () => {
    const mend = await spoil(0, 1, 2, 3, 8);
    const fault = await pass(2).catch((error) => error);
    expect(fault.errors.flatMap(({ caseIds }: { caseIds: string[] }) => caseIds)).toEqual(
      [0, 1, 2, 3, 8].map((index) => opened[index]?.caseId),
    );
    expect(await climbed()).toEqual([4, 5, 6, 7, 9]);
    await mend();
    const counts = [];
    do counts.push(await pass(2));
    while (counts.at(-1) !== 0);
    // Without a fault a pass handles one batch.
    expect(counts).toEqual([2, 2, 1, 0]);
    const missed = await Promise.all(opened.map(({ complaintId }) => toldOf(service, complaintId)));
    expect(missed.map((told) => told.length)).toEqual(opened.map(() => 5));
  });
});

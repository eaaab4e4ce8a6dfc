import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { warnOfDeadlinesTimer } from '../src/timers/warn-of-deadlines.js';
import { kindsOf } from './notices.js';
import { director, done, holderOf, lakeside, manager, openCase, settled, startEscalation } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** Two passes at once, beside the timer that runs anyway, until nothing is to be warned of. */
async function pass(): Promise<void> {
  const now = service.clock.now();
  await Promise.all([1, 2].map(() => warnOfDeadlinesTimer.pass(service.dataSource, now)));
  while ((await warnOfDeadlinesTimer.pass(service.dataSource, now)) > 0);
}
const NEAR = 'DEADLINE_NEAR';

test('R28: a clock warns its owner at 50 % and at 80 % sharp, the superior at 80 %, each once', async () => {
  const { caseId } = await openCase(service);
  service.clock.moveBy(15 * MINUTE_MS - 1);
  await pass();
  expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED']);
  service.clock.moveBy(1);
  await pass();
  expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED', `${NEAR} CONTACT`]);
  expect(await kindsOf(service, director, caseId)).toEqual([]);
  service.clock.moveBy(9 * MINUTE_MS);
  await pass();
  const twice = ['CASE_OPENED', `${NEAR} CONTACT`, `${NEAR} CONTACT`];
  expect(await kindsOf(service, manager, caseId)).toEqual(twice);
  expect(await kindsOf(service, director, caseId)).toEqual([`${NEAR} CONTACT`]);
  service.clock.moveBy(6 * MINUTE_MS);
  await pass();
  expect(await kindsOf(service, manager, caseId)).toEqual(twice);
});

test('R28: what was slept through is said once, and what has ended or run out warns of nothing', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  const openedAt = service.clock.now();
  service.clock.moveTo(after(openedAt, 23 * HOUR_MS));
  await pass();
  expect(await kindsOf(service, manager, caseId)).toEqual(['CASE_OPENED', `${NEAR} PLAN`]);
  const { caseId: late } = await openCase(service);
  service.clock.moveBy(31 * MINUTE_MS);
  await pass();
  await settled(service);
  expect(await kindsOf(service, manager, late)).toEqual(['CASE_OPENED', 'DEADLINE_MISSED CONTACT']);
});

test('R28: with two workers at once each clock warns once', async () => {
  const cases = await Promise.all(Array.from({ length: 30 }, () => openCase(service)));
  service.clock.moveBy(20 * MINUTE_MS);
  await pass();
  const [{ count }] = await service.dataSource.query(
    `select count(*)::int as count from notice where kind = 'DEADLINE_NEAR' and case_id = any($1)`,
    [cases.map(({ caseId }) => caseId)],
  );
  expect(count).toBe(30);
});

test('R28, R34: a task is told to who does it, who is warned of it too', async () => {
  const clerk = holderOf('CLERK', lakeside.id);
  const { caseId } = await openCase(service);
  const dueAt = after(service.clock.now(), 10 * HOUR_MS);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', {
    ...{ caseId, steps: [{ title: 'Call the carrier', assigneeId: clerk.sub, expectedResult: 'A date', dueAt }] },
  });
  expect(await kindsOf(service, clerk, caseId)).toEqual([]);
  await done(service, manager, 'acceptPlan', { caseId });
  expect(await kindsOf(service, clerk, caseId)).toEqual(['TASK_ASSIGNED']);
  service.clock.moveBy(5 * HOUR_MS);
  await pass();
  expect(await kindsOf(service, clerk, caseId)).toEqual(['TASK_ASSIGNED', `${NEAR} TASK`]);
});

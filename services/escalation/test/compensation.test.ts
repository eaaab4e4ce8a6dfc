import { disbursementPaid, disbursementRejected } from '@complaints/contracts';
import { after, HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  compensation,
  done,
  finishWork,
  manager,
  ofDisbursement,
  openCase,
  seen,
  startEscalation,
  tasksOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

test('R65: a compensation that the fund refuses leads back to planning; the next round is agreed and paid', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await done(service, manager, 'acceptPlan', { caseId });
  const first = await ofDisbursement(service, complaintId);
  const refusedAt = service.clock.moveBy(48 * HOUR_MS);
  await service.hear(disbursementRejected.of({ ...first, reason: 'BUDGET_NOT_SET', rejectedAt: refusedAt }));
  expect(await seen(service, manager, caseId)).toMatchObject({
    state: 'PLANNING',
    tier: 1,
    nextDueAt: after(refusedAt, 24 * HOUR_MS).toISOString(),
  });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await done(service, manager, 'acceptPlan', { caseId, round: 2 });
  // What comes late for the first round is about a plan that is no longer in force.
  await service.hear(disbursementPaid.of({ ...first, paidAt: service.clock.now() }));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED' });
  expect((await tasksOf(service, manager, caseId)).map(({ state }) => state)).toEqual(['CANCELLED', 'OPEN']);
  await finishWork(service, manager, caseId);
  await service.hear(
    disbursementPaid.of({ ...(await ofDisbursement(service, complaintId)), paidAt: service.clock.now() }),
  );
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE' });
});

test('what the fund says of a case that has not come here yet is waited for', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await done(service, manager, 'acceptPlan', { caseId });
  const about = { ...(await ofDisbursement(service, complaintId)), complaintId: uuidv7() };
  expect(await service.hear(disbursementPaid.of({ ...about, paidAt: service.clock.now() }))).toMatchObject({
    kind: 'AWAITED',
  });
});

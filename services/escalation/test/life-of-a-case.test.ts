import { caseOpened, disbursementPaid } from '@complaints/contracts';
import { after, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  compensation,
  director,
  done,
  finishWork,
  lakeside,
  manager,
  ofDisbursement,
  openCase,
  postOf,
  refusal,
  seen,
  startEscalation,
  step,
  toldOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

test('R20–R22: a complaint is opened before the store manager, with 30 minutes from receipt and 24 hours from acceptance', async () => {
  const acceptedAt = service.clock.now();
  const receivedAt = service.clock.moveBy(MINUTE_MS);
  const { caseId, complaintId } = await openCase(service, { acceptedAt });
  const told = (await service.told(caseOpened.subject)).find(({ payload }) => payload.complaintId === complaintId);
  expect(told?.payload).toMatchObject({
    caseId,
    tier: 1,
    ownerPostId: postOf('STORE_MANAGER', lakeside.id).id,
    openedAt: receivedAt.toISOString(),
    contactDueAt: after(receivedAt, 30 * MINUTE_MS).toISOString(),
    planDueAt: after(acceptedAt, 24 * HOUR_MS).toISOString(),
    policyVersion: 1,
  });
});

test('the whole life of a case with a compensation: each state, each event, and all of it in one query', async () => {
  const { caseId, complaintId } = await openCase(service);
  expect(await seen(service, manager, caseId)).toMatchObject({
    state: 'WAITING_CONTACT',
    tier: 1,
    owner: { kind: 'STORE_MANAGER' },
  });

  const tried = await done(service, manager, 'recordContact', { caseId, reached: false, note: 'No answer.' });
  expect(tried.state).toBe('WAITING_CONTACT');
  service.clock.moveBy(10 * MINUTE_MS);
  expect(await done(service, manager, 'recordContact', { caseId, confirmsDemand: true })).toMatchObject({
    state: 'PLANNING',
  });

  await done(service, manager, 'proposePlan', { caseId, remedy: 'APOLOGISE' });
  expect(await done(service, manager, 'proposePlan', { caseId, ...compensation })).toMatchObject({ state: 'PLANNING' });
  expect(await refusal(service, manager, 'acceptPlan', { caseId, round: 1 })).toBe('PLAN_ROUND_OUTDATED');
  expect(await done(service, manager, 'acceptPlan', { caseId, round: 2 })).toMatchObject({
    state: 'AGREED',
    nextDueAt: step.dueAt,
  });
  expect(await refusal(service, manager, 'resolveCase', { caseId })).toBe('TASKS_OPEN');
  await finishWork(service, manager, caseId);
  expect(await refusal(service, manager, 'resolveCase', { caseId })).toBe('COMPENSATION_NOT_PAID');

  const paid = disbursementPaid.of({ ...(await ofDisbursement(service, complaintId)), paidAt: service.clock.now() });
  expect(await service.hear(paid)).toEqual({ kind: 'HANDLED' });
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE' });
  const resolved = await done(service, manager, 'resolveCase', { caseId });
  expect(resolved).toMatchObject({ state: 'RESOLVED', resolvedAt: service.clock.now().toISOString() });
  expect(await refusal(service, manager, 'recordContact', { caseId })).toBe('CASE_CLOSED');
  expect(await toldOf(service, complaintId)).toEqual([
    'case.opened',
    'case.contacted',
    'plan.proposed',
    'plan.proposed',
    'plan.accepted',
    'plan.finished',
    'case.resolved',
  ]);

  const { data } = await service.ask(
    manager,
    `query ($id: ID!) { case(id: $id) { complaint { id } policyVersion
      owner { kind store { id } region { id } holder { id name } }
      deadlines { kind generation state limitMinutes metAt firedAt } contacts { reached note confirmsDemand by { id } }
      plans { round state compensation { amount currency } purpose proposedBy { id } acceptanceProof { kind reference } }
      ladder { toTier } } }`,
    { id: caseId },
  );
  expect(data.case).toMatchObject({
    complaint: { id: complaintId },
    owner: { store: { id: lakeside.id }, region: { id: lakeside.regionId }, holder: { id: manager.sub } },
    deadlines: [
      { kind: 'CONTACT', generation: 1, state: 'MET', limitMinutes: 30, firedAt: null },
      { kind: 'PLAN', generation: 1, state: 'MET', limitMinutes: 1_440, firedAt: null },
      { kind: 'FIRST_ANSWER', generation: 1, state: 'MET', limitMinutes: 1_440, firedAt: null },
      { kind: 'DELIVERY', generation: 1, state: 'MET', limitMinutes: null, firedAt: null },
      { kind: 'TASK', generation: 1, state: 'MET', limitMinutes: null, firedAt: null },
    ],
    contacts: [
      { reached: false, note: 'No answer.', by: { id: manager.sub } },
      { reached: true, confirmsDemand: true },
    ],
    plans: [
      { round: 1, state: 'REPLACED', compensation: null },
      {
        round: 2,
        state: 'ACCEPTED',
        compensation: { amount: '80.00', currency: 'CNY' },
        acceptanceProof: { kind: 'SIGNATURE' },
      },
    ],
    ladder: [],
  });
});

test('R35: a plan without compensation is resolved when its tasks are done', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, remedy: 'APOLOGISE' });
  await done(service, manager, 'acceptPlan', { caseId });
  expect(await refusal(service, manager, 'resolveCase', { caseId })).toBe('TASKS_OPEN');
  await finishWork(service, manager, caseId);
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE', nextDueAt: null });
  expect(await done(service, manager, 'resolveCase', { caseId })).toMatchObject({ state: 'RESOLVED' });
});

test('R23: a case beyond authority goes to the director after the direct report, with the flag and its reason', async () => {
  const { caseId, complaintId } = await openCase(service);
  const reportedAt = service.clock.now();
  const filing = { caseId, reportedToId: director.sub, reportedAt };
  service.clock.moveBy(MINUTE_MS);
  expect(await refusal(service, manager, 'escalateCase', { ...filing, reportedToId: manager.sub })).toBe(
    'REPORTED_TO_UNKNOWN',
  );
  const future = after(service.clock.now(), 1);
  expect(await refusal(service, manager, 'escalateCase', { ...filing, reportedAt: future })).toBe('REPORT_IN_FUTURE');
  expect(await done(service, manager, 'escalateCase', filing)).toMatchObject({
    state: 'WAITING_CONTACT',
    tier: 2,
    abnormalFlag: true,
    owner: { kind: 'REGIONAL_DIRECTOR' },
  });
  expect(await refusal(service, manager, 'recordContact', { caseId })).toBe('NOT_OWNER');
  await done(service, director, 'recordContact', { caseId });
  const query =
    'query ($id: ID!) { case(id: $id) { ladder { fromTier toTier trigger reason reportedAt by { id } reportedTo { id } } } }';
  const { data } = await service.ask(director, query, { id: caseId });
  expect(data.case.ladder).toEqual([
    {
      fromTier: 1,
      toTier: 2,
      trigger: 'BEYOND_AUTHORITY',
      reason: 'It is a matter of safety.',
      reportedAt: reportedAt.toISOString(),
      by: { id: manager.sub },
      reportedTo: { id: director.sub },
    },
  ]);
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'case.climbed', 'case.contacted']);
});

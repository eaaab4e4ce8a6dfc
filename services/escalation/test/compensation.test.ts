import {
  type CancellationCause,
  disbursementCancelled,
  disbursementPaid,
  disbursementPaidV1,
  disbursementRejected,
  disbursementRejectedV1,
  disbursementReversed,
  type Told,
} from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kindsOf } from './notices.js';
import {
  act,
  asBefore,
  compensation,
  director,
  done,
  finishWork,
  manager,
  ofDisbursement,
  openCase,
  refusal,
  seen,
  settled,
  startEscalation,
  step,
  tasksOf,
  toldOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** Hears what must be handled; each is newer than those before. */
let version = 1;
async function hear(told: Told, at = ++version): Promise<void> {
  expect(await service.hear(told, { version: at })).toEqual({ kind: 'HANDLED' });
}

/** A case whose plan with a compensation is agreed on, and the disbursement that pays it. */
async function agreed(dueAt = step.dueAt) {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, ...compensation, steps: [{ ...step, dueAt }] });
  await done(service, manager, 'acceptPlan', { caseId });
  return { caseId, complaintId, first: await ofDisbursement(service, complaintId) };
}
type Disbursement = Awaited<ReturnType<typeof ofDisbursement>>;
const paid = (of: Disbursement) => disbursementPaid.of({ ...of, paidAt: service.clock.now() });
const cancelled = (of: Disbursement, cause: CancellationCause) =>
  disbursementCancelled.of({ ...of, cause, cancelledAt: service.clock.now() });
const reversed = (of: Disbursement) =>
  disbursementReversed.of({ ...of, paidAt: service.clock.now(), reversedAt: service.clock.now() });
const plansOf = async (caseId: string) => {
  const query = `{ case(id: "${caseId}") { plans { state refusalReason paidAt } } }`;
  return (await service.ask(manager, query)).data.case.plans;
};

test('R65: a compensation that the fund refuses leads back to planning; the next round is agreed and paid', async () => {
  const { caseId, complaintId, first } = await agreed();
  const refusedAt = service.clock.moveBy(48 * HOUR_MS);
  await hear(disbursementRejected.of({ ...first, reason: 'EXPIRED', rejectedAt: refusedAt }));
  expect(await seen(service, manager, caseId)).toMatchObject({
    state: 'PLANNING',
    tier: 1,
    nextDueAt: after(refusedAt, 24 * HOUR_MS).toISOString(),
  });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await done(service, manager, 'acceptPlan', { caseId, round: 2 });
  // What comes late for the first round is about a plan that is no longer in force.
  await hear(paid(first));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED' });
  expect((await tasksOf(service, manager, caseId)).map(({ state }) => state)).toEqual(['CANCELLED', 'OPEN']);
  await finishWork(service, manager, caseId);
  await hear(paid(await ofDisbursement(service, complaintId)));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE' });
  expect(await plansOf(caseId)).toMatchObject([
    { state: 'COMPENSATION_REFUSED', refusalReason: 'EXPIRED', paidAt: null },
    { state: 'ACCEPTED', refusalReason: null, paidAt: service.clock.now().toISOString() },
  ]);
});

test('R65: what was told before requests were made by hand is heard as it was', async () => {
  const { caseId, complaintId, first } = await agreed();
  const now = service.clock.now();
  await hear(disbursementRejectedV1.of({ ...asBefore(first), reason: 'BUDGET_NOT_SET', rejectedAt: now }));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'PLANNING' });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await done(service, manager, 'acceptPlan', { caseId, round: 2 });
  await finishWork(service, manager, caseId);
  await hear(disbursementPaidV1.of({ ...asBefore(await ofDisbursement(service, complaintId)), paidAt: now }));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE' });
});

test('R65: what was asked for by hand is about no plan', async () => {
  const { caseId, first } = await agreed();
  await finishWork(service, manager, caseId);
  const byHand = { ...first, disbursementId: uuidv7(), planId: null };
  await hear(disbursementRejected.of({ ...byHand, reason: 'DECIDED', rejectedAt: service.clock.now() }));
  for (const told of [cancelled(byHand, 'BY_HAND'), paid(byHand), reversed(byHand)]) await hear(told);
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED' });
});

test('what the fund says of a case that has not come here yet is waited for', async () => {
  const { first } = await agreed();
  const about = { ...first, complaintId: uuidv7() };
  expect(await service.hear(paid(about))).toMatchObject({ kind: 'AWAITED' });
});

describe('a compensation that is called off', () => {
  test('R32, R65: leads back to planning on a fresh plan clock, and the plan says so', async () => {
    const { caseId, first } = await agreed();
    const offAt = service.clock.moveBy(HOUR_MS);
    await hear(cancelled(first, 'BY_HAND'));
    expect(await seen(service, manager, caseId)).toMatchObject({
      ...{ state: 'PLANNING', nextDueAt: after(offAt, 24 * HOUR_MS).toISOString() },
    });
    expect(await plansOf(caseId)).toEqual([{ state: 'COMPENSATION_CANCELLED', refusalReason: null, paidAt: null }]);
    expect(await kindsOf(service, manager, caseId)).toContain('COMPENSATION_REFUSED');
    await done(service, manager, 'proposePlan', { caseId, ...compensation });
    expect(await done(service, manager, 'acceptPlan', { caseId, round: 2 })).toMatchObject({ state: 'AGREED' });
  });

  test('R65: because its plan was withdrawn changes nothing', async () => {
    const { caseId, first } = await agreed();
    await hear(cancelled(first, 'PLAN_WITHDRAWN'));
    expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED' });
  });
});

describe('a payment that is taken back', () => {
  /** A case that is done, its plan paid. */
  async function finished(dueAt?: string) {
    const opened = await agreed(dueAt);
    await finishWork(service, manager, opened.caseId);
    await hear(paid(opened.first));
    expect(await seen(service, manager, opened.caseId)).toMatchObject({ state: 'DONE', nextDueAt: null });
    return opened;
  }

  test('R64, R65: has a case that was done go on until it is paid anew, by another disbursement', async () => {
    const { caseId, complaintId, first } = await finished();
    service.clock.moveBy(HOUR_MS);
    await hear(reversed(first));
    expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED', nextDueAt: expect.any(String) });
    expect(await plansOf(caseId)).toMatchObject([{ state: 'ACCEPTED', paidAt: null }]);
    expect(await refusal(service, manager, 'resolveCase', { caseId })).toBe('COMPENSATION_NOT_PAID');
    expect((await kindsOf(service, manager, caseId)).at(-1)).toBe('PAYMENT_REVERSED');
    await hear(paid({ ...first, disbursementId: uuidv7() }));
    expect(await seen(service, manager, caseId)).toMatchObject({ state: 'DONE', nextDueAt: null });
    expect(await done(service, manager, 'resolveCase', { caseId })).toMatchObject({ state: 'RESOLVED' });
    expect((await toldOf(service, complaintId)).slice(-3)).toEqual(['plan.finished', 'plan.finished', 'case.resolved']);
  });

  test('R23: where the promised date has passed it is a day until the case climbs', async () => {
    const { caseId, first } = await finished(after(service.clock.now(), 2 * HOUR_MS).toISOString());
    const lateAt = service.clock.moveBy(3 * HOUR_MS);
    await hear(reversed(first));
    expect(await seen(service, manager, caseId)).toMatchObject({
      ...{ state: 'AGREED', nextDueAt: after(lateAt, DAY_MS).toISOString() },
    });
    service.clock.moveBy(DAY_MS + 1);
    await settled(service);
    expect(await seen(service, director, caseId)).toMatchObject({ state: 'WAITING_CONTACT', tier: 2 });
  });

  test('R65: leaves a case that is closed as it is, and its owner is told', async () => {
    const { caseId, first } = await finished();
    await done(service, manager, 'resolveCase', { caseId });
    await hear(reversed(first));
    expect(await seen(service, manager, caseId)).toMatchObject({ state: 'RESOLVED' });
    expect(await plansOf(caseId)).toMatchObject([{ paidAt: null }]);
    expect((await kindsOf(service, manager, caseId)).at(-1)).toBe('PAYMENT_REVERSED');
    const reopening = { caseId, cause: 'WORK_UNDONE' };
    expect((await act(service, director, 'reopenCase', reopening)).errors).toEqual([]);
  });

  test('R65: counts, of whatever order it is heard in: a payment that comes after its reversal, a second one before', async () => {
    const { caseId, first } = await agreed();
    await finishWork(service, manager, caseId);
    version += 2;
    await hear(reversed(first), version);
    await hear(paid(first), version - 1);
    expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED' });

    const other = await finished();
    service.clock.moveBy(HOUR_MS);
    await hear(paid({ ...other.first, disbursementId: uuidv7() }));
    await hear(reversed(other.first));
    expect(await seen(service, manager, other.caseId)).toMatchObject({ state: 'DONE' });
  });
});

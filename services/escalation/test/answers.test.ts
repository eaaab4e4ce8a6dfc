import { planProposed } from '@complaints/contracts';
import { HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answered, hears } from './news.js';
import {
  compensation,
  done,
  manager,
  openCase,
  refusal,
  seen,
  settled,
  startEscalation,
  step,
  toldOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

/** A case with an open round, as it was told. */
async function proposed() {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  return { caseId, complaintId, ...(await newest(complaintId)) };
}
async function newest(complaintId: string): Promise<{ planId: string; round: number }> {
  const told = await service.told(planProposed.subject);
  const { planId, round } = told.findLast(({ payload }) => payload.complaintId === complaintId)?.payload ?? {};
  return { planId, round };
}
const plansOf = async (caseId: string) => {
  const query = `{ case(id: "${caseId}") { plans { round state acceptanceProof { kind reference } } } }`;
  return (await service.ask(manager, query)).data.case.plans;
};

test('R32: a customer objects to a round and accepts the next, through one-time links', async () => {
  const { caseId, complaintId, ...first } = await proposed();
  const told = (await service.told(planProposed.subject)).at(-1)?.payload;
  expect(told).toMatchObject({ caseId, round: 1, compensationFen: 8_000, purpose: 'COMPENSATION', dueAt: step.dueAt });
  await hears(service, answered(complaintId, first, false, service.clock.now()));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'PLANNING' });
  expect(await refusal(service, manager, 'acceptPlan', { caseId })).toBe('NO_OPEN_PLAN');
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await hears(service, answered(complaintId, await newest(complaintId), true, service.clock.moveBy(MINUTE_MS)));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED', nextDueAt: step.dueAt });
  expect(await plansOf(caseId)).toEqual([
    { round: 1, state: 'OBJECTED', acceptanceProof: null },
    {
      round: 2,
      state: 'ACCEPTED',
      acceptanceProof: { kind: 'ANSWERED_LINK', reference: expect.stringMatching(/^[\da-f-]{36}$/) },
    },
  ]);
  expect((await toldOf(service, complaintId)).at(-1)).toBe('plan.accepted');
});

test('R32: an answer to a round that was replaced, or that lapsed when the case climbed, is heard and sets nothing', async () => {
  const { caseId, complaintId, ...first } = await proposed();
  const answeredAt = service.clock.now();
  await done(service, manager, 'proposePlan', { caseId, ...compensation });
  await hears(service, answered(complaintId, first, true, answeredAt));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'PLANNING' });
  service.clock.moveBy(24 * HOUR_MS + 1);
  await settled(service);
  await hears(service, answered(complaintId, await newest(complaintId), true, answeredAt));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'WAITING_CONTACT', tier: 2 });
  expect((await plansOf(caseId)).map(({ state }: { state: string }) => state)).toEqual(['REPLACED', 'LAPSED']);
  expect(await service.dataSource.query('select error from dead_letter')).toEqual([]);
});

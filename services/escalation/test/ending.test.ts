import { caseClosed, caseReopened, caseUnreachable } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { classified, hears, partiesNamedOf } from './news.js';
import {
  act,
  director,
  done,
  elsewhere,
  manager,
  openCase,
  refusal,
  seen,
  settled,
  startEscalation,
  toldOf,
} from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const payloadOf = async (subject: string, complaintId: string) =>
  (await service.told(subject)).map(({ payload }) => payload).find((payload) => payload.complaintId === complaintId);

test('R35: who is not reached in three attempts by two means on two days is unreachable, closed provisionally, and back', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  const attempt = (means: string) => done(service, manager, 'recordContact', { caseId, reached: false, means });
  await attempt('PHONE');
  await attempt('PHONE');
  expect(await refusal(service, manager, 'closeProvisionally', { caseId })).toBe('CUSTOMER_REACHABLE');
  service.clock.moveBy(23 * HOUR_MS);
  expect(await attempt('EMAIL')).toMatchObject({ state: 'UNREACHABLE', failedAttempts: 0, nextDueAt: null });
  expect(await payloadOf(caseUnreachable.subject, complaintId)).toMatchObject({ cause: 'ATTEMPTS' });
  service.clock.moveBy(3 * DAY_MS);
  await settled(service);
  expect(await refusal(service, manager, 'proposePlan', { caseId })).toBe('CUSTOMER_UNREACHABLE');
  expect(await refusal(service, director, 'closeProvisionally', { caseId })).toBe('NOT_OWNER');
  expect(await done(service, manager, 'closeProvisionally', { caseId })).toMatchObject({
    ...{ state: 'CLOSED_PROVISIONALLY', tier: 1, abnormalFlag: false },
  });
  expect(await payloadOf(caseClosed.subject, complaintId)).toMatchObject({ kind: 'PROVISIONALLY' });
  expect(await refusal(service, elsewhere, 'reopenCase', { caseId })).toBe('NOT_FOUND');
  const now = service.clock.moveBy(DAY_MS);
  expect(await done(service, director, 'reopenCase', { caseId })).toMatchObject({
    ...{ state: 'WAITING_CONTACT', tier: 1, failedAttempts: 0, nextDueAt: after(now, HOUR_MS / 2).toISOString() },
  });
  expect(await payloadOf(caseReopened.subject, complaintId)).toMatchObject({ cause: 'CUSTOMER_RETURNED' });
  expect(await refusal(service, director, 'reopenCase', { caseId })).toBe('CASE_OPEN');
  const query = '{ acts { kind reason by { id } } unreachableCause }';
  const { data } = await service.ask(director, `{ case(id: "${caseId}") ${query} }`);
  expect(data.case).toEqual({
    acts: [
      { kind: 'CLOSED_PROVISIONALLY', reason: 'Nobody answers.', by: { id: manager.sub } },
      { kind: 'REOPENED', reason: 'She called again.', by: { id: director.sub } },
    ],
    unreachableCause: null,
  });
});

test('R35: a case goes on only where no other of its matter is open', async () => {
  const complaintId = uuidv7();
  await hears(service, partiesNamedOf(complaintId, { reachable: false }));
  const { caseId, matterId } = await openCase(service, { complaintId });
  await done(service, manager, 'closeProvisionally', { caseId });
  await openCase(service, { matterId, repeatOfId: complaintId, level: 'SECOND' });
  expect(await refusal(service, manager, 'reopenCase', { caseId })).toBe('MATTER_GOES_ON');
});

test('R35: without any contact a case is unreachable from the first; a contact that comes to be known starts its clocks', async () => {
  const complaintId = uuidv7();
  await hears(service, partiesNamedOf(complaintId, { reachable: false }));
  const { caseId } = await openCase(service, { complaintId });
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'UNREACHABLE', nextDueAt: null });
  await hears(service, partiesNamedOf(complaintId));
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'WAITING_CONTACT' });
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'case.unreachable', 'case.assigned']);
});

test('R20: a complaint about the store manager stands before the director from the start, without flag', async () => {
  const complaintId = uuidv7();
  await hears(service, partiesNamedOf(complaintId, { accusedStaffIds: [manager.sub] }));
  const { caseId } = await openCase(service, { complaintId });
  expect(await seen(service, director, caseId)).toMatchObject({
    ...{ tier: 2, abnormalFlag: false, level: 'FIRST', owner: { kind: 'REGIONAL_DIRECTOR' } },
  });
});

test('R7: an oral answer is kept with what both sides said', async () => {
  const { caseId } = await openCase(service);
  const oralAnswer = { weSaid: 'We replace it.', customerSaid: 'By Friday, please.' };
  const unheard = { caseId, reached: false, oralAnswer };
  expect(await refusal(service, manager, 'recordContact', unheard)).toBe('ANSWER_WITHOUT_CUSTOMER');
  await done(service, manager, 'recordContact', { caseId, person: 'REPRESENTATIVE', oralAnswer });
  const { data } = await service.ask(manager, `{ case(id: "${caseId}") { contacts { person weSaid customerSaid } } }`);
  expect(data.case.contacts).toEqual([{ person: 'REPRESENTATIVE', ...oralAnswer }]);
});

test('R32: what a handler states waits for a second person, and whoever sees the case may raise the flag', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  await done(service, manager, 'proposePlan', { caseId });
  const proof = { kind: 'STATEMENT', reference: 'She said yes on the phone.' };
  expect(await done(service, manager, 'acceptPlan', { caseId, proof })).toMatchObject({ state: 'PLANNING' });
  expect(await refusal(service, manager, 'verifyAcceptance', { caseId })).toBe('SECOND_PERSON_NEEDED');
  expect(await done(service, director, 'verifyAcceptance', { caseId, isSo: false })).toMatchObject({
    state: 'PLANNING',
  });
  await done(service, manager, 'objectToPlan', { caseId });
  await done(service, manager, 'proposePlan', { caseId });
  await done(service, manager, 'acceptPlan', { caseId, round: 2, proof });
  expect(await done(service, director, 'verifyAcceptance', { caseId })).toMatchObject({ state: 'AGREED' });
  expect(await done(service, director, 'raiseAbnormalFlag', { caseId })).toMatchObject({ abnormalFlag: true, tier: 1 });
  const { errors } = await act(service, director, 'raiseAbnormalFlag', { caseId });
  expect(errors).toEqual([{ code: 'FLAG_RAISED_ALREADY', path: ['caseId'] }]);
});

test('R16, R18: what is classified as URGENT starts the emergency procedure beside its clocks', async () => {
  const { caseId, complaintId } = await openCase(service);
  await hears(service, classified(complaintId, { urgency: 'URGENT', natureCode: 'PRODUCT_QUALITY' }));
  const query = '{ urgency natureCode emergencyAt deadlines { kind subject state } }';
  const { data } = await service.ask(manager, `{ case(id: "${caseId}") ${query} }`);
  expect(data.case).toMatchObject({ urgency: 'URGENT', natureCode: 'PRODUCT_QUALITY' });
  expect(data.case.deadlines.filter(({ kind }: { kind: string }) => kind === 'EMERGENCY')).toHaveLength(4);
});

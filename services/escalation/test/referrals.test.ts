import { deadlineMissed, demonstrationChain, departmentChanged } from '@complaints/contracts';
import { after, DAY_MS, HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erased, hears } from './news.js';
import {
  actOnPart,
  director,
  done,
  elsewhere,
  holderOf,
  lakeside,
  manager,
  openCase,
  president,
  refusal,
  settled,
  startEscalation,
} from './story.js';

const clerk = holderOf('CLERK', lakeside.id);
const administrator = holderOf('ADMINISTRATOR');
const [department] = demonstrationChain.departments as unknown as [(typeof demonstrationChain.departments)[0]];

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
  const { id: departmentId, ...facts } = department;
  await service.hear(departmentChanged.of({ departmentId, ...facts }));
});
afterAll(() => service?.stop());

const missedKinds = async (complaintId: string) =>
  (await service.told(deadlineMissed.subject))
    .filter(({ payload }) => payload.complaintId === complaintId)
    .map(({ payload }) => payload.kind);

async function of(caller: TestCaller, caseId: string, fields: string) {
  const { data, errors } = await service.ask(caller, `{ case(id: "${caseId}") { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.case;
}

/** Records what came back; answers the payload. */
const comesBack = (caller: TestCaller, referralId: string, change: object = {}) =>
  actOnPart(service, caller, 'recordReferralAnswer', {
    input: {
      ...{ referralId, answer: 'Our driver did.', copyReference: 'scan 18' },
      ...{ receivedAt: service.clock.now(), ...change },
    },
    select: 'referral { answer { answer copyReference by { id } } deadline { state } }',
  });

test('R36, R46: who is asked has a term, what comes back is kept with its copy, and a term missed moves nothing', async () => {
  const { caseId, complaintId } = await openCase(service, { level: 'MAJOR' });
  const dueAt = after(service.clock.now(), 10 * MINUTE_MS);
  expect(await refusal(service, manager, 'referCase', { caseId, dueAt })).toBe('NOT_OWNER');
  const unknown = { caseId, dueAt, to: 'DEPARTMENT', departmentId: uuidv7() };
  expect(await refusal(service, president, 'referCase', unknown)).toBe('DEPARTMENT_UNKNOWN');
  await done(service, president, 'referCase', { caseId, dueAt });
  const inside = { to: 'DEPARTMENT', name: 'Logistics', departmentId: department.id.toUpperCase() };
  await done(service, president, 'referCase', { caseId, ...inside, dueAt: after(dueAt, DAY_MS) });
  const fields = 'to name question dueAt by { id } department { id } answer { answer } deadline { kind state dueAt }';
  const { referrals, missingCopies } = await of(president, caseId, `referrals { id ${fields} } missingCopies { id }`);
  const clock = { kind: 'REFERRAL', state: 'RUNNING' };
  expect([referrals, missingCopies]).toMatchObject([
    [
      {
        to: 'CARRIER',
        name: 'Swift Freight',
        department: null,
        answer: null,
        deadline: { ...clock, dueAt: dueAt.toISOString() },
      },
      { to: 'DEPARTMENT', department: { id: department.id }, by: { id: president.sub }, deadline: clock },
    ],
    [],
  ]);
  const [carrier, logistics] = referrals.map(({ id }: { id: string }) => id);
  service.clock.moveBy(10 * MINUTE_MS + 1);
  await settled(service);
  expect(await missedKinds(complaintId)).toEqual(['REFERRAL']);
  expect(await of(president, caseId, 'tier state abnormalFlag')).toEqual({
    ...{ tier: 3, state: 'WAITING_CONTACT', abnormalFlag: false },
  });

  expect((await comesBack(president, logistics)).referral).toEqual({
    answer: { answer: 'Our driver did.', copyReference: 'scan 18', by: { id: president.sub } },
    deadline: { state: 'MET' },
  });
  expect((await comesBack(president, carrier)).referral.deadline).toEqual({ state: 'MISSED' });
  const code = async (...asked: Parameters<typeof comesBack>) => (await comesBack(...asked)).errors[0];
  expect(await code(president, carrier)).toEqual({ code: 'ANSWERED_ALREADY', path: ['referralId'] });
  expect(await code(manager, carrier)).toMatchObject({ code: 'NOT_OWNER' });
  // To who may not see the case it is as if there never was one.
  const gone = { code: 'NOT_FOUND', path: ['referralId'] };
  expect(await code(elsewhere, carrier)).toEqual(gone);
  expect(await code(president, uuidv7())).toEqual(gone);
  expect(await code(president, 'no id')).toEqual(gone);
});

test('R36: at the end of the case the copies that never came are missing, and one may come even then', async () => {
  const { caseId, complaintId, matterId } = await openCase(service);
  await done(service, manager, 'referCase', { caseId, dueAt: after(service.clock.now(), DAY_MS) });
  await openCase(service, { repeatOfId: complaintId, matterId });
  const { state, missingCopies } = await of(manager, caseId, 'state missingCopies { id name deadline { state } }');
  expect([state, missingCopies]).toMatchObject([
    'SUPERSEDED',
    [{ name: 'Swift Freight', deadline: { state: 'CANCELLED' } }],
  ]);
  expect((await comesBack(manager, missingCopies[0].id)).referral.deadline).toEqual({ state: 'CANCELLED' });
  expect((await of(manager, caseId, 'missingCopies { id }')).missingCopies).toEqual([]);
});

test('R8, R18: the checklist of a grave case shows its steps with their clocks, each done once by whoever of the chain did it; its words go with the person', async () => {
  const { caseId, complaintId } = await openCase(service, { level: 'MAJOR' });
  const fields =
    'emergencySteps { code titleZh titleEn doneAt note by { id } onBehalfOf { id } deadline { state dueAt } }';
  const start = service.clock.now();
  const before = (await of(manager, caseId, fields)).emergencySteps;
  expect(before.map(({ code }: { code: string }) => code)).toEqual([
    ...['SAFETY', 'EVIDENCE', 'SPOKESPERSON', 'PUBLIC_ANSWER'],
  ]);
  expect(before[0]).toMatchObject({
    ...{ titleZh: '确认人身与现场安全', titleEn: 'See that people and place are safe', doneAt: null, by: null },
    deadline: { state: 'RUNNING', dueAt: after(start, 30 * MINUTE_MS).toISOString() },
  });
  await done(service, clerk, 'completeEmergencyStep', { caseId });
  expect(await refusal(service, manager, 'completeEmergencyStep', { caseId })).toBe('STEP_DONE_ALREADY');
  expect(await refusal(service, manager, 'completeEmergencyStep', { caseId, code: 'DANCE' })).toBe('STEP_UNKNOWN');
  expect(await refusal(service, administrator, 'completeEmergencyStep', { caseId })).toBe('NOT_YOURS_TO_DO');
  expect(await refusal(service, elsewhere, 'completeEmergencyStep', { caseId })).toBe('NOT_FOUND');
  service.clock.moveBy(2 * HOUR_MS + 1);
  await settled(service);
  await done(service, director, 'completeEmergencyStep', { caseId, code: 'EVIDENCE', note: null });
  const now = service.clock.now().toISOString();
  expect((await of(manager, caseId, fields)).emergencySteps.slice(0, 3)).toMatchObject([
    { doneAt: start.toISOString(), note: 'Nobody was hurt.', by: { id: clerk.sub }, deadline: { state: 'MET' } },
    { doneAt: now, note: null, by: { id: director.sub }, deadline: { state: 'MISSED' } },
    { doneAt: null, deadline: { state: 'MISSED' } },
  ]);
  expect((await missedKinds(complaintId)).filter((kind) => kind === 'EMERGENCY')).toHaveLength(2);
  await done(service, president, 'referCase', { caseId, dueAt: after(service.clock.now(), DAY_MS) });
  await done(service, president, 'startStatutoryClock', { caseId, startedAt: service.clock.now() });
  await comesBack(president, (await of(president, caseId, 'referrals { id }')).referrals[0].id);
  await hears(service, erased(complaintId));
  const words = 'referrals { name question answer { answer copyReference } } statutoryEntries { note }';
  const gone = '[erased]';
  expect(await of(president, caseId, `${words} ${fields}`)).toMatchObject({
    referrals: [{ name: gone, question: gone, answer: { answer: gone, copyReference: gone } }],
    ...{ statutoryEntries: [{ note: gone }], emergencySteps: [{ note: gone }, { note: null }, {}, {}] },
  });
  const quiet = await openCase(service);
  expect((await of(manager, quiet.caseId, fields)).emergencySteps).toEqual([]);
});

test('R19: a clock of the law is started and met by hand, with its arithmetic and what was said of it', async () => {
  const { caseId } = await openCase(service);
  const startedAt = after(service.clock.now(), -14 * DAY_MS);
  expect(await refusal(service, clerk, 'startStatutoryClock', { caseId, startedAt })).toBe('NOT_YOURS_TO_DO');
  const off = { caseId, startedAt, pack: 'MEDIATION_60_DAYS' };
  expect(await refusal(service, manager, 'startStatutoryClock', off)).toBe('PACK_OFF');
  await done(service, manager, 'startStatutoryClock', { caseId, startedAt });
  expect(await refusal(service, director, 'startStatutoryClock', { caseId, startedAt })).toBe('CLOCK_RUNS_ALREADY');
  const metAt = service.clock.moveBy(HOUR_MS);
  await done(service, director, 'meetStatutoryClock', { caseId, metAt });
  expect(await refusal(service, director, 'meetStatutoryClock', { caseId, metAt })).toBe('CLOCK_NOT_RUNNING');
  const { deadlines, statutoryEntries } = await of(
    manager,
    caseId,
    `deadlines { kind subject state armedAt dueAt limitMinutes metAt }
     statutoryEntries { pack kind happenedAt note by { id } }`,
  );
  expect(deadlines.at(-1)).toEqual({
    ...{ kind: 'STATUTORY', subject: 'REFUND_DELAY', state: 'MET', limitMinutes: 15 * 24 * 60 },
    ...{ armedAt: startedAt.toISOString(), dueAt: after(startedAt, 15 * DAY_MS).toISOString() },
    metAt: metAt.toISOString(),
  });
  const entry = { pack: 'REFUND_DELAY', note: null };
  expect(statutoryEntries).toEqual([
    {
      ...entry,
      kind: 'STARTED',
      happenedAt: startedAt.toISOString(),
      note: 'She returned it.',
      by: { id: manager.sub },
    },
    { ...entry, kind: 'MET', happenedAt: metAt.toISOString(), by: { id: director.sub } },
  ]);
});

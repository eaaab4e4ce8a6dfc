import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { act, director, done, manager, openCase, refusal, setback, settled, startEscalation, step } from './story.js';

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

test('R30: what is found out is kept with how, when and by whom, for whoever sees the case', async () => {
  const { caseId } = await openCase(service);
  const at = service.clock.now();
  const now = service.clock.moveBy(1);
  await done(service, manager, 'recordInvestigation', { caseId, at, cause: 'It fell from the lorry.' });
  await done(service, manager, 'recordInvestigation', { caseId, method: 'EXPERT_OPINION', findings: ' A leak. ' });
  const future = new Date(now.getTime() + DAY_MS);
  expect(await refusal(service, manager, 'recordInvestigation', { caseId, at: future })).toBe('INVESTIGATED_IN_FUTURE');
  expect(await refusal(service, manager, 'recordInvestigation', { caseId, findings: ' ' })).toBe('TEXT_EMPTY');
  expect(await refusal(service, director, 'recordInvestigation', { caseId })).toBe('NOT_OWNER');
  const query = `{ case(id: "${caseId}") { investigations { method findings cause investigatedAt recordedAt by { id } } } }`;
  const { data } = await service.ask(director, query);
  const by = { id: manager.sub };
  const recordedAt = now.toISOString();
  expect(data.case.investigations).toEqual([
    {
      ...{ method: 'SITE_VISIT', findings: 'The compressor is dead.', cause: 'It fell from the lorry.' },
      ...{ investigatedAt: at.toISOString(), recordedAt, by },
    },
    { method: 'EXPERT_OPINION', findings: 'A leak.', cause: null, investigatedAt: recordedAt, recordedAt, by },
  ]);
});

test('R31, R32: a plan is proposed with steps, objected to in the customer’s words, and revised', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  const now = service.clock.now();
  const [soon, later] = [after(now, HOUR_MS).toISOString(), after(now, DAY_MS).toISOString()];
  const steps = [
    { title: 'Fetch it', assigneeId: manager.sub, expectedResult: 'It is here.', resources: 'A van', dueAt: later },
    {
      ...{ title: 'Send another', team: 'Deliveries', expectedResult: 'It works.', startAt: now, dueAt: soon },
      milestones: [{ title: 'It is on its way', dueAt: soon }],
    },
  ];
  expect(await refusal(service, manager, 'revisePlan', { caseId })).toBe('NOTHING_TO_REVISE');
  await done(service, manager, 'proposePlan', { caseId, steps });
  await done(service, manager, 'objectToPlan', { caseId, words: ' Not a day longer. ' });
  const nobody = [{ ...step, team: null, assigneeId: caseId }];
  const { errors } = await act(service, manager, 'revisePlan', { caseId, steps: nobody });
  expect(errors).toEqual([{ code: 'ASSIGNEE_UNKNOWN', path: ['steps', '0', 'assigneeId'] }]);
  await done(service, manager, 'revisePlan', { caseId, whatChanged: 'It goes faster.' });
  const query = `{ case(id: "${caseId}") { plans { round state dueAt objection whatChanged
    feasibility { policy resources expectation } steps { position title assignee { id } team expectedResult resources
      startAt dueAt state progress milestones { title dueAt } } } } }`;
  const [first, second] = (await service.ask(director, query)).data.case.plans;
  expect(first).toMatchObject({
    ...{ round: 1, state: 'OBJECTED', dueAt: later, objection: 'Not a day longer.', whatChanged: null },
    feasibility: { policy: 'It is usual.', resources: 'One is there.', expectation: 'She asks for it.' },
    steps: [
      { position: 1, title: 'Fetch it', assignee: { id: manager.sub }, team: null, resources: 'A van', milestones: [] },
      { position: 2, assignee: null, team: 'Deliveries', milestones: [{ title: 'It is on its way', dueAt: soon }] },
    ],
  });
  expect(second).toMatchObject({ round: 2, state: 'PROPOSED', dueAt: step.dueAt, whatChanged: 'It goes faster.' });
  expect(second.steps).toMatchObject([{ position: 1, state: null, progress: 0, startAt: null }]);
});

test('R34: after a missed date the next plan says why, and what changes; it is asked once', async () => {
  const { caseId } = await openCase(service);
  service.clock.moveBy(DAY_MS + 1);
  await settled(service);
  await done(service, director, 'recordContact', { caseId });
  expect(await refusal(service, director, 'proposePlan', { caseId })).toBe('SETBACK_UNEXPLAINED');
  await done(service, director, 'proposePlan', { caseId, setback });
  expect(await refusal(service, director, 'proposePlan', { caseId, setback })).toBe('NO_SETBACK');
  const query = `{ case(id: "${caseId}") { setback setbacks { cause why changes note explainedAt by { id } } } }`;
  expect((await service.ask(director, query)).data.case).toEqual({
    setback: null,
    setbacks: [
      {
        ...{ cause: 'PLAN_DEADLINE_MISSED', ...setback, note: null, by: { id: director.sub } },
        explainedAt: service.clock.now().toISOString(),
      },
    ],
  });
});

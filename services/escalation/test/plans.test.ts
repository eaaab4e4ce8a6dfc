import { after, DAY_MS, HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  act,
  director,
  done,
  elsewhere,
  holderOf,
  manager,
  openCase,
  refusal,
  seen,
  setback,
  settled,
  startEscalation,
  step,
  tasksOf,
  toldOf,
  work,
} from './story.js';

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

const head = holderOf('DEPARTMENT_HEAD');
/** A case whose plan was accepted: a step of the head of a department within the hour, and one of a team by tomorrow. */
async function working() {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'recordContact', { caseId });
  const now = service.clock.now();
  const due = { soon: after(now, HOUR_MS).toISOString(), last: after(now, DAY_MS).toISOString() };
  const steps = [
    { title: 'Fetch it', assigneeId: head.sub, expectedResult: 'It is here.', dueAt: due.soon },
    { ...step, dueAt: due.last },
  ];
  await done(service, manager, 'proposePlan', { caseId, steps });
  await done(service, manager, 'acceptPlan', { caseId });
  const [one, other] = (await tasksOf(service, manager, caseId)).map(({ id }) => id) as [string, string];
  return { caseId, complaintId, one, other, due };
}
const mine = async (caller = head) => {
  const query = '{ myTasks { edges { node { id title isLate case { id } } } } }';
  return (await service.ask(caller, query)).data.myTasks.edges.map(({ node }: { node: object }) => node);
};

test('R34: the steps of an accepted plan are tasks of who does them; late ones are seen from above, and climb nothing', async () => {
  const { caseId, complaintId, one, other } = await working();
  // Who does a task needs not see its case.
  expect(await mine()).toEqual([{ id: one, title: 'Fetch it', isLate: false, case: null }]);
  const half = { taskId: one, progress: 40, note: 'On the way.' };
  expect(await work(service, head, 'updateTask', half)).toMatchObject({ task: { progress: 40, case: null } });
  const code = async (caller: typeof head, taskId = one) =>
    (await work(service, caller, 'completeTask', { taskId })).errors[0]?.code;
  expect([await code(director), await code(elsewhere), await code(head, other), await code(head, caseId)]).toEqual([
    ...['NOT_YOURS_TO_DO', 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'],
  ]);
  service.clock.moveBy(HOUR_MS + 1);
  await settled(service);
  expect(await tasksOf(service, director, caseId)).toMatchObject([
    { state: 'OPEN', progress: 40, isLate: true },
    { state: 'OPEN', isLate: false },
  ]);
  expect(await seen(service, manager, caseId)).toMatchObject({ state: 'AGREED', tier: 1, abnormalFlag: false });
  expect(await refusal(service, manager, 'resolveCase', { caseId })).toBe('TASKS_OPEN');
  const effect = { team: 'It went well.', customer: 'At last.' };
  const finished = await work(service, head, 'completeTask', { taskId: one, effect });
  expect(finished).toMatchObject({ task: { state: 'DONE', progress: 100, isLate: false } });
  expect([await mine(), await code(head)]).toEqual([[], 'TASK_NOT_OPEN']);
  expect((await work(service, manager, 'completeTask', { taskId: other })).task.case).toEqual({ state: 'DONE' });
  expect((await toldOf(service, complaintId)).slice(-3)).toEqual([
    ...['plan.accepted', 'deadline.missed', 'plan.finished'],
  ]);
  const query = `{ case(id: "${caseId}") { plans { steps { progressNotes { progress isDone note teamFeedback
    customerFeedback by { id } } } } } }`;
  const [plan] = (await service.ask(director, query)).data.case.plans;
  expect(plan.steps[0].progressNotes).toEqual([
    {
      ...{ progress: 40, isDone: false, note: 'On the way.', teamFeedback: null, customerFeedback: null },
      by: { id: head.sub },
    },
    {
      ...{ progress: 100, isDone: true, note: null, teamFeedback: 'It went well.', customerFeedback: 'At last.' },
      by: { id: head.sub },
    },
  ]);
});

test('R34: a plan is adjusted when facts change; a later date needs the consent of the customer', async () => {
  const { caseId, one, due } = await working();
  await work(service, head, 'completeTask', { taskId: one });
  const later = [{ ...step, dueAt: after(new Date(due.last), DAY_MS).toISOString() }];
  expect(await refusal(service, director, 'adjustPlan', { caseId, steps: later })).toBe('NOT_OWNER');
  const { errors } = await act(service, manager, 'adjustPlan', { caseId, steps: later });
  expect(errors).toEqual([{ code: 'CONSENT_MISSING', path: ['proof'] }]);
  await done(service, manager, 'adjustPlan', { caseId, steps: [{ ...step, title: 'Repair it', dueAt: due.last }] });
  const proof = { kind: 'RECORDING', reference: 'call 18' };
  const adjusted = await done(service, manager, 'adjustPlan', { caseId, steps: later, proof });
  expect(adjusted).toMatchObject({ state: 'AGREED', nextDueAt: later[0]?.dueAt });
  const query = `{ case(id: "${caseId}") { deadlines { kind generation state dueAt } plans { dueAt remedy
    steps { position title state } adjustments { reason previousDueAt dueAt proof { reference } by { id } } } } }`;
  const { plans, deadlines } = (await service.ask(director, query)).data.case;
  expect(plans).toEqual([
    {
      ...{ dueAt: later[0]?.dueAt, remedy: 'COMPENSATE' },
      steps: [
        { position: 1, title: 'Fetch it', state: 'DONE' },
        { position: 2, title: step.title, state: 'REPLACED' },
        { position: 3, title: 'Repair it', state: 'REPLACED' },
        { position: 4, title: step.title, state: 'OPEN' },
      ],
      adjustments: [
        {
          ...{ reason: 'The part is out of stock.', previousDueAt: due.last, dueAt: due.last, proof: null },
          by: { id: manager.sub },
        },
        expect.objectContaining({ previousDueAt: due.last, dueAt: later[0]?.dueAt, proof: { reference: 'call 18' } }),
      ],
    },
  ]);
  expect(deadlines.filter(({ kind }: { kind: string }) => kind === 'DELIVERY')).toEqual([
    { kind: 'DELIVERY', generation: 1, state: 'CANCELLED', dueAt: due.last },
    { kind: 'DELIVERY', generation: 2, state: 'RUNNING', dueAt: later[0]?.dueAt },
  ]);
});

test('R23, R34: a plan that runs out goes up with its case, and nobody has its tasks to do any more', async () => {
  const { caseId, complaintId } = await working();
  service.clock.moveBy(DAY_MS + 1);
  await settled(service);
  expect(await seen(service, director, caseId)).toMatchObject({ state: 'WAITING_CONTACT', tier: 2 });
  expect((await tasksOf(service, director, caseId)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
  expect(await mine()).toEqual([]);
  expect(await toldOf(service, complaintId)).toContain('plan.withdrawn');
  const query = `{ myTasks(after: "${Buffer.from('["never","x"]').toString('base64url')}") { edges { cursor } } }`;
  expect((await service.ask(head, query)).errors?.[0]?.extensions).toMatchObject({ rule: 'CURSOR_INVALID' });
});

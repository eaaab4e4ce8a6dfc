import {
  complaintImported,
  complaintRegistered,
  demonstrationChain,
  Level,
  type PostKind,
  planAccepted,
  regionChanged,
  storeChanged,
} from '@complaints/contracts';
import { createLog, type Service } from '@complaints/kit';
import { eventually, startTestService, type TestCaller, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { loadDemonstration } from '../src/commands/load-demonstration.js';
import { escalation } from '../src/service.js';

export const { stores, regions, posts } = demonstrationChain;
export const [lakeside, bellTower] = stores as unknown as [(typeof stores)[0], (typeof stores)[0]];
/** A store of the other region. */
export const banyan = stores[5] as (typeof stores)[0];

/** Who holds a post of the demonstration chain, at a store or of a region where one is said. */
export function postOf(kind: PostKind, placeId?: string) {
  const post = posts.find(
    (found) => found.kind === kind && (!placeId || found.storeId === placeId || found.regionId === placeId),
  );
  if (!post) throw new Error(`the chain has no ${kind} at ${placeId}`);
  return post;
}
export function holderOf(kind: PostKind, placeId?: string): TestCaller {
  const { holder } = postOf(kind, placeId);
  return { sub: holder.id, role: holder.role as TestCaller['role'] };
}
export const manager = holderOf('STORE_MANAGER', lakeside.id);
export const director = holderOf('REGIONAL_DIRECTOR', lakeside.regionId);
export const president = holderOf('REGIONAL_PRESIDENT', lakeside.regionId);
export const elsewhere = holderOf('REGIONAL_DIRECTOR', banyan.regionId);

/** Has a service load the demonstration chain. */
export const load = ({ dataSource, clock }: TestService) =>
  loadDemonstration({ dataSource, clock, log: createLog('test', 'silent'), words: [] });

/** The service with the demonstration chain's stores, posts and people. */
export async function startEscalation(parts: Partial<Service> = {}): Promise<TestService> {
  const service = await startTestService({ ...escalation, ...parts });
  await load(service);
  for (const { id: regionId, ...names } of regions) await service.hear(regionChanged.of({ regionId, ...names }));
  for (const { id: storeId, ...facts } of stores) await service.hear(storeChanged.of({ storeId, ...facts }));
  return service;
}

/** A complaint as intake tells it. */
export function registered(service: TestService, change: Partial<Parameters<typeof complaintRegistered.of>[0]> = {}) {
  return complaintRegistered.of({
    complaintId: uuidv7(),
    number: 'C-1',
    matterId: uuidv7(),
    repeatOfId: null,
    storeId: lakeside.id,
    regionId: lakeside.regionId,
    level: Level.FIRST,
    source: 'STORE',
    channel: 'COUNTER',
    confidentialTowardsStore: false,
    acceptedAt: service.clock.now(),
    policyVersion: 1,
    ...change,
  });
}

/** An earlier complaint as intake tells that it was brought in. */
export function imported(service: TestService, change: Partial<Parameters<typeof complaintImported.of>[0]> = {}) {
  const closedAt = service.clock.now();
  return complaintImported.of({
    complaintId: uuidv7(),
    number: 'C-0',
    matterId: uuidv7(),
    storeId: lakeside.id,
    regionId: lakeside.regionId,
    level: Level.FIRST,
    source: 'STORE',
    channel: 'COUNTER',
    status: 'RESOLVED',
    confidentialTowardsStore: false,
    acceptedAt: closedAt,
    closedAt,
    ...change,
  });
}

/** Opens a case and answers its id and those of its complaint and matter. */
export async function openCase(service: TestService, change: Parameters<typeof registered>[1] = {}) {
  const told = registered(service, change);
  expect(await service.hear(told)).toEqual({ kind: 'HANDLED' });
  const { complaintId, matterId } = told.payload as { complaintId: string; matterId: string };
  const [{ id }] = await service.dataSource.query('select id from handling_case where complaint_id = $1', [
    complaintId,
  ]);
  return { caseId: id as string, complaintId, matterId };
}

const FACTS = 'id state tier abnormalFlag failedAttempts level nextDueAt resolvedAt owner { id kind }';

/** The case as a caller sees it. */
export async function seen(service: TestService, caller: TestCaller, caseId: string) {
  const { data } = await service.ask(caller, `query ($id: ID!) { case(id: $id) { ${FACTS} } }`, { id: caseId });
  return data.case;
}

/** A step of a plan that has time. */
export const step = {
  ...{ title: 'Send a new one', team: 'Deliveries', expectedResult: 'It works.' },
  dueAt: '2030-01-01T00:00:00.000Z',
};
const feasibility = { policy: 'It is usual.', resources: 'One is there.', expectation: 'She asks for it.' };
const round = { cause: 'The box was crushed in transit.', remedy: 'COMPENSATE', steps: [step], feasibility };
/** What is said of a setback before the next plan. */
export const setback = { why: 'The part did not come.', changes: ['RESOURCES'] };

const MUTATIONS = {
  recordContact: { reached: true, means: 'PHONE', expectedAt: '2030-01-01T00:00:00.000Z' },
  recordInvestigation: { method: 'SITE_VISIT', findings: 'The compressor is dead.' },
  proposePlan: round,
  revisePlan: { ...round, whatChanged: 'A new one instead.' },
  acceptPlan: { round: 1, proof: { kind: 'SIGNATURE', reference: 'scan 17' } },
  escalateCase: { reason: 'It is a matter of safety.' },
  objectToPlan: { round: 1 },
  verifyAcceptance: { isSo: true },
  raiseAbnormalFlag: { reason: 'The press asks.' },
  closeProvisionally: { reason: 'Nobody answers.' },
  pauseClock: { kind: 'PLAN', reason: 'AWAITING_EXPERT' },
  resumeClock: { kind: 'PLAN' },
  reopenCase: { cause: 'CUSTOMER_RETURNED', reason: 'She called again.' },
  referCase: { to: 'CARRIER', name: 'Swift Freight', question: 'Who crushed the box?' },
  completeEmergencyStep: { code: 'SAFETY', note: 'Nobody was hurt.' },
  startStatutoryClock: { pack: 'REFUND_DELAY', note: 'She returned it.' },
  meetStatutoryClock: { pack: 'REFUND_DELAY' },
  nameResponsible: { kind: 'CAUSED', evidence: 'The delivery note.' },
  issueDecision: {
    outcome: 'GRANTED',
    reasons: 'The carrier crushed it.',
    weighing: { liability: 'It lies with the carrier.' },
  },
  closeWithoutAgreement: { reasons: 'She insists on a new house.', appealText: 'Call 12315.' },
  adjustPlan: { reason: 'The part is out of stock.', steps: [step] },
  resolveCase: { confirmation: { means: 'PHONE', statement: 'The customer is content.' } },
};

/** Who was not reached was not told what to expect. */
const unsaid = ({ reached }: Record<string, unknown>) => (reached === false ? { expectedAt: null } : {});

/** Acts on a case; answers the payload. */
export async function act(
  service: TestService,
  caller: TestCaller,
  name: keyof typeof MUTATIONS,
  input: { caseId: string; [field: string]: unknown },
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: ${type}!) { ${name}(input: $input) { case { ${FACTS} } errors { code path } } }`,
    { input: { idempotencyKey: uuidv7(), ...MUTATIONS[name], ...unsaid(input), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** Does to a part of a case what is named by the part; answers the payload, of the part what is selected. */
export async function actOnPart(
  service: TestService,
  caller: TestCaller,
  name: string,
  { input, select }: { input: Record<string, unknown>; select: string },
) {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${select} errors { code path } } }`,
    { input: { idempotencyKey: uuidv7(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** Acts and answers the code of the refusal, or null. */
export const refusal = async (...asked: Parameters<typeof act>): Promise<string | null> =>
  (await act(...asked)).errors[0]?.code ?? null;

/** Acts, sure that it is not refused; answers the case. */
export async function done(...asked: Parameters<typeof act>) {
  const payload = await act(...asked);
  expect(payload.errors).toEqual([]);
  return payload.case;
}

/** The tasks of a case as a caller sees them. */
export async function tasksOf(service: TestService, caller: TestCaller, caseId: string) {
  const query = `{ case(id: "${caseId}") { tasks { id title state progress isLate doneAt } } }`;
  const { data } = await service.ask(caller, query);
  return data.case.tasks as { id: string; title: string; state: string; progress: number; isLate: boolean }[];
}

/** Does something to a task; answers the payload. */
export async function work(
  service: TestService,
  caller: TestCaller,
  name: 'updateTask' | 'completeTask',
  input: { taskId: string; [field: string]: unknown },
) {
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: ${name === 'updateTask' ? 'UpdateTaskInput' : 'CompleteTaskInput'}!) {
      ${name}(input: $input) { task { id state progress isLate case { state } } errors { code path } } }`,
    { input: { idempotencyKey: uuidv7(), ...input } },
  );
  expect(errors).toBeUndefined();
  return data[name];
}

/** Does every open task of a case. */
export async function finishWork(service: TestService, caller: TestCaller, caseId: string): Promise<void> {
  for (const { id: taskId, state } of await tasksOf(service, caller, caseId)) {
    if (state === 'OPEN') expect((await work(service, caller, 'completeTask', { taskId })).errors).toEqual([]);
  }
}

/** What was told of a complaint, by subject without service and version. */
export async function toldOf(service: TestService, complaintId: string): Promise<string[]> {
  const told = await service.told();
  return told
    .filter(({ payload }) => payload.complaintId === complaintId)
    .map(({ subject }) => subject.split('.').slice(1, 3).join('.'));
}

/** Waits until no clock is late any more. */
export const settled = (service: TestService) =>
  eventually(async () => {
    const [{ late }] = await service.dataSource.query(
      `select count(*)::int as late from deadline
       where due_at < $1 and met_at is null and cancelled_at is null and fired_at is null`,
      [service.clock.now()],
    );
    return late === 0 ? true : undefined;
  });

/** A plan's money. */
export const compensation = { compensation: { amount: '80.00', currency: 'CNY' }, purpose: 'COMPENSATION' };

/** What the fund tells of the plan that was accepted last. */
export async function ofDisbursement(service: TestService, complaintId: string) {
  const told = (await service.told(planAccepted.subject)).findLast(
    ({ payload }) => payload.complaintId === complaintId,
  );
  const { storeId, regionId, planId, level, compensation: money } = told?.payload ?? {};
  return {
    disbursementId: uuidv7(),
    complaintId,
    storeId,
    regionId,
    planId,
    amountFen: money.amountFen,
    purpose: money.purpose,
    level,
    policyVersion: 1,
  };
}

/** The same as it was told while every request came from a plan. */
export const asBefore = <Told extends { level: unknown; policyVersion: unknown }>({
  level: _,
  policyVersion: __,
  ...told
}: Told) => told;

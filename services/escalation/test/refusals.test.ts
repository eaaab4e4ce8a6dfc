import { HOUR_MS } from '@complaints/kit/pure';
import type { TestService } from '@complaints/kit/testing';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  act,
  director,
  done,
  elsewhere,
  finishWork,
  holderOf,
  lakeside,
  manager,
  openCase,
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

const planned = async () => {
  const opened = await openCase(service);
  await done(service, manager, 'recordContact', { caseId: opened.caseId });
  await done(service, manager, 'proposePlan', { caseId: opened.caseId });
  return opened;
};

test('out of turn: each command is refused with what is true, and nothing changes', async () => {
  const { caseId, complaintId } = await openCase(service);
  const ask = (name: Parameters<typeof act>[2], input = {}) => refusal(service, manager, name, { caseId, ...input });
  expect(await ask('proposePlan')).toBe('NOT_CONTACTED_YET');
  expect(await ask('acceptPlan')).toBe('NOT_CONTACTED_YET');
  expect(await ask('resolveCase')).toBe('NOT_CONTACTED_YET');
  await done(service, manager, 'recordContact', { caseId });
  expect(await ask('acceptPlan')).toBe('NO_OPEN_PLAN');
  expect(await ask('resolveCase')).toBe('NO_ACCEPTED_PLAN');
  await done(service, manager, 'proposePlan', { caseId });
  expect(await ask('acceptPlan', { round: 2 })).toBe('PLAN_ROUND_OUTDATED');
  await done(service, manager, 'acceptPlan', { caseId });
  expect(await ask('acceptPlan')).toBe('ALREADY_AGREED');
  expect(await ask('proposePlan')).toBe('ALREADY_AGREED');
  expect(await ask('escalateCase', { reportedToId: director.sub, reportedAt: service.clock.now() })).toBe(
    'ALREADY_AGREED',
  );
  await finishWork(service, manager, caseId);
  await done(service, manager, 'resolveCase', { caseId });
  for (const name of ['recordContact', 'proposePlan', 'acceptPlan', 'resolveCase'] as const) {
    expect(await ask(name)).toBe('CASE_CLOSED');
  }
  expect(await toldOf(service, complaintId)).toEqual([
    'case.opened',
    'case.contacted',
    'plan.proposed',
    'plan.accepted',
    'plan.finished',
    'case.resolved',
  ]);
});

test('what a person writes is bounded and readable; money is money', async () => {
  const { caseId } = await openCase(service);
  const note = async (text: string) =>
    refusal(service, manager, 'recordContact', { caseId, reached: false, note: text });
  expect(await note('满'.repeat(2_000))).toBeNull();
  expect(await note('满'.repeat(2_001))).toBe('TEXT_TOO_LONG');
  expect(await note('a\0b')).toBe('TEXT_NOT_READABLE');
  await done(service, manager, 'recordContact', { caseId });
  const plan = async (input: object) => (await act(service, manager, 'proposePlan', { caseId, ...input })).errors;
  const money = (amount: string) => ({ compensation: { amount, currency: 'CNY' }, purpose: 'RETURN' });
  expect(await plan({ cause: '  ' })).toEqual([{ code: 'TEXT_EMPTY', path: ['cause'] }]);
  expect(await plan(money('0.00'))).toEqual([{ code: 'AMOUNT_NOT_POSITIVE', path: ['compensation', 'amount'] }]);
  expect(await plan(money('1.001'))).toEqual([{ code: 'AMOUNT_NOT_MONEY', path: ['compensation', 'amount'] }]);
  expect(await plan({ ...money('1.00'), purpose: null })).toEqual([{ code: 'PURPOSE_MISSING', path: ['purpose'] }]);
  expect(await plan({ purpose: 'RETURN' })).toEqual([{ code: 'PURPOSE_WITHOUT_COMPENSATION', path: ['purpose'] }]);
  const soon = [step, { ...step, dueAt: service.clock.now() }];
  expect(await plan({ steps: soon })).toEqual([{ code: 'STEP_DUE_IN_PAST', path: ['steps', '1', 'dueAt'] }]);
  expect(await plan({ steps: [] })).toEqual([{ code: 'PLAN_WITHOUT_STEPS', path: ['steps'] }]);
  expect(await plan(money('0.01'))).toEqual([]);
});

test('R91: who may see a case but does not own it is told so; for who may not see it, it is not there', async () => {
  const { caseId } = await openCase(service);
  expect(await refusal(service, director, 'recordContact', { caseId })).toBe('NOT_OWNER');
  expect(await refusal(service, holderOf('ADMINISTRATOR'), 'recordContact', { caseId })).toBe('NOT_OWNER');
  expect(await refusal(service, holderOf('CLERK', lakeside.id), 'recordContact', { caseId })).toBe('NOT_OWNER');
  const strangers = [
    elsewhere,
    holderOf('CASHIER', lakeside.regionId),
    { sub: uuidv7(), role: 'STAFF' },
    { sub: manager.sub, role: 'CUSTOMER' },
    { sub: '', role: 'ANONYMOUS' },
  ] as const;
  for (const stranger of strangers) {
    expect(await seen(service, stranger, caseId)).toBeNull();
    expect(await refusal(service, stranger, 'recordContact', { caseId })).toBe('NOT_FOUND');
  }
  expect(await refusal(service, manager, 'recordContact', { caseId: uuidv7() })).toBe('NOT_FOUND');
  expect(await refusal(service, manager, 'recordContact', { caseId: 'no id at all' })).toBe('NOT_FOUND');
  expect(await seen(service, manager, 'no id at all')).toBeNull();
});

test('R32: of ten acceptances at once one is kept, and told once', async () => {
  const { caseId, complaintId } = await planned();
  const codes = await Promise.all(
    Array.from({ length: 10 }, () => refusal(service, manager, 'acceptPlan', { caseId })),
  );
  expect(codes.filter((code) => code === null)).toHaveLength(1);
  expect(codes.filter((code) => code === 'ALREADY_AGREED')).toHaveLength(9);
  expect((await toldOf(service, complaintId)).filter((subject) => subject === 'plan.accepted')).toHaveLength(1);
});

test('the same key answers the same case and acts once', async () => {
  const { caseId, complaintId } = await openCase(service);
  const asked = { caseId, idempotencyKey: uuidv7() };
  const answers = await Promise.all([1, 2, 3].map(() => act(service, manager, 'recordContact', asked)));
  expect(answers.map((answer) => answer.case.id)).toEqual([caseId, caseId, caseId]);
  expect(await service.dataSource.query('select reached from contact where case_id = $1', [caseId])).toHaveLength(1);
  expect(await toldOf(service, complaintId)).toEqual(['case.opened', 'case.contacted']);
});

test('R22: an acceptance and the plan clock a millisecond apart never both take effect', async () => {
  const { caseId, complaintId } = await planned();
  service.clock.moveBy(24 * HOUR_MS + 1);
  const code = await refusal(service, manager, 'acceptPlan', { caseId });
  expect(['PLAN_DEADLINE_PASSED', 'NOT_OWNER']).toContain(code);
  expect(await toldOf(service, complaintId)).not.toContain('plan.accepted');
});

test('of two acts in one request each answers the case as it left it', async () => {
  const { caseId } = await openCase(service);
  const input = (reached: boolean) =>
    `input: { idempotencyKey: "${uuidv7()}", caseId: "${caseId}", reached: ${reached}, means: PHONE }`;
  const { data } = await service.ask(
    manager,
    `mutation {
      first: recordContact(${input(false)}) { case { state contacts { reached } complaint { case { state } } } }
      second: recordContact(${input(true)}) { case { state contacts { reached } complaint { case { state } } } }
    }`,
  );
  const as = (state: string, ...reached: boolean[]) => ({
    case: { state, contacts: reached.map((one) => ({ reached: one })), complaint: { case: { state } } },
  });
  expect(data).toEqual({ first: as('WAITING_CONTACT', false), second: as('PLANNING', false, true) });
});

describe('contacts, steps and confirmations are append-only', () => {
  const changesOf = (table: string) => [`update ${table} set id = id`, `delete from ${table}`, `truncate ${table}`];

  test.each(['contact', 'ladder_step', 'resolution', 'investigation', 'task_progress'])(
    'the application’s role may not even try: %s',
    async (table) => {
      for (const change of changesOf(table)) {
        await expect(service.dataSource.query(change)).rejects.toThrow(`permission denied for table ${table}`);
      }
    },
  );

  test('for the owner of the tables too', async () => {
    await planned();
    const owner = await new DataSource({ type: 'postgres', url: service.migrationUrl }).initialize();
    try {
      for (const change of changesOf('contact')) {
        await expect(owner.query(change)).rejects.toThrow('contact is append-only');
      }
    } finally {
      await owner.destroy();
    }
  });
});

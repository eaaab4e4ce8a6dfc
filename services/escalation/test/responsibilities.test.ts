import {
  demonstrationChain,
  departmentChanged,
  responsibilityNamed,
  responsibilityWithdrawn,
} from '@complaints/contracts';
import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { erased, hears } from './news.js';
import {
  actOnPart,
  banyan,
  bellTower,
  director,
  done,
  elsewhere,
  holderOf,
  lakeside,
  manager,
  openCase,
  postOf,
  refusal,
  startEscalation,
} from './story.js';

const clerk = holderOf('CLERK', lakeside.id);
const cashier = holderOf('CASHIER', lakeside.regionId);
const post = postOf('DEPARTMENT_HEAD');
const head: TestCaller = { sub: post.holder.id, role: 'STAFF' };
const departmentId = String(post.departmentId);

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
  for (const { id, ...facts } of demonstrationChain.departments)
    await service.hear(departmentChanged.of({ departmentId: id, ...facts }));
});
afterAll(() => service?.stop());

const ENTRY = `id kind evidence staff { id } department { id } store { id } by { id }
  comments { comment by { id } } withdrawal { reason by { id } }`;

/** What a caller is named for, newest first. */
async function mine(caller: TestCaller) {
  const { data, errors } = await service.ask(caller, `{ myResponsibilities { ${ENTRY} } }`);
  expect(errors).toBeUndefined();
  return data.myResponsibilities;
}

/** Who is named on a case, as a caller sees it. */
async function onCase(caller: TestCaller, caseId: string) {
  const { data } = await service.ask(caller, `{ case(id: "${caseId}") { responsibilities { ${ENTRY} } } }`);
  return data.case?.responsibilities;
}

const comments = (caller: TestCaller, responsibilityId: string, comment = 'It was me.') =>
  actOnPart(service, caller, 'commentOnResponsibility', {
    ...{ input: { responsibilityId, comment }, select: `responsibility { ${ENTRY} }` },
  });
const withdraws = (caller: TestCaller, responsibilityId: string) =>
  actOnPart(service, caller, 'withdrawResponsibility', {
    ...{ input: { responsibilityId, reason: 'It was the carrier.' }, select: `responsibility { ${ENTRY} }` },
  });

test('R73: who caused a case and who delayed it are named apart, with evidence; they may comment though they see no case', async () => {
  const { caseId, complaintId } = await openCase(service);
  const person = { caseId, staffId: cashier.sub.toUpperCase() };
  expect(await refusal(service, clerk, 'nameResponsible', person)).toBe('NOT_YOURS_TO_DO');
  expect(await refusal(service, elsewhere, 'nameResponsible', person)).toBe('NOT_FOUND');
  expect(await refusal(service, manager, 'nameResponsible', { caseId })).toBe('RESPONSIBLE_NOT_ONE');
  for (const [field, code] of [
    ...([
      ['staffId', 'STAFF_UNKNOWN'],
      ['departmentId', 'DEPARTMENT_UNKNOWN'],
      ['storeId', 'STORE_UNKNOWN'],
    ] as const),
  ]) {
    for (const id of [uuidv7(), 'no id'])
      expect(await refusal(service, manager, 'nameResponsible', { caseId, [field]: id })).toBe(code);
  }
  await done(service, manager, 'nameResponsible', person);
  expect(await refusal(service, director, 'nameResponsible', person)).toBe('NAMED_ALREADY');
  await done(service, director, 'nameResponsible', { ...person, kind: 'DELAYED' });
  await done(service, director, 'nameResponsible', { caseId, departmentId });

  const [delayed, caused] = await mine(cashier);
  expect([caused, delayed]).toMatchObject([
    {
      kind: 'CAUSED',
      evidence: 'The delivery note.',
      staff: { id: cashier.sub },
      department: null,
      by: { id: manager.sub },
    },
    { kind: 'DELAYED', by: { id: director.sub } },
  ]);
  expect((await service.ask(cashier, `{ case(id: "${caseId}") { id } }`)).data.case).toBeNull();
  await comments(cashier, caused.id, 'The box was broken before.');
  expect((await comments(cashier, caused.id, 'Ask the carrier.')).responsibility.comments).toEqual([
    { comment: 'The box was broken before.', by: { id: cashier.sub } },
    { comment: 'Ask the carrier.', by: { id: cashier.sub } },
  ]);
  const [ofDepartment] = await mine(head);
  expect(ofDepartment).toMatchObject({ kind: 'CAUSED', department: { id: departmentId }, staff: null });
  expect((await comments(head, ofDepartment.id)).errors).toEqual([]);

  const code = (payload: { errors: { code: string }[] }) => payload.errors[0]?.code;
  expect(code(await comments(manager, caused.id))).toBe('NOT_YOURS_TO_DO');
  expect(code(await comments(clerk, caused.id))).toBe('NOT_FOUND');
  expect(code(await comments(head, caused.id))).toBe('NOT_FOUND');
  expect(code(await comments(cashier, 'no id'))).toBe('NOT_FOUND');
  expect((await onCase(director, caseId)).map(({ kind }: { kind: string }) => kind)).toEqual([
    ...['CAUSED', 'DELAYED', 'CAUSED'],
  ]);
  expect(await onCase(clerk, caseId)).toBeNull();
  const told = (await service.told(responsibilityNamed.subject)).filter(
    ({ payload }) => payload.complaintId === complaintId,
  );
  expect(told.map(({ payload }) => [payload.kind, payload.responsible])).toEqual([
    ['CAUSED', { staffId: cashier.sub, departmentId: null, storeId: null }],
    ['DELAYED', { staffId: cashier.sub, departmentId: null, storeId: null }],
    ['CAUSED', { staffId: null, departmentId, storeId: null }],
  ]);
});

test('R73: it is taken back by an entry against it, and may be named again', async () => {
  const { caseId } = await openCase(service);
  await done(service, manager, 'nameResponsible', { caseId, staffId: clerk.sub });
  const [{ id }] = await mine(clerk);
  const code = (payload: { errors: { code: string; path: string[] }[] }) => payload.errors[0];
  expect(code(await withdraws(clerk, id))).toMatchObject({ code: 'NOT_YOURS_TO_DO' });
  expect(code(await withdraws(elsewhere, id))).toEqual({ code: 'NOT_FOUND', path: ['responsibilityId'] });
  expect((await withdraws(director, id)).responsibility.withdrawal).toEqual({
    ...{ reason: 'It was the carrier.', by: { id: director.sub } },
  });
  expect(code(await withdraws(director, id))).toMatchObject({ code: 'WITHDRAWN_ALREADY' });
  expect((await service.told(responsibilityWithdrawn.subject)).at(-1)?.payload).toMatchObject({ responsibilityId: id });
  await done(service, manager, 'nameResponsible', { caseId, staffId: clerk.sub });
  expect((await mine(clerk)).map(({ withdrawal }: { withdrawal: object | null }) => withdrawal === null)).toEqual([
    ...[true, false],
  ]);
});

test('R73, R91: a store answers for itself through its manager, who learns nothing of what is confidential towards it', async () => {
  const open = await openCase(service, { storeId: bellTower.id, regionId: bellTower.regionId });
  const secret = { storeId: bellTower.id, regionId: bellTower.regionId, confidentialTowardsStore: true };
  const { caseId } = await openCase(service, secret);
  await done(service, director, 'nameResponsible', { caseId: open.caseId, storeId: bellTower.id });
  await done(service, director, 'nameResponsible', { caseId, storeId: bellTower.id });
  const bell = holderOf('STORE_MANAGER', bellTower.id);
  expect(await mine(bell)).toHaveLength(1);
  expect(await mine(holderOf('STORE_MANAGER', banyan.id))).toEqual([]);
  const [, hidden] = await Promise.all([onCase(director, open.caseId), onCase(director, caseId)]);
  expect((await comments(bell, hidden[0].id)).errors[0].code).toBe('NOT_FOUND');
});

test('R8, R73: with the person who complained the words go, who is named stays', async () => {
  const { caseId, complaintId } = await openCase(service);
  await done(service, manager, 'nameResponsible', { caseId, staffId: manager.sub });
  const [{ id }] = await mine(manager);
  await comments(manager, id);
  await withdraws(manager, id);
  await hears(service, erased(complaintId));
  const gone = '[erased]';
  expect((await mine(manager))[0]).toMatchObject({
    ...{ evidence: gone, staff: { id: manager.sub } },
    ...{ comments: [{ comment: gone }], withdrawal: { reason: gone } },
  });
});

test('R73: customers and nobody are named for nothing', async () => {
  expect(await mine({ sub: '', role: 'ANONYMOUS' })).toEqual([]);
  expect(await mine({ sub: uuidv7(), role: 'CUSTOMER' })).toEqual([]);
});

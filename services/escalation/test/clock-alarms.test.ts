import { HOUR_MS, MINUTE_MS } from '@complaints/kit/pure';
import { eventually, type TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alarms, jump, settleAlarm, watching } from './clock-alarms.js';
import { holderOf, manager, openCase, settled, startEscalation } from './story.js';

const administrator = holderOf('ADMINISTRATOR');
const oversight = holderOf('CUSTOMER_SERVICE');

let service: TestService;
beforeAll(async () => {
  service = await startEscalation();
});
afterAll(() => service?.stop());

const contactOf = async (caseId: string) => {
  const query = `{ case(id: "${caseId}") { deadlines { kind state held } } }`;
  return (await service.ask(manager, query)).data.case.deadlines[0];
};

test('R25: ten minutes sharp are no jump, neither is a process that starts after a day', async () => {
  const watch = watching(service);
  await watch();
  service.clock.moveBy(10 * MINUTE_MS);
  await watch();
  service.clock.moveBy(24 * HOUR_MS);
  await watching(service)();
  expect(await alarms(service, administrator)).toEqual([]);
});

test('R25: what ran out because a clock jumped is held, before and after that is noticed, until somebody lifts it', async () => {
  const { caseId } = await openCase(service);
  const fromAt = service.clock.now();
  await jump(service, HOUR_MS, async () => {
    await settled(service);
  });
  const { caseId: next } = await openCase(service);
  service.clock.moveBy(30 * MINUTE_MS + 1);
  await settled(service);
  for (const id of [caseId, next])
    expect(await contactOf(id)).toEqual({ kind: 'CONTACT', state: 'MISSED', held: true });

  const [alarm] = await alarms(service, oversight, 'first: 1 openOnly: true');
  expect(alarm).toMatchObject({ timepiece: 'SERVICE', heldCount: 2, verdict: null, settledBy: null });
  expect(Date.parse(alarm.toAt) - fromAt.getTime()).toBe(HOUR_MS);
  expect(await alarms(service, manager)).toEqual([]);
  const refused = async (caller: typeof manager, input: object) => (await settleAlarm(service, caller, input)).errors;
  expect(await refused(manager, { id: alarm.id, verdict: 'LIFT' })).toEqual([{ code: 'NOT_FOUND', path: ['id'] }]);
  expect(await refused(oversight, { id: uuidv7(), verdict: 'LIFT' })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(await refused(oversight, { id: alarm.id, verdict: 'LIFT', reason: ' ' })).toMatchObject([
    { code: 'TEXT_EMPTY' },
  ]);

  const lifted = await settleAlarm(service, oversight, { id: alarm.id, verdict: 'LIFT' });
  expect(lifted.alarm).toMatchObject({ verdict: 'LIFT', settledBy: { id: oversight.sub } });
  await eventually(async () => ((await contactOf(next)).held ? undefined : true));
  expect(await contactOf(caseId)).toEqual({ kind: 'CONTACT', state: 'MISSED', held: false });
  expect(await refused(oversight, { id: alarm.id, verdict: 'KEEP' })).toEqual([
    { code: 'ALARM_SETTLED', path: ['id'] },
  ]);
});

test('R25: what is kept stays held; what runs out after the verdict is not', async () => {
  const { caseId } = await openCase(service);
  await jump(service, 31 * MINUTE_MS, async () => {
    await settled(service);
  });
  const [{ id }] = await alarms(service, administrator, 'first: 1');
  await settleAlarm(service, administrator, { id, verdict: 'KEEP' });
  const { caseId: next } = await openCase(service);
  service.clock.moveBy(31 * MINUTE_MS);
  await settled(service);
  expect(await contactOf(next)).toMatchObject({ state: 'MISSED', held: false });
  expect(await contactOf(caseId)).toMatchObject({ state: 'MISSED', held: true });
});

test('R25: while another alarm is open, what is lifted stays held for that one', async () => {
  const { caseId } = await openCase(service);
  await jump(service, 31 * MINUTE_MS, async () => {
    await settled(service);
  });
  await jump(service, -6_000);
  const [backwards, forwards] = await alarms(service, administrator, 'first: 2 openOnly: true');
  expect(backwards).toMatchObject({ heldCount: 0 });
  await settleAlarm(service, administrator, { id: forwards.id, verdict: 'LIFT' });
  await eventually(async () => {
    const [open] = await alarms(service, administrator, 'first: 1 openOnly: true');
    return open.heldCount === 1 ? true : undefined;
  });
  expect(await contactOf(caseId)).toMatchObject({ held: true });
  await settleAlarm(service, administrator, { id: backwards.id, verdict: 'LIFT' });
  await eventually(async () => ((await contactOf(caseId)).held ? undefined : true));
});

import type { TestCaller, TestService } from '@complaints/kit/testing';
import { v7 as uuidv7 } from 'uuid';
import { expect } from 'vitest';
import { watchClockTimer } from '../src/timers/watch-clock.js';
import { outside } from './audit-notices.js';

/** Clocks of the day that jump. */

/** Watches the clocks of a service whenever it is asked, with a count that stands still. */
export function watching(service: TestService): () => Promise<unknown> {
  const timer = watchClockTimer(() => ({ ...outside, countedMs: () => 0 }));
  return () => timer.pass(service.dataSource, service.clock.now());
}

/** Has the clock of a service jump while it is watched. */
export async function jump(service: TestService, ms: number, meanwhile = async () => {}): Promise<void> {
  const watch = watching(service);
  await watch();
  service.clock.moveBy(ms);
  await meanwhile();
  await watch();
}

/** The alarms that a caller sees, newest first. */
export async function alarms(service: TestService, caller: TestCaller, args = 'first: 100') {
  const query = `{ clockAlarms(${args}) { edges { node { id timepiece fromAt toAt detectedAt verdict reason heldCount
    settledAt settledBy { id } onBehalfOf { id } } } } }`;
  const { data, errors } = await service.ask(caller, query);
  expect(errors).toBeUndefined();
  return data.clockAlarms.edges.map(({ node }: { node: object }) => node);
}

/** Judges an alarm; answers the payload. */
export async function settleAlarm(service: TestService, caller: TestCaller, input: object) {
  const { data, errors } = await service.ask(
    caller,
    `mutation ($input: SettleClockAlarmInput!) {
      settleClockAlarm(input: $input) { alarm { id verdict reason settledBy { id } } errors { code path } } }`,
    { input: { idempotencyKey: uuidv7(), reason: '已核对时间服务器', ...input } },
  );
  expect(errors).toBeUndefined();
  return data.settleClockAlarm;
}

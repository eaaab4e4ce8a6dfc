import { HOUR_MS } from '@complaints/kit/pure';
import { askOncePerKey, expectDeed, type TestService } from '@complaints/kit/testing';
import { knowNextYear, publish } from './policies.js';
import { director, manager, openCase } from './story.js';

/** What somebody writes of why a clock stands still. */
export const WHY = '王芳寄来鉴定材料';

/** Holds what is done to clocks by hand against the audit; answers the names of what was done. */
export async function auditPauses(service: TestService): Promise<string[]> {
  await knowNextYear(service);
  await publish(service, { document: { pausing: { reasons: ['AWAITING_CUSTOMER'], atMostHours: 48 } } });
  service.clock.moveBy(1);
  const { caseId } = await openCase(service);
  const untilAt = new Date(service.clock.now().getTime() + HOUR_MS);
  const clock = { caseId, kind: 'CONTACT' };
  const asked = { by: manager, answer: 'case { id nextDueAt }', refused: { by: director, code: 'NOT_OWNER' } };
  const input = { ...clock, reason: 'AWAITING_CUSTOMER', untilAt, note: WHY };
  const paused = await askOncePerKey(service, { ...asked, mutation: 'pauseClock', input, other: { note: 'another' } });
  const moved = { 'UPDATE deadline': 1, 'UPDATE handling_case': 1 };
  const by = { actorId: manager.sub };
  expectDeed(paused.rows, { ...by, operation: 'pauseClock', changes: { 'INSERT deadline_pause': 1, ...moved } });
  const goingOn = { mutation: 'resumeClock', input: clock, other: { kind: 'PLAN' } };
  const resumed = await askOncePerKey(service, { ...asked, ...goingOn });
  expectDeed(resumed.rows, { ...by, operation: 'resumeClock', changes: { 'INSERT deadline_resumption': 1, ...moved } });
  return ['pauseClock', 'resumeClock'];
}

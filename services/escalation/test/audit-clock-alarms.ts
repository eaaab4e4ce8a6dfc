import { HOUR_MS } from '@complaints/kit/pure';
import { askOncePerKey, auditOf, expectDeed, type TestService } from '@complaints/kit/testing';
import { releaseHeldTimer } from '../src/timers/release-held.js';
import { alarms, watching } from './clock-alarms.js';
import { holderOf, manager, openCase, settled } from './story.js';

/** Holds alarms and what is held for them against the audit; answers the names of what was done. */
export async function auditClockAlarms(service: TestService): Promise<string[]> {
  await settled(service);
  service.clock.moveBy(1);
  const watch = watching(service);
  await watch();
  await openCase(service);
  service.clock.moveBy(HOUR_MS);
  await settled(service);
  const { rows } = await auditOf(service, watch);
  const by = holderOf('ADMINISTRATOR');
  const [{ id, heldCount }] = await alarms(service, by, 'first: 1');
  const held = { 'UPDATE deadline': heldCount };
  expectDeed(rows, { operation: 'watch-clock', requestId: null, changes: { 'INSERT clock_alarm': 1, ...held } });
  const settledOnce = await askOncePerKey(service, {
    ...{ mutation: 'settleClockAlarm', by, answer: 'alarm { id verdict settledAt }' },
    ...{ input: { id, verdict: 'LIFT', reason: 'the time server was replaced' }, other: { verdict: 'KEEP' } },
    refused: { by: manager, code: 'NOT_FOUND' },
  });
  const settling = { operation: 'settleClockAlarm', actorId: by.sub, changes: { 'UPDATE clock_alarm': 1 } };
  expectDeed(settledOnce.rows, settling);
  const released = await auditOf(service, () => releaseHeldTimer.pass(service.dataSource, service.clock.now()));
  expectDeed(released.rows, { operation: 'release-held', requestId: null, changes: held });
  return ['watch-clock', 'settleClockAlarm', 'release-held'];
}

import { RuleError } from '@complaints/contracts';
import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { ClockAlarm, lockAlarm } from '../../data/clock/clock-alarm.js';
import { judgingClocks } from '../../domain/rights.js';
import { written } from '../../domain/text.js';
import type { AlarmVerdict } from '../../domain/vocabulary.js';

export interface SettleClockAlarm {
  id: string;
  verdict: AlarmVerdict;
  reason: string;
  by: Actor;
  now: Date;
}

/**
 * Keeps what somebody makes of a clock that jumped. What is lifted is let go of by a timer, however much it is.
 * @throws RuleError NOT_FOUND for whoever may not judge it, ALARM_SETTLED, and as `written`
 * Source: R25.
 */
export async function settleClockAlarm(em: EntityManager, command: SettleClockAlarm): Promise<string> {
  const { verdict, by, now } = command;
  const acting = judgingClocks(by);
  const alarm = acting && (await lockAlarm(em, command.id));
  if (!alarm) throw new RuleError('NOT_FOUND', 'There is no such alarm.', ['id']);
  if (alarm.settledAt) throw new RuleError('ALARM_SETTLED', 'Somebody has judged it already.', ['id']);
  const { byId: settledById, onBehalfOfId } = acting;
  attribute(em, { onBehalfOf: onBehalfOfId });
  const reason = written(command.reason, ['reason']);
  await em.update(ClockAlarm, alarm.id, { verdict, reason, settledAt: now, settledById, onBehalfOfId });
  return alarm.id;
}

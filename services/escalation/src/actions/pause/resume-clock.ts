import type { EntityManager } from 'typeorm';
import { DeadlineResumption, findPausesOf } from '../../data/pause/deadline-pause.js';
import { findDeadlineId, moveDeadline } from '../../data/pause/move-deadline.js';
import { type ClockOfCase, openPause, resume, runningClock } from '../../domain/pause/pause.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

/**
 * Has a clock of a case go on before its pause is over, with what was left of it.
 * @throws RuleError as `runningClock` and `resume` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R28.
 */
export async function resumeClock(em: EntityManager, command: OwnersAct & ClockOfCase): Promise<string> {
  const { caseId, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const paused = runningClock(file, command, now);
  const deadlineId = await findDeadlineId(em, file.case.id, paused);
  const pauses = await findPausesOf(em, deadlineId);
  const { clock, decision } = resume(file, { clock: paused, pauses, now });
  const pauseId = openPause(pauses, now)?.id ?? '';
  await em.insert(DeadlineResumption, { pauseId, resumedAt: now, dueAfter: clock.dueAt, ...acting });
  await moveDeadline(em, deadlineId, { clock, now });
  await settle(em, now, [decision]);
  return caseId;
}

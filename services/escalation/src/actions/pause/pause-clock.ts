import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DeadlinePause, findPausesOf } from '../../data/pause/deadline-pause.js';
import { findDeadlineId, moveDeadline } from '../../data/pause/move-deadline.js';
import { type ClockOfCase, pause, runningClock } from '../../domain/pause/pause.js';
import { writtenOrNot } from '../../domain/text.js';
import type { PauseReason } from '../../domain/vocabulary.js';
import { lockOwnCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

export interface PauseClock extends OwnersAct, ClockOfCase {
  reason: PauseReason;
  untilAt: Date;
  note: string | null;
}

/**
 * Has a clock of a case stand still: it is due later at once.
 * @throws RuleError as `runningClock` and `pause` of the rules, NOT_FOUND, NOT_OWNER
 * Source: R28.
 */
export async function pauseClock(em: EntityManager, command: PauseClock): Promise<string> {
  const { caseId, reason, untilAt, now } = command;
  const { file, acting } = await lockOwnCase(em, command);
  const running = runningClock(file, command, now);
  const deadlineId = await findDeadlineId(em, file.case.id, running);
  const pauses = await findPausesOf(em, deadlineId);
  const { clock, decision } = pause(file, { clock: running, reason, untilAt, pauses, now });
  const note = writtenOrNot(command.note, ['note']);
  const due = { dueBefore: running.dueAt, dueAfter: clock.dueAt };
  const kept = { id: uuidv7(), deadlineId, caseId: file.case.id, reason, note, pausedAt: now, untilAt };
  await em.insert(DeadlinePause, { ...kept, ...due, ...acting });
  await moveDeadline(em, deadlineId, { clock, now });
  await settle(em, now, [decision]);
  return caseId;
}

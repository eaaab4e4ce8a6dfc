import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { DoneStep } from '../../data/emergency/done-step.js';
import { completeStep } from '../../domain/emergency/complete-step.js';
import { writtenOrNot } from '../../domain/text.js';
import { lockWatchedCase, type OwnersAct } from '../act-on-case.js';
import { settle } from '../settle.js';

/**
 * Keeps that a step of the emergency procedure is done, whoever of the chain did it.
 * @throws RuleError as `completeStep` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R18.
 */
export async function completeEmergencyStep(
  em: EntityManager,
  command: OwnersAct & { code: string; note: string | null },
): Promise<string> {
  const { caseId, code, now } = command;
  const { file, acting } = await lockWatchedCase(em, command);
  const isDone = await em.existsBy(DoneStep, { caseId, code });
  const decision = completeStep(file, { code, isDone, now });
  const note = writtenOrNot(command.note, ['note']);
  await em.insert(DoneStep, { id: uuidv7(), caseId, code, note, doneAt: now, ...acting });
  await settle(em, now, [decision]);
  return caseId;
}

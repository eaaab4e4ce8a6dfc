import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { TaskProgress } from '../../data/plan/task-progress.js';
import { updateTask as decide } from '../../domain/task/work.js';
import { writtenOrNot } from '../../domain/text.js';
import { settle } from '../settle.js';
import { lockTask, type WorkersAct } from './lock-task.js';

/**
 * Keeps how far a task has come.
 * @throws RuleError as `updateTask` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R34.
 */
export async function updateTask(
  em: EntityManager,
  command: WorkersAct & { progress: number; note: string | null },
): Promise<string> {
  const { progress, now } = command;
  const { file, acting, id } = await lockTask(em, command);
  const decision = decide(file, { taskId: id, progress, now });
  const note = writtenOrNot(command.note, ['note']);
  const said = { progress, isDone: false, note, teamFeedback: null, customerFeedback: null, notedAt: now };
  await em.insert(TaskProgress, { id: uuidv7(), caseId: file.case.id, stepId: id, ...said, ...acting });
  await settle(em, now, [decision]);
  return id;
}

import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { TaskProgress } from '../../data/plan/task-progress.js';
import { completeTask as decide } from '../../domain/task/work.js';
import { writtenOrNot } from '../../domain/text.js';
import { settle } from '../settle.js';
import { lockTask, type WorkersAct } from './lock-task.js';

/** What team and customer say of the effect of a task. */
export interface Effect {
  team: string | null;
  customer: string | null;
}

/**
 * Keeps that a task is done, and what is said of its effect.
 * @throws RuleError as `completeTask` of the rules, NOT_FOUND, NOT_YOURS_TO_DO
 * Source: R34.
 */
export async function completeTask(
  em: EntityManager,
  command: WorkersAct & { note: string | null; effect: Effect },
): Promise<string> {
  const { effect, now } = command;
  const { file, acting, id } = await lockTask(em, command);
  const decision = decide(file, { taskId: id, now });
  await em.insert(TaskProgress, {
    ...{ id: uuidv7(), caseId: file.case.id, stepId: id, progress: 100, isDone: true, notedAt: now, ...acting },
    note: writtenOrNot(command.note, ['note']),
    teamFeedback: writtenOrNot(effect.team, ['effect', 'team']),
    customerFeedback: writtenOrNot(effect.customer, ['effect', 'customer']),
  });
  await settle(em, now, [decision]);
  return id;
}

import { attribute } from '@complaints/kit';
import type { Actor } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { lockCase } from '../../data/case.js';
import { readCaseFile } from '../../data/case-file.js';
import { PlanStep } from '../../data/plan/plan-step.js';
import type { CaseFile } from '../../domain/case.js';
import type { Acting } from '../../domain/rights.js';
import { workingOn } from '../../domain/task/rights.js';

/** What everything done to a task is asked with. */
export interface WorkersAct {
  taskId: string;
  by: Actor;
  now: Date;
}

/**
 * Locks the case of a task that the actor does, or whose case they own, with everything the rules need.
 * @throws RuleError NOT_FOUND, NOT_YOURS_TO_DO
 */
export async function lockTask(
  em: EntityManager,
  { taskId, by }: WorkersAct,
): Promise<{ file: CaseFile; acting: Acting; id: string }> {
  const task = isUuid(taskId) ? await em.findOneBy(PlanStep, { id: taskId }) : null;
  const found = task && (await lockCase(em, task.caseId));
  const acting = workingOn(by, found, task);
  if (!found || !task) throw new Error('who works on a task has found it');
  attribute(em, { onBehalfOf: acting.onBehalfOfId });
  return { file: await readCaseFile(em, found), acting, id: task.id };
}

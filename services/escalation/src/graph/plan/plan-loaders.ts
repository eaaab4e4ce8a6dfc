import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { findCase } from '../../data/case.js';
import { findSetbacks } from '../../data/of-case.js';
import { findAdjustmentsOf, type PlanAdjustment } from '../../data/plan/plan-adjustment.js';
import { findMilestonesOf, type PlanMilestone } from '../../data/plan/plan-milestone.js';
import { findStepsOf, findTasks, PlanStep } from '../../data/plan/plan-step.js';
import { findProgressOf, type TaskProgress } from '../../data/plan/task-progress.js';
import { seesTask } from '../../domain/task/rights.js';
import { ofCase } from '../loaders.js';

/** Finds the parts of things, those of all things in one query. */
const partsOf =
  <Part>(find: (em: EntityManager, ids: readonly string[]) => Promise<Part[]>, wholeOf: (part: Part) => string) =>
  ({ dataSource }: Context) =>
    new DataLoader<string, Part[]>(async (ids) => {
      const parts = Map.groupBy(await find(dataSource.manager, ids), wholeOf);
      return ids.map((id) => parts.get(id) ?? []);
    });

export const createStepsLoader = partsOf<PlanStep>(findStepsOf, ({ planId }) => planId);
export const createMilestonesLoader = partsOf<PlanMilestone>(findMilestonesOf, ({ stepId }) => stepId);
export const createAdjustmentsLoader = partsOf<PlanAdjustment>(findAdjustmentsOf, ({ planId }) => planId);
export const createProgressLoader = partsOf<TaskProgress>(findProgressOf, ({ stepId }) => stepId);
export const createSetbacksLoader = ofCase(findSetbacks);
export const createTasksLoader = ofCase(findTasks);

/** Finds a task that the caller does, or whose case they see. */
export async function findTaskSeen(context: Context, id: string): Promise<PlanStep | null> {
  const { manager } = context.dataSource;
  const task = await manager.findOneBy(PlanStep, { id });
  const found = task && (await findCase(manager, task.caseId));
  return task && found && seesTask(await context.actor(), task, found) ? task : null;
}

import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import type { EntityManager } from 'typeorm';
import { findSetbacks } from '../../data/of-case.js';
import { findMilestonesOf, type PlanMilestone } from '../../data/plan/plan-milestone.js';
import { findStepsOf, type PlanStep } from '../../data/plan/plan-step.js';
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
export const createSetbacksLoader = ofCase(findSetbacks);

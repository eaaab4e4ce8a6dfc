import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { findNaturesOf, findSolutionsOf, type StandardSolution } from '../../data/solution/standard-solution.js';

/** Finds the solution in force for a nature. */
export const createSolutionOfNatureLoader = ({ dataSource }: Context) =>
  new DataLoader<string, StandardSolution | null>(async (codes) => {
    const found = await findSolutionsOf(dataSource.manager, codes);
    return codes.map((code) => found.get(code) ?? null);
  });

/** Finds the natures that a solution names. */
export const createNaturesLoader = ({ dataSource }: Context) =>
  new DataLoader<string, string[]>(async (ids) => {
    const found = await findNaturesOf(dataSource.manager, ids);
    return ids.map((id) => found.get(id) ?? []);
  });

import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { findSimilarSettlements } from '../../data/solution/similar-settlements.js';
import { findNaturesOf, findSolutionsOf, type StandardSolution } from '../../data/solution/standard-solution.js';
import { casesOf } from '../../domain/rights.js';

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

/** The closest earlier settlements of a case, so many at the most. */
interface SimilarWanted {
  caseId: string;
  first: number;
}

/** Finds the ids of the closest earlier settlements that the caller may see. */
export const createSimilarLoader = (context: Context) =>
  new DataLoader<SimilarWanted, string[], string>(
    async (wanted) => {
      const scope = casesOf(await context.actor());
      const found = new Map<number, Map<string, string[]>>();
      // Cases listed side by side are asked for as many, so this is one query, not one per case.
      for (const [take, alike] of Map.groupBy(wanted, ({ first }) => first)) {
        const ids = alike.map(({ caseId }) => caseId);
        found.set(take, await findSimilarSettlements(context.dataSource.manager, ids, { scope, take }));
      }
      return wanted.map(({ caseId, first }) => found.get(first)?.get(caseId) ?? []);
    },
    { cacheKeyFn: ({ caseId, first }) => `${caseId}/${first}` },
  );

import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { countLines, countResults } from '../../data/reconcile/find-lines.js';

/** What lines came to so far, of those that are not done. */
export const createResultsLoader = (context: Context) =>
  new DataLoader(async (ids: readonly string[]) => {
    const counted = await countResults(context.dataSource.manager, ids);
    return ids.map((id) => counted.get(id) ?? []);
  });

/** How many lines were read, and how many have a result, of those that are not done. */
export const createLinesLoader = (context: Context) =>
  new DataLoader(async (ids: readonly string[]) => {
    const counted = await countLines(context.dataSource.manager, ids);
    return ids.map((id) => counted.get(id) ?? { linesRead: 0, linesJudged: 0 });
  });

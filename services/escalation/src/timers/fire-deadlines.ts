import { ofItself, type Timer, transact } from '@complaints/kit';
import { ClocksAtFault, fireDeadlines } from '../actions/fire-deadlines.js';
import { nextOverdueAt } from '../data/case.js';

const BATCH = 500;
/** Enough to keep the database at work while one process decides; more would only wait for each other. */
const SIDE_BY_SIDE = 2;

/** Sees to clocks that ran out. Source: R25. */
export const fireDeadlinesTimer = fireDeadlinesInBatchesOf(BATCH);

/**
 * A timer that sees to so many clocks in one transaction. A case at fault stops no clock but its own: its batch is handled
 * case by case, the pass goes on behind it to the end of what is due, and only then says which ones failed.
 */
export function fireDeadlinesInBatchesOf(batch: number): Timer {
  return {
    name: 'fire-deadlines',
    sideBySide: SIDE_BY_SIDE,
    async pass(dataSource, now) {
      const atFault: ClocksAtFault[] = [];
      const fire: Fire = (limit) => {
        const except = atFault.flatMap(({ caseIds }) => caseIds);
        return transact(dataSource, ofItself('fire-deadlines'), (em) => fireDeadlines(em, { limit, now, except }));
      };
      let handled = await fireBatch(fire, batch, atFault);
      while (atFault.length > 0 && handled > 0) handled = await fireBatch(fire, batch, atFault);
      if (atFault.length > 0)
        throw new AggregateError(atFault, `clocks could not be recorded, cases at fault: ${atFault.length}`);
      return handled;
    },
    nextAt: nextOverdueAt,
  };
}

/** Handles clocks that ran out, so many at the most, in one transaction. */
type Fire = (limit: number) => Promise<number>;

async function fireBatch(fire: Fire, batch: number, atFault: ClocksAtFault[]): Promise<number> {
  try {
    return await fire(batch);
  } catch (error) {
    if (!(error instanceof ClocksAtFault)) throw error;
    return fireOneByOne(fire, batch, atFault);
  }
}

/** @returns how many were handled or found to be at fault */
async function fireOneByOne(fire: Fire, most: number, atFault: ClocksAtFault[]): Promise<number> {
  for (let tried = 0; tried < most; tried += 1) {
    try {
      if ((await fire(1)) === 0) return tried;
    } catch (error) {
      if (!(error instanceof ClocksAtFault)) throw error;
      atFault.push(error);
    }
  }
  return most;
}

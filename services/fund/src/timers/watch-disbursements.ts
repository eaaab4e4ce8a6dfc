import { ofItself, type Timer, transact } from '@complaints/kit';
import { WatchFailed, watchDisbursements } from '../actions/watch/watch-disbursements.js';

const name = 'watch-disbursements';
const BATCH = 50;

/** Flags what is unusual about uses of the fund. Source: R66. */
export const watchDisbursementsTimer = watchInBatchesOf(BATCH);

/**
 * Looks at so many uses of the fund in one transaction, soon after something of them was new: nobody who asks, decides or
 * pays waits for it. One that cannot be looked at stops no other: its batch is gone through one by one, and then it is said
 * which failed.
 */
export function watchInBatchesOf(batch: number): Timer {
  return {
    name,
    async pass(dataSource, now) {
      const failed: WatchFailed[] = [];
      const look: Look = (most) =>
        transact(dataSource, ofItself(name), (em) => {
          const except = failed.flatMap(({ watched }) => [...watched.keys()]);
          return watchDisbursements(em, { most, except }, now);
        });
      const handled = await look(batch).catch((error: unknown) => {
        if (error instanceof WatchFailed) return lookOneByOne(look, batch, failed);
        throw error;
      });
      if (failed.length > 0)
        throw new AggregateError(failed, `disbursements that could not be looked at: ${failed.length}`);
      return handled;
    },
  };
}

/** Looks at so many at the most, in one transaction. @returns how many there were */
type Look = (most: number) => Promise<number>;

/** @returns how many were looked at or found to be at fault */
async function lookOneByOne(look: Look, most: number, failed: WatchFailed[]): Promise<number> {
  for (let tried = 0; tried < most; tried += 1) {
    try {
      if ((await look(1)) === 0) return tried;
    } catch (error) {
      if (!(error instanceof WatchFailed)) throw error;
      failed.push(error);
    }
  }
  return most;
}

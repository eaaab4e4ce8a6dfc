import { ofItself, type Timer, transact } from '@complaints/kit';
import { isAnyToRelease, release } from '../data/clock/held.js';

const BATCH = 500;

/** Lets go of clocks that are held for an alarm that was lifted. Source: R25. */
export const releaseHeldTimer: Timer = {
  name: 'release-held',
  async pass(dataSource) {
    if (!(await isAnyToRelease(dataSource.manager))) return 0;
    return transact(dataSource, ofItself('release-held'), (em) => release(em, BATCH));
  },
};

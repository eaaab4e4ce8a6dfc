import { ofItself, type Timer, transact } from '@complaints/kit';
import { carryOutAnnounced } from '../actions/directory/carry-out-announced.js';
import { findDuePosts } from '../data/announced-holder.js';

const name = 'carry-out-announced';

/** Lets announced changes of holders come true, each post in a transaction of its own. Source: R26. */
export const carryOutAnnouncedTimer: Timer = {
  name,
  async pass(dataSource, now) {
    const postIds = await findDuePosts(dataSource.manager, now);
    const faults: unknown[] = [];
    for (const postId of postIds) {
      await transact(dataSource, ofItself(name), (em) => carryOutAnnounced(em, postId, now)).catch((fault: unknown) =>
        faults.push(fault),
      );
    }
    if (faults.length > 0) throw new AggregateError(faults, `announced changes that failed: ${faults.length}`);
    return postIds.length;
  },
};

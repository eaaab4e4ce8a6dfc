import { ofItself, type Timer, transact } from '@complaints/kit';
import { remindToRate as remind } from '../actions/link/remind-to-rate.js';
import { findDueReminders } from '../data/link/link.js';
import type { Handed } from '../outside/handed.js';

const MOST_AT_ONCE = 100;

/** Reminds customers who have not rated, each in a transaction of its own. Source: R71. */
export const remindToRate = (outside: () => Handed): Timer => ({
  name: 'remind-to-rate',
  async pass(dataSource, now) {
    const due = await findDueReminders(dataSource.manager, now, MOST_AT_ONCE);
    for (const { id: linkId } of due) {
      await transact(dataSource, ofItself('remind-to-rate'), (em) => remind(em, { linkId, ...outside(), now }));
    }
    return due.length;
  },
});

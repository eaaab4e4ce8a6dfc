import { HOUR_MS, ofItself, type Timer, transact } from '@complaints/kit';
import { eraseExpired } from '../actions/personal/erase-expired.js';
import { lookForExpired } from '../data/personal/expired-customers.js';
import { policyInForce } from '../data/policy/find-policies.js';

const MOST_AT_ONCE = 50;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Erases who has had no complaint for as many years as the policy says. It walks through all customers, then waits an hour. */
export function eraseExpiredTimer(): Timer {
  let after = NOBODY;
  let nextAt = Number.NEGATIVE_INFINITY;
  return {
    name: 'erase-expired',
    async pass(dataSource, now) {
      if (now.getTime() < nextAt) return 0;
      const { retainPersonalDataForYears: years } = await policyInForce(dataSource.manager, now);
      const looked = years === null ? null : await lookForExpired(dataSource.manager, { after, years, now });
      if (!looked?.count || years === null) {
        after = NOBODY;
        nextAt = now.getTime() + HOUR_MS;
        return 0;
      }
      const { expiredIds } = looked;
      for (let from = 0; from < expiredIds.length; from += MOST_AT_ONCE) {
        const ids = expiredIds.slice(from, from + MOST_AT_ONCE);
        await transact(dataSource, ofItself('erase-expired'), (em) => eraseExpired(em, { ids, years, now }));
      }
      after = looked.after;
      return looked.count;
    },
  };
}

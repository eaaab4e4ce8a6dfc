import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { findFlagged, findFlagsOf } from '../../data/watch/find-flags.js';
import type { Flag } from '../../data/watch/flag.js';
import { seesFlags } from '../../domain/rights.js';

/** The newest flags of disbursements; none for who sees none. */
export const createFlagsOfDisbursementLoader = (context: Context) =>
  new DataLoader<string, Flag[]>(async (ids) => {
    const sees = seesFlags(await context.actor());
    const found = sees ? await findFlagsOf(context.dataSource.manager, ids) : new Map<string, Flag[]>();
    return ids.map((id) => found.get(id) ?? []);
  });

/** The ids of the newest disbursements of flags. */
export const createFlaggedLoader = ({ dataSource }: Context) =>
  new DataLoader<string, string[]>(async (ids) => {
    const found = await findFlagged(dataSource.manager, ids);
    return ids.map((id) => found.get(id) ?? []);
  });

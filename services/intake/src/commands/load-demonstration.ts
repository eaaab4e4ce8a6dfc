import { demonstrationChain } from '@complaints/contracts';
import { type CommandContext, ofItself, transact } from '@complaints/kit';
import { changeDepartment } from '../actions/change-department.js';
import { changeRegion } from '../actions/change-region.js';
import { changeStore } from '../actions/change-store.js';

/** Brings in the regions, stores and departments of the demonstration chain; a second time changes and tells nothing. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  const now = clock.now();
  const { regions, stores, departments } = demonstrationChain;
  await transact(dataSource, ofItself('load-demonstration'), async (em) => {
    for (const region of regions) await changeRegion(em, { ...region, now });
    for (const store of stores) await changeStore(em, { ...store, now });
    for (const department of departments) await changeDepartment(em, { ...department, now });
  });
  log.info(
    { regions: regions.length, stores: stores.length, departments: departments.length },
    'the demonstration chain is there',
  );
}

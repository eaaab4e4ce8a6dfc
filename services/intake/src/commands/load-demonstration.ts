import { type DemonstrationChannel, demonstrationChain } from '@complaints/contracts';
import { type CommandContext, ofItself, transact } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { changeDepartment } from '../actions/change-department.js';
import { changeRegion } from '../actions/change-region.js';
import { changeStore } from '../actions/change-store.js';
import { changeChannel } from '../actions/channel/change-channel.js';
import { noteVerification } from '../actions/channel/verify-channel.js';
import { findChannel } from '../data/channel/find-channels.js';
import { readChannel } from '../domain/channel/channel.js';

/** Brings in the regions, stores, departments and channels of the demonstration chain; a second time changes and tells nothing. */
export async function loadDemonstration({ dataSource, clock, log }: CommandContext): Promise<void> {
  const now = clock.now();
  const { regions, stores, departments, channels } = demonstrationChain;
  await transact(dataSource, ofItself('load-demonstration'), async (em) => {
    for (const region of regions) await changeRegion(em, { ...region, now });
    for (const store of stores) await changeStore(em, { ...store, now });
    for (const department of departments) await changeDepartment(em, { ...department, now });
    for (const channel of channels) await loadChannel(em, channel, now);
  });
  log.info(
    { regions: regions.length, stores: stores.length, departments: departments.length, channels: channels.length },
    'the demonstration chain is there',
  );
}

/** A channel of the demonstration chain was found in order when it was first loaded. */
async function loadChannel(em: EntityManager, { id: channelId, ...given }: DemonstrationChannel, now: Date) {
  const isNew = (await findChannel(em, channelId)) === null;
  await changeChannel(em, { id: channelId, state: readChannel(given), now });
  if (isNew) await noteVerification(em, { channelId, inOrder: true, finding: null, byId: null, now });
}

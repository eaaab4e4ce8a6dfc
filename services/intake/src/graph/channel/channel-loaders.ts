import type { Context } from '@complaints/kit';
import DataLoader from 'dataloader';
import { In } from 'typeorm';
import { Channel } from '../../data/channel/channel.js';
import type { ChannelVerification } from '../../data/channel/channel-verification.js';
import { findLastVerifications } from '../../data/channel/find-verifications.js';
import { policyInForce } from '../../data/policy/find-policies.js';
import { Store } from '../../data/store.js';
import type { IntakePolicy } from '../../domain/policy.js';
import { seesDirectory } from '../../domain/rights.js';

/** The policy in force, read once per request. */
export const createPolicyInForce = ({ dataSource, clock }: Context): Promise<IntakePolicy> =>
  policyInForce(dataSource.manager, clock.now());

/** Channels by id, for complaints that the caller sees. */
export const createChannelLoader = (context: Context): DataLoader<string, Channel | null> =>
  new DataLoader(async (ids) => {
    const sees = seesDirectory(await context.actor());
    const rows = sees ? await context.dataSource.manager.findBy(Channel, { id: In([...ids]) }) : [];
    const found = new Map(rows.map((one) => [one.id, one]));
    return ids.map((id) => found.get(id) ?? null);
  });

/** The newest verification of a channel that the caller sees; null when there is none. */
export const createVerificationLoader = ({ dataSource }: Context): DataLoader<string, ChannelVerification | null> =>
  new DataLoader(async (channelIds) => {
    const found = await findLastVerifications(dataSource.manager, channelIds);
    const byChannel = new Map(found.map((one) => [one.channelId, one]));
    return channelIds.map((id) => byChannel.get(id) ?? null);
  });

/** Stores by id, for what anybody may read of them. */
export const createPublicStoreLoader = ({ dataSource }: Context): DataLoader<string, Store | null> =>
  new DataLoader(async (ids) => {
    const found = new Map((await dataSource.manager.findBy(Store, { id: In([...ids]) })).map((one) => [one.id, one]));
    return ids.map((id) => found.get(id) ?? null);
  });

import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { Channel } from '../../data/channel/channel.js';
import { ChannelVerification } from '../../data/channel/channel-verification.js';
import { lockChannel } from '../../data/channel/find-channels.js';
import { findStore } from '../../data/store.js';
import { readFinding } from '../../domain/channel/channel.js';
import { mayVerifyChannel } from '../../domain/rights.js';

/** What somebody found who looked whether a channel is in order. */
export interface VerifyChannel {
  channelId: string;
  inOrder: boolean;
  finding?: string | null;
  by: Actor;
  now: Date;
}

/**
 * Keeps who looked whether a channel is in order, when, and what was found. One that is not is stale until it is.
 * @throws RuleError FORBIDDEN, CHANNEL_NOT_FOUND, CHANNEL_RETIRED and as {@link readFinding}
 * Source: R1.
 */
export async function verifyChannel(em: EntityManager, command: VerifyChannel): Promise<Channel> {
  const { channelId, inOrder, by, now } = command;
  const channel = await lockChannel(em, channelId);
  const store = channel?.storeId ? await findStore(em, channel.storeId) : null;
  const place = { storeId: store?.id ?? null, regionId: store?.regionId ?? null };
  const keeperPostId = channel?.keeperPostId ?? null;
  const verifies = (actor: Actor) => mayVerifyChannel(actor, { ...place, keeperPostId });
  if (!verifies(by)) throw new RuleError('FORBIDDEN', 'None of your posts verifies this channel.');
  if (!channel) throw new RuleError('CHANNEL_NOT_FOUND', 'There is no such channel.', ['channelId']);
  if (channel.retiredAt) throw new RuleError('CHANNEL_RETIRED', 'This channel is used no more.', ['channelId']);
  const finding = readFinding(command);
  attribute(em, { onBehalfOf: onBehalfOf(by, verifies) });
  await noteVerification(em, { channelId: channel.id, inOrder, finding, byId: by.id, now });
  return Object.assign(channel, { verifiedAt: inOrder ? now : null });
}

/** Keeps a verification, and that the channel is or is not in order by it. */
export async function noteVerification(
  em: EntityManager,
  found: { channelId: string; inOrder: boolean; finding: string | null; byId: string | null; now: Date },
): Promise<void> {
  const { channelId, inOrder, finding, byId: verifiedById, now: verifiedAt } = found;
  await em.insert(ChannelVerification, { id: uuidv7(), channelId, verifiedAt, verifiedById, inOrder, finding });
  await em.update(Channel, { id: channelId }, { verifiedAt: inOrder ? verifiedAt : null });
}

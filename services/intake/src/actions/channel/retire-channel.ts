import { RuleError } from '@complaints/contracts';
import { type Actor, attribute } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { Channel } from '../../data/channel/channel.js';
import { lockChannel } from '../../data/channel/find-channels.js';
import { keepsDirectory } from '../../domain/rights.js';
import { tellChannel } from './change-channel.js';

/** Which channel is used no more. */
export interface RetireChannel {
  channelId: string;
  by: Actor;
  now: Date;
}

/**
 * Takes a channel out of use; what came by it stays. It is never taken up again: a new one is registered instead.
 * @throws RuleError NOT_ADMINISTRATOR, CHANNEL_NOT_FOUND, CHANNEL_RETIRED
 * Source: R1.
 */
export async function retireChannel(em: EntityManager, { channelId, by, now }: RetireChannel): Promise<Channel> {
  if (!keepsDirectory(by)) throw new RuleError('NOT_ADMINISTRATOR', 'Only an administrator retires a channel.');
  const held = await lockChannel(em, channelId);
  if (!held) throw new RuleError('CHANNEL_NOT_FOUND', 'There is no such channel.', ['channelId']);
  if (held.retiredAt) throw new RuleError('CHANNEL_RETIRED', 'This channel is used no more already.', ['channelId']);
  attribute(em, { onBehalfOf: onBehalfOf(by, keepsDirectory) });
  await em.update(Channel, { id: held.id }, { retiredAt: now });
  const channel = Object.assign(new Channel(), { ...held, retiredAt: now });
  await tellChannel(em, { held, channel, now });
  return channel;
}

import { channelChanged } from '@complaints/contracts';
import { record } from '@complaints/kit';
import type { EntityManager } from 'typeorm';
import { Channel } from '../../data/channel/channel.js';
import { lockChannel } from '../../data/channel/find-channels.js';
import { type ChannelState, isReachedAlike } from '../../domain/channel/channel.js';

/** A channel as it shall be. */
export interface ChangeChannel {
  id: string;
  state: ChannelState;
  now: Date;
}

/** What is told of a channel; the parts of a block in one order, whatever the database makes of it. */
function told({ id: channelId, storeId, kind, source, openingHours: held, retiredAt }: Channel) {
  const openingHours = held.map(({ weekday, opensAt, closesAt }) => ({ weekday, opensAt, closesAt }));
  return channelChanged.of({ channelId, storeId, kind, source, openingHours, retiredAt });
}

/**
 * Makes a channel what it shall be, and tells it where that concerns others. What is reached in another way than before
 * has to be verified anew.
 * Source: R1.
 */
export async function changeChannel(em: EntityManager, { id, state, now }: ChangeChannel): Promise<Channel> {
  const held = await lockChannel(em, id);
  const verifiedAt = held && isReachedAlike(held, state) ? held.verifiedAt : null;
  const channel = Object.assign(new Channel(), { retiredAt: null, ...held, ...state, id, verifiedAt });
  if (held) await em.update(Channel, { id }, { ...state, verifiedAt });
  else await em.insert(Channel, channel);
  await tellChannel(em, { held, channel, now });
  return channel;
}

/** Tells a channel as it is now; nothing when others would see no difference. */
export async function tellChannel(
  em: EntityManager,
  { held, channel, now }: { held: Channel | null; channel: Channel; now: Date },
): Promise<void> {
  const event = told(channel);
  if (held && JSON.stringify(told(held).payload) === JSON.stringify(event.payload)) return;
  record(em, now, [event]);
}

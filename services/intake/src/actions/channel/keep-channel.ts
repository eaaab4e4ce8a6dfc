import { RuleError } from '@complaints/contracts';
import { type Actor, attribute, DirectoryPost } from '@complaints/kit';
import { onBehalfOf } from '@complaints/kit/pure';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7, validate } from 'uuid';
import type { Channel } from '../../data/channel/channel.js';
import { lockChannel } from '../../data/channel/find-channels.js';
import { refuseTaken } from '../../data/refuse-taken.js';
import { findStore } from '../../data/store.js';
import {
  type ChannelState,
  type GivenChannel,
  readChannel,
  touchesWhatIsSettled,
} from '../../domain/channel/channel.js';
import { keepsChannel, keepsDirectory } from '../../domain/rights.js';
import { changeChannel } from './change-channel.js';

/** A channel as somebody describes it; without an id it is a new one. */
export interface KeepChannel extends GivenChannel {
  id?: string | null;
  by: Actor;
  now: Date;
}

/**
 * Changes a channel, or registers a new one. Its keeper changes how it is reached, when, and where it is published;
 * an administrator everything.
 * @throws RuleError NOT_ADMINISTRATOR
 * @throws RuleError CHANNEL_NOT_FOUND, CHANNEL_RETIRED, STORE_NOT_FOUND, POST_NOT_FOUND
 * @throws RuleError ADDRESS_TAKEN when the store has another channel of the kind there, and as {@link readChannel}
 * Source: R1.
 */
export async function keepChannel(em: EntityManager, command: KeepChannel): Promise<Channel> {
  const { by, now } = command;
  const held = await channelToChange(em, command);
  const tends = (actor: Actor) => keepsDirectory(actor) || (held !== null && keepsChannel(actor, held));
  if (!tends(by)) throw notAdministrator();
  const state = await placed(em, readChannel(command));
  if (held && !keepsDirectory(by) && touchesWhatIsSettled(held, state)) throw notAdministrator();
  attribute(em, { onBehalfOf: onBehalfOf(by, tends) });
  const taken = new RuleError('ADDRESS_TAKEN', 'Another channel of this kind has this address there.', ['address']);
  return refuseTaken(taken, () => changeChannel(em, { id: held?.id ?? uuidv7(), state, now }));
}

const notAdministrator = () =>
  new RuleError('NOT_ADMINISTRATOR', 'An administrator settles what a channel is; its keeper how it is reached.');

async function channelToChange(em: EntityManager, { id = null }: KeepChannel): Promise<Channel | null> {
  if (id === null) return null;
  const channel = await lockChannel(em, id);
  if (!channel) throw new RuleError('CHANNEL_NOT_FOUND', 'There is no such channel.', ['id']);
  if (channel.retiredAt) throw new RuleError('CHANNEL_RETIRED', 'This channel is used no more.', ['id']);
  return channel;
}

/** The state with the ids of its store and keeper as they are known. */
async function placed(em: EntityManager, state: ChannelState): Promise<ChannelState> {
  const { storeId, keeperPostId } = state;
  const store = storeId === null ? null : await findStore(em, storeId);
  if (storeId !== null && !store) throw new RuleError('STORE_NOT_FOUND', 'There is no such store.', ['storeId']);
  const isKnown =
    keeperPostId === null || (validate(keeperPostId) && (await em.existsBy(DirectoryPost, { id: keeperPostId })));
  if (!isKnown) throw new RuleError('POST_NOT_FOUND', 'There is no such post.', ['keeperPostId']);
  return { ...state, storeId: store?.id ?? null, keeperPostId: keeperPostId?.toLowerCase() ?? null };
}

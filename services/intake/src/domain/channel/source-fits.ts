import { ChannelKind, EXTERNAL_SOURCES, RuleError, Source } from '@complaints/contracts';

/** The kinds of channel that stand on the public internet. What is written to a person or said to one does not. */
const ON_THE_INTERNET: readonly ChannelKind[] = [
  ChannelKind.WEB_FORM,
  ChannelKind.APP,
  ChannelKind.CHAT,
  ChannelKind.SOCIAL_MEDIA,
];

/** A way in: a registered channel says who operates it, a complaint that names none does not. */
export interface Way {
  kind: ChannelKind;
  operatedByChain?: boolean;
}

/**
 * Whether what arrives a way can count as a source. Whatever the chain itself operates is internal, everything else
 * external; only what stands on the internet is the public web; others may pass a complaint on in any way.
 * Source: R1.
 */
export function sourceFits({ kind, operatedByChain }: Way, source: Source): boolean {
  const isExternal = EXTERNAL_SOURCES.includes(source);
  if (operatedByChain === isExternal) return false;
  return source !== Source.PUBLIC_WEB || ON_THE_INTERNET.includes(kind);
}

/** A registered channel, as far as a complaint follows it. */
export interface FollowedChannel {
  id: string;
  kind: ChannelKind;
  source: Source;
  retiredAt: Date | null;
}

/** What somebody said of the way a complaint came. */
export interface GivenWay {
  channelId?: string | null;
  channel?: ChannelKind | null;
  source?: Source | null;
}

/** How a complaint came. */
export interface TakenWay {
  channelId: string | null;
  channel: ChannelKind;
  source: Source;
}

/**
 * How a complaint came: kind and source follow the registered channel where one is named. Without one the kind must be
 * said, and what says nothing of the source came through a store.
 * @param registered the channel of the id that was given; null when there is none
 * @throws RuleError CHANNEL_NOT_FOUND, CHANNEL_RETIRED, CHANNEL_MISSING, CHANNEL_CONTRADICTS
 * @throws RuleError SOURCE_CONTRADICTS_CHANNEL
 * Source: R1, R2.
 */
export function wayTaken(given: GivenWay, registered: FollowedChannel | null): TakenWay {
  const channelId = given.channelId ?? null;
  if (channelId !== null) return followed(given, registered);
  const { channel: kind = null } = given;
  if (kind === null) throw new RuleError('CHANNEL_MISSING', 'Say by which way it came.', ['channel']);
  const source = given.source ?? Source.STORE;
  if (!sourceFits({ kind }, source)) throw contradicts(`Nothing comes from ${source} by ${kind}.`);
  return { channelId, channel: kind, source };
}

function followed({ channel, source: said }: GivenWay, registered: FollowedChannel | null): TakenWay {
  const path = ['channelId'];
  if (registered === null) throw new RuleError('CHANNEL_NOT_FOUND', 'There is no such channel.', path);
  const { id: channelId, kind, source, retiredAt } = registered;
  if (retiredAt !== null) throw new RuleError('CHANNEL_RETIRED', 'This channel is used no more.', path);
  if (channel && channel !== kind) throw new RuleError('CHANNEL_CONTRADICTS', `This channel is ${kind}.`, ['channel']);
  if (said && said !== source) throw contradicts(`What comes by this channel counts as ${source}.`);
  return { channelId, channel: kind, source };
}

const contradicts = (sentence: string) => new RuleError('SOURCE_CONTRADICTS_CHANNEL', sentence, ['source']);

import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Channel } from '../../data/channel/channel.js';
import { ChannelVerification } from '../../data/channel/channel-verification.js';
import { findChannel, findChannelPage } from '../../data/channel/find-channels.js';
import { findVerificationPage, verificationKeyOf } from '../../data/channel/find-verifications.js';
import { Store } from '../../data/store.js';
import { isStale, verifiedUntil } from '../../domain/channel/channel.js';
import { seesDirectory } from '../../domain/rights.js';
import { createStoreLoader } from '../loaders.js';
import { Post } from '../stubs.js';
import { ChannelFilterInput } from './channel-inputs.js';
import { createPolicyInForce, createVerificationLoader } from './channel-loaders.js';

const ChannelConnection = connectionType(Channel, 'Channel');
const ChannelVerificationConnection = connectionType(ChannelVerification, 'ChannelVerification');

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => Channel, { nullable: true, description: 'One channel; null when there is none that the caller sees.' })
  async channel(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return seesDirectory(await context.actor()) ? findChannel(context.dataSource.manager, id) : null;
  }

  @Query(() => ChannelConnection, { description: 'The registered channels that the caller sees, oldest first.' })
  async channels(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ChannelFilterInput, { nullable: true, description: 'Which ones.' })
    filter: ChannelFilterInput | null,
    @Ctx() context: Context,
  ) {
    if (!seesDirectory(await context.actor())) return pageOf<Channel>([], page, () => []);
    const { verifyChannelsEveryDays } = await context.loader(createPolicyInForce);
    const staleness = { verifyChannelsEveryDays, now: context.clock.now() };
    const rows = await findChannelPage(context.dataSource.manager, { page, filter: filter ?? {}, staleness });
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Query(() => ChannelVerificationConnection, {
    description: 'What was found of a channel that the caller sees, newest first.',
  })
  async channelVerifications(
    @Arg('channelId', () => ID, { description: 'The channel.' }) channelId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: Context,
  ) {
    const sees = seesDirectory(await context.actor());
    const rows = sees ? await findVerificationPage(context.dataSource.manager, { channelId, page }) : [];
    return pageOf(rows, page, verificationKeyOf);
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store it belongs to; null for a central one.' })
  store(@Root() { storeId }: Channel, @Ctx() context: Context) {
    return storeId && context.loader(createStoreLoader).load(storeId);
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The post that looks after it.' })
  keeper(@Root() { keeperPostId }: Channel) {
    return keeperPostId && { id: keeperPostId };
  }

  @FieldResolver(() => Boolean, { description: 'Whether it was not verified within its period.' })
  async stale(@Root() channel: Channel, @Ctx() context: Context) {
    return isStale(channel, await context.loader(createPolicyInForce), context.clock.now());
  }

  @FieldResolver(() => Date, { nullable: true, description: 'Until when its verification speaks for it.' })
  async verifiedUntil(@Root() { verifiedAt }: Channel, @Ctx() context: Context) {
    return verifiedUntil(verifiedAt, await context.loader(createPolicyInForce));
  }

  @FieldResolver(() => ChannelVerification, { nullable: true, description: 'What was last found of it.' })
  lastVerification(@Root() { id }: Channel, @Ctx() context: Context) {
    return context.loader(createVerificationLoader).load(id);
  }
}

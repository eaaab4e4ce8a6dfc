import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Channel } from '../../data/channel/channel.js';
import { Complaint } from '../../data/complaint.js';
import { createChannelLoader } from './channel-loaders.js';

@Resolver(() => Complaint)
export class ComplaintChannelResolver {
  @FieldResolver(() => Channel, {
    nullable: true,
    description: 'The registered channel that it came by; null when none was named.',
  })
  registeredChannel(@Root() { channelId }: Complaint, @Ctx() context: Context) {
    return channelId && context.loader(createChannelLoader).load(channelId);
  }
}

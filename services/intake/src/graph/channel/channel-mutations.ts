import { type Actor, type Context, mutate, payloadType } from '@complaints/kit';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { keepChannel } from '../../actions/channel/keep-channel.js';
import { retireChannel } from '../../actions/channel/retire-channel.js';
import { verifyChannel } from '../../actions/channel/verify-channel.js';
import { Channel } from '../../data/channel/channel.js';
import { findChannel } from '../../data/channel/find-channels.js';
import { seesDirectory } from '../../domain/rights.js';
import { ChangeChannelInput, RetireChannelInput, VerifyChannelInput } from './channel-inputs.js';

const ChangeChannelPayload = payloadType('ChangeChannelPayload', 'channel', () => Channel);
const RetireChannelPayload = payloadType('RetireChannelPayload', 'channel', () => Channel);
const VerifyChannelPayload = payloadType('VerifyChannelPayload', 'channel', () => Channel);

@Resolver()
export class ChannelMutations {
  @Mutation(() => ChangeChannelPayload, {
    description: 'Registers or changes a channel; administrators, and its keeper how it is reached and published.',
  })
  changeChannel(
    @Arg('input', () => ChangeChannelInput, { description: 'The channel.' }) input: ChangeChannelInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'changeChannel',
      input,
      field: 'channel',
      act: async (em, request) => (await keepChannel(em, { ...input, ...request })).id,
      read: channelSeen(context),
    });
  }

  @Mutation(() => RetireChannelPayload, { description: 'Takes a channel out of use for good; administrators only.' })
  retireChannel(
    @Arg('input', () => RetireChannelInput, { description: 'The channel.' }) input: RetireChannelInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'retireChannel',
      input,
      field: 'channel',
      act: async (em, request) => (await retireChannel(em, { ...input, ...request })).id,
      read: channelSeen(context),
    });
  }

  @Mutation(() => VerifyChannelPayload, {
    description: 'Keeps that the caller looked whether a channel is in order, and what was found.',
  })
  verifyChannel(
    @Arg('input', () => VerifyChannelInput, { description: 'What was found.' }) input: VerifyChannelInput,
    @Ctx() context: Context,
  ) {
    return mutate(context, {
      operation: 'verifyChannel',
      input,
      field: 'channel',
      act: async (em, request) => (await verifyChannel(em, { ...input, ...request })).id,
      read: channelSeen(context),
    });
  }
}

const channelSeen =
  ({ dataSource }: Context) =>
  async (id: string, { by }: { by: Actor }): Promise<Channel | null> =>
    seesDirectory(by) ? findChannel(dataSource.manager, id) : null;

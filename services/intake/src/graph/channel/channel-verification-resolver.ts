import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ChannelVerification } from '../../data/channel/channel-verification.js';
import { Staff } from '../stubs.js';

@Resolver(() => ChannelVerification)
export class ChannelVerificationResolver {
  @FieldResolver(() => Staff, {
    nullable: true,
    description: 'Who it was; nobody where the demonstration chain was loaded.',
  })
  verifiedBy(@Root() { verifiedById }: ChannelVerification) {
    return verifiedById && { id: verifiedById };
  }
}

import { type Context, connectionType, PageArgs, pageOf } from '@complaints/kit';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { findPublicChannelPage } from '../../data/channel/find-channels.js';
import { Store } from '../../data/store.js';
import { createPublicStoreLoader } from './channel-loaders.js';
import { complaintQrSvg, complaintUrl, INVITING, invitation } from './invitation-fields.js';
import { PublicChannel, PublicStore } from './public-channel.js';

const PublicChannelConnection = connectionType(PublicChannel, 'PublicChannel');

/** The directory that needs no login. Source: R1. */
@Resolver(() => PublicChannel)
export class PublicChannelResolver {
  @Query(() => PublicChannelConnection, {
    description: 'Where anybody can complain: at a store, at the stores of a region, or centrally; without login.',
  })
  async publicChannels(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('storeId', () => ID, { nullable: true, description: 'At this store.' }) storeId: string | null,
    @Arg('regionId', () => ID, { nullable: true, description: 'At the stores of this region.' })
    regionId: string | null,
    @Ctx() context: Context,
  ) {
    const rows = await findPublicChannelPage(context.dataSource.manager, { page, storeId, regionId });
    return pageOf(rows, page, ({ id }) => [id]);
  }

  @Query(() => PublicStore, {
    nullable: true,
    description: 'The store that a QR code leads to, by its code; null when there is none. Without login.',
  })
  publicStore(@Arg('code', () => String, { description: 'Its code.' }) code: string, @Ctx() context: Context) {
    return context.dataSource.manager.findOneBy(Store, { code });
  }

  @FieldResolver(() => PublicStore, { nullable: true, description: 'The store it belongs to; null for a central one.' })
  store(@Root() { storeId }: PublicChannel, @Ctx() context: Context) {
    return storeId && context.loader(createPublicStoreLoader).load(storeId);
  }
}

@Resolver(() => PublicStore)
export class PublicStoreResolver {
  @FieldResolver(() => String, { description: INVITING.complaintUrl })
  complaintUrl(@Root() store: PublicStore, @Ctx() context: Context) {
    return complaintUrl(store, context);
  }

  @FieldResolver(() => String, { description: INVITING.complaintQrSvg })
  complaintQrSvg(@Root() store: PublicStore, @Ctx() context: Context) {
    return complaintQrSvg(store, context);
  }

  @FieldResolver(() => String, { description: INVITING.invitationZh })
  async invitationZh(@Root() store: PublicStore, @Ctx() context: Context) {
    return (await invitation(store, context)).invitationZh;
  }

  @FieldResolver(() => String, { description: INVITING.invitationEn })
  async invitationEn(@Root() store: PublicStore, @Ctx() context: Context) {
    return (await invitation(store, context)).invitationEn;
  }
}

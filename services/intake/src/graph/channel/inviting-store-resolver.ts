import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Store } from '../../data/store.js';
import { complaintQrSvg, complaintUrl, INVITING, invitation } from './invitation-fields.js';

/** What a store hangs up for its customers. Source: R1. */
@Resolver(() => Store)
export class InvitingStoreResolver {
  @FieldResolver(() => String, { description: INVITING.complaintUrl })
  complaintUrl(@Root() store: Store, @Ctx() context: Context) {
    return complaintUrl(store, context);
  }

  @FieldResolver(() => String, { description: INVITING.complaintQrSvg })
  complaintQrSvg(@Root() store: Store, @Ctx() context: Context) {
    return complaintQrSvg(store, context);
  }

  @FieldResolver(() => String, { description: INVITING.invitationZh })
  async invitationZh(@Root() store: Store, @Ctx() context: Context) {
    return (await invitation(store, context)).invitationZh;
  }

  @FieldResolver(() => String, { description: INVITING.invitationEn })
  async invitationEn(@Root() store: Store, @Ctx() context: Context) {
    return (await invitation(store, context)).invitationEn;
  }
}

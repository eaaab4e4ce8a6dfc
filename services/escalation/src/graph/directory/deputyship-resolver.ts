import { Role } from '@complaints/contracts';
import type { Context } from '@complaints/kit';
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AnnouncedHolder } from '../../data/announced-holder.js';
import { Deputy, findDeputiesOf } from '../../data/deputy.js';
import { Holding } from '../../data/holding.js';
import { Post } from '../../data/post.js';
import { Staff } from '../../data/staff.js';
import { DeputyshipState, stateOf } from '../../domain/deputy/deputyship.js';
import { createPostLoader, staffOf } from '../loaders.js';

@Resolver(() => Deputy)
export class DeputyshipResolver {
  @Query(() => [Deputy], {
    description:
      'By which the caller acts for others, or others by the caller’s authority: the newest 100, newest first.',
  })
  async myDeputyships(@Ctx() { caller, dataSource }: Context): Promise<Deputy[]> {
    const isStaff = caller.role === Role.STAFF || caller.role === Role.ADMINISTRATOR;
    return isStaff ? findDeputiesOf(dataSource.manager, caller.sub) : [];
  }

  @FieldResolver(() => DeputyshipState, { description: 'What has become of it.' })
  state(@Root() deputy: Deputy, @Ctx() { clock }: Context): DeputyshipState {
    return stateOf(deputy, clock.now());
  }

  @FieldResolver(() => Post, { nullable: true, description: 'The post that the deputy acts from.' })
  post(@Root() { postId }: Deputy, @Ctx() context: Context): Promise<Post | null> {
    return context.loader(createPostLoader).load(postId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'The deputy.' })
  deputy(@Root() { staffId }: Deputy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, staffId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'The holder of the post, for whom the deputy acts.' })
  holder(@Root() { holderId }: Deputy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, holderId);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who lends the authority: the holder, or a deputy.' })
  delegator(@Root() { delegatorId }: Deputy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, delegatorId);
  }

  @FieldResolver(() => Staff, {
    nullable: true,
    description: 'Who named the deputy: the delegator or an administrator.',
  })
  namedBy(@Root() { namedById }: Deputy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, namedById);
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who revoked it; null when it ended with its holder.' })
  revokedBy(@Root() { revokedById }: Deputy, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, revokedById);
  }
}

@Resolver(() => Holding)
export class HoldingResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who.' })
  holder(@Root() { staffId }: Holding, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, staffId);
  }
}

@Resolver(() => AnnouncedHolder)
export class AnnouncedHolderResolver {
  @FieldResolver(() => Staff, { nullable: true, description: 'Who; null when the post is left vacant.' })
  holder(@Root() { holderId }: AnnouncedHolder, @Ctx() context: Context): Promise<Staff | null> | null {
    return staffOf(context, holderId);
  }
}

import { PostKind } from '@complaints/contracts';
import {
  type Connection,
  type Context,
  connectionType,
  idOfCursor,
  PageArgs,
  pageOf,
  rowsToRead,
} from '@complaints/kit';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { validate as isUuid } from 'uuid';
import { AnnouncedHolder } from '../../data/announced-holder.js';
import { Deputy } from '../../data/deputy.js';
import { Holding } from '../../data/holding.js';
import { findPosts, Post } from '../../data/post.js';
import { Staff } from '../../data/staff.js';
import { seesPosts } from '../../domain/rights.js';
import { createHolderLoader } from '../loaders.js';
import { Region, Store } from '../stubs.js';
import { createAnnouncedLoader, createDeputiesLoader, createHoldingsLoader, createSuperiorLoader } from './loaders.js';

const PostConnection = connectionType(Post, 'Post');

@ArgsType()
class PostsArgs extends PageArgs {
  @Field(() => PostKind, { nullable: true, description: 'Only posts of this kind.' })
  kind?: PostKind | null;

  @Field(() => ID, { nullable: true, description: 'Only posts at this store.' })
  storeId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only posts of this region, those at its stores included.' })
  regionId?: string | null;
}

@Resolver(() => Post)
export class PostResolver {
  @Query(() => PostConnection, { description: 'The posts of the chain; only staff see them.' })
  async posts(@Args(() => PostsArgs) args: PostsArgs, @Ctx() context: Context): Promise<Connection<Post>> {
    const wanted = { kind: args.kind ?? null, storeId: args.storeId ?? null, regionId: args.regionId ?? null };
    const page = { afterId: idOfCursor(args.after), take: rowsToRead(args) };
    const areIds = [wanted.storeId, wanted.regionId].every((id) => id === null || isUuid(id));
    const isOpen = areIds && seesPosts(await context.actor());
    const rows = isOpen ? await findPosts(context.dataSource.manager, { ...wanted, ...page }) : [];
    return pageOf(rows, args, ({ id }) => [id]);
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store it is at.' })
  store(@Root() { storeId }: Post): Store | null {
    return storeId ? { id: storeId } : null;
  }

  @FieldResolver(() => Region, { nullable: true, description: 'The region it belongs to; null at headquarters.' })
  region(@Root() { regionId }: Post): Region | null {
    return regionId ? { id: regionId } : null;
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who holds it now; null when it is vacant.' })
  holder(@Root() { id }: Post, @Ctx() context: Context): Promise<Staff | null> {
    return context.loader(createHolderLoader).load(id);
  }

  @FieldResolver(() => Post, {
    nullable: true,
    description:
      'While it is vacant: the post whose holder acts on what stands before it, the next above that is held.',
  })
  coveredBy(@Root() post: Post, @Ctx() context: Context): Promise<Post | null> {
    return context.loader(createSuperiorLoader).load(post);
  }

  @FieldResolver(() => [Holding], { description: 'Who held it and holds it, oldest first; the newest 100.' })
  holdings(@Root() { id }: Post, @Ctx() context: Context): Promise<Holding[]> {
    return context.loader(createHoldingsLoader).load(id);
  }

  @FieldResolver(() => [AnnouncedHolder], { description: 'Who shall hold it from later on, the earliest first.' })
  announced(@Root() { id }: Post, @Ctx() context: Context): Promise<AnnouncedHolder[]> {
    return context.loader(createAnnouncedLoader).load(id);
  }

  @FieldResolver(() => [Deputy], {
    description: 'Who acts, acted or was named to act for its holder, oldest first; the newest 100.',
  })
  deputies(@Root() { id }: Post, @Ctx() context: Context): Promise<Deputy[]> {
    return context.loader(createDeputiesLoader).load(id);
  }
}
